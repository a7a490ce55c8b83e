"""A question set from a file of any form that is read, told by the file's ending."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import QuestionError
from assistant.evaluation.questions import GoldQuestion, Reading, read_contract_lines, without_repeats
from assistant.evaluation.run import QuestionSet
from assistant.evaluation.squad import read_squad
from assistant.evaluation.tabular import read_csv
from assistant.evaluation.trec import judged, read_qrels, read_topics
from assistant.evaluation.votes import read_feedback
from assistant.feedback import is_feedback

READERS: dict[str, Callable[[Path], Reading]] = {
    ".jsonl": read_contract_lines,
    ".json": read_squad,
    ".csv": read_csv,
    ".tsv": read_topics,
    ".topics": read_topics,
    ".txt": read_topics,
    ".xml": read_topics,
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A set in memory."""

    about: QuestionSet
    questions: tuple[GoldQuestion, ...]
    notices: tuple[str, ...] = ()
    """What was left out of the file without being wrong."""


def read_set(path: Path, qrels: Path | None = None, limit: int | None = None) -> Loaded:
    """The first ``limit`` questions of the file at ``path``, with the judgments of ``qrels`` as evidence.

    Raises QuestionError when a file cannot be read, has an ending that is not known, or holds no question.
    """
    reader = READERS.get(path.suffix.casefold())
    if reader is None:
        raise QuestionError(f"{path}: question sets end in {', '.join(READERS)}; rename the file by its form")
    notices, errors = list[str](), list[QuestionError]()
    votes = path.suffix.casefold() == ".jsonl" and is_feedback(path)
    reading = without_repeats(read_feedback(path, notices) if votes else reader(path))
    digest = hashlib.sha256()
    if qrels is not None:
        judgments, errors = read_qrels(qrels)
        reading = judged(reading, judgments)
        digest.update(qrels.read_bytes())
    items = [*errors, *reading]
    questions = [item for item in items if isinstance(item, GoldQuestion)][:limit]
    skipped = tuple(str(item) for item in items if isinstance(item, QuestionError))
    if not questions:
        first = f"; the first line that was skipped: {skipped[0]}" if skipped else ""
        raise QuestionError(f"{path}: holds no question that can be asked{first}")
    digest.update(path.read_bytes())
    return Loaded(QuestionSet(path.stem, digest.hexdigest(), len(questions), skipped), tuple(questions), tuple(notices))
