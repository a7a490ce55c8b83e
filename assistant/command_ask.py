"""``ask``: one question from the command line, or a file of them."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from assistant.answer import Answer, Citation
from assistant.inert import inert, inert_name
from assistant.questions_file import read_questions
from assistant.terminal import config_of, report, report_failures, shown
from corpus.errors import AttestError
from index.hit import Filter

if TYPE_CHECKING:
    from assistant.chat import Assistant

NAME = "ask"
HELP = "answer a question, or each question of a file, from the corpus"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Options of this command beside the common ones."""
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="in French, English or another language")
    parser.add_argument("--questions", metavar="FILE", help="JSON lines with id, question and perhaps history")
    parser.add_argument("--json", action="store_true", help="print each answer as one line of JSON")
    parser.add_argument("--after", type=_day, metavar="DATE", help="only articles published on that day or later")
    parser.add_argument("--before", type=_day, metavar="DATE", help="only articles published before that day")
    parser.add_argument("--language", type=_language, metavar="L", help="only passages in that language: fr, en, …")
    parser.add_argument("--source", metavar="S", help="only articles of that source")


def run(options: argparse.Namespace) -> int:
    """Answer and print; 1 when a line of the file or a file of the corpus had to be left out."""
    if (options.question is None) == (options.questions is None):
        options.parser.error("give one QUESTION, or --questions FILE")
    where = _filter(options)
    config = config_of(options)
    with _library_chatter_on_stderr():
        from assistant.chat import Assistant

        assistant = Assistant.open(config)
    with contextlib.closing(assistant):
        code = report_failures(assistant.failures)
        for notice in assistant.notices:
            report(f"note: {notice}")
        if options.questions is None:
            _print([_ask(assistant, options.question, where)], as_json=options.json)
            return code
        return max(code, _ask_file(assistant, Path(options.questions), where, as_json=options.json))


def _ask(assistant: Assistant, question: str, where: Filter | None) -> Answer:
    with _library_chatter_on_stderr():
        answer = assistant.ask(question, where=where)
    _report_notices(assistant, answer)
    return answer


def _ask_file(assistant: Assistant, path: Path, where: Filter | None, *, as_json: bool) -> int:
    code = 0
    for question in read_questions(path):
        if isinstance(question, AttestError):
            report(f"error: {question} (skipped)")
            code = 1
            continue
        try:
            with _library_chatter_on_stderr():
                answer = assistant.ask(question.question, history=question.history, where=where)
        except AttestError as error:
            report(f"error: {path}:{question.line}: {error} (skipped)")
            code = 1
            continue
        _report_notices(assistant, answer)
        _print([replace(answer, id=question.id)], as_json=as_json)
    return code


def _print(answers: Iterable[Answer], *, as_json: bool) -> None:
    for answer in answers:
        line = json.dumps(answer.as_json(), ensure_ascii=False) if as_json else shown(_as_text(answer))
        sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _as_text(answer: Answer) -> str:
    head = [f"{answer.id}: {answer.question}"] if answer.id is not None else []
    sources = [_source(f"[{citation.marker}]", citation) for citation in answer.citations]
    closest = [_source("-", citation) for citation in answer.nearest]
    return "\n".join([*head, answer.text, *([""] if sources or closest else []), *sources, *closest])


def _source(mark: str, citation: Citation) -> str:
    origin = ", ".join(part for part in (inert_name(citation.source or ""), citation.published) if part)
    quote = "\n    ".join(line for line in citation.quote.splitlines() if line.strip())
    return f"{mark} “{quote}”\n    {inert(citation.title)}{f' ({origin})' if origin else ''}"


def _report_notices(assistant: Assistant, answer: Answer) -> None:
    """What the assistant has to say of this answer; what it says of every answer was said at the start."""
    for notice in answer.notices:
        if notice not in assistant.notices:
            report(f"note: {notice}")


def _filter(options: argparse.Namespace) -> Filter | None:
    if options.after and options.before and options.after >= options.before:
        options.parser.error(f"--after {options.after} leaves no day before --before {options.before}")
    where = Filter(language=options.language, source=options.source, after=options.after, before=options.before)
    return None if where == Filter() else where


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2025-12-26") from None


def _language(text: str) -> str:
    if len(text) != 2 or not text.isascii() or not text.isalpha():
        raise argparse.ArgumentTypeError(f"{text!r} is not a two-letter language code such as fr")
    return text.lower()


def _library_chatter_on_stderr() -> contextlib.redirect_stdout[TextIO]:
    """With ``--json`` nothing but answers may reach standard output, whatever a library prints."""
    return contextlib.redirect_stdout(sys.stderr)
