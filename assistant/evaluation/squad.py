"""Question sets in the form of SQuAD 1.1 and 2.0 (XQuAD, FQuAD, PIAF, …)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.errors import QuestionError
from assistant.evaluation.questions import ANY_ARTICLE, Evidence, GoldQuestion, Reading
from corpus.sentences import sentences


def read_squad(path: Path) -> Reading:
    """The questions of a SQuAD file; evidence is the sentence of the paragraph that holds the first annotated answer.

    ``is_impossible`` becomes the status not_found. The file's titles are no article ids, so evidence may stand in any
    article. Raises QuestionError when the file cannot be read or has another form.
    """
    for where, context, item in _items(_document(path)):
        try:
            yield _question(item, context)
        except (KeyError, TypeError, ValueError) as error:
            reason = f"has no {error}" if isinstance(error, KeyError) else str(error)
            yield QuestionError(f"{path}: {where}: {reason}")


def _document(path: Path) -> list[Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{path}: is not valid JSON: {error}") from None
    data = document.get("data") if isinstance(document, dict) else None
    if not isinstance(data, list):
        raise QuestionError(
            f'{path}: is not SQuAD\'s form, {{"data": [{{"paragraphs": …}}]}}; JSON lines end in .jsonl'
        )
    return data


def _items(data: list[Any]) -> Iterator[tuple[str, Any, Any]]:
    """(place in the file, context, question) of every question; of a part of another form, one that will be refused."""
    for a, article in enumerate(data):
        paragraphs = article.get("paragraphs") if isinstance(article, dict) else None
        for p, paragraph in enumerate(paragraphs if isinstance(paragraphs, list) else [None]):
            asked = paragraph.get("qas") if isinstance(paragraph, dict) else None
            for q, item in enumerate(asked if isinstance(asked, list) else [None]):
                context = paragraph.get("context") if isinstance(paragraph, dict) else None
                yield f"data[{a}].paragraphs[{p}].qas[{q}]", context, item


def _question(item: Any, context: Any) -> GoldQuestion:  # noqa: ANN401 - JSON of unknown form
    if not isinstance(item, dict) or not isinstance(context, str):
        raise ValueError("is not a question with a context")
    key, question = str(item["id"]), item["question"]
    if not isinstance(question, str) or not question.strip():
        raise ValueError('has no text under "question"')
    if item.get("is_impossible"):
        return GoldQuestion(key, question, kind="impossible", status="not_found")
    given = [(answer["text"], answer.get("answer_start")) for answer in item["answers"]]
    if not given or not all(isinstance(text, str) and text.strip() for text, _ in given):
        raise ValueError("has no answer, and is not marked is_impossible")
    aliases = tuple(dict.fromkeys(text for text, _ in given))
    evidence = Evidence(ANY_ARTICLE, _sentence(context, *given[0]))
    return GoldQuestion(key, question, status="answered", answers=(aliases,), evidence=(evidence,))


def _sentence(context: str, answer: str, start: object) -> str:
    """The sentences of ``context`` that the answer lies in."""
    if not isinstance(start, int) or context[start : start + len(answer)] != answer:
        start = context.find(answer)  # sets that were translated or cleaned often carry stale offsets
    if start < 0:
        raise ValueError(f"the answer {answer!r} does not stand in its context")
    held = [s for s in sentences(context) if s.start < start + len(answer) and start < s.end]
    return context[held[0].start : held[-1].end]
