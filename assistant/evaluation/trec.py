"""TREC's two files: topics (the questions) and qrels (which articles are relevant to each)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from assistant.errors import QuestionError
from assistant.evaluation.questions import Evidence, GoldQuestion, Reading

_TOPIC = re.compile(r"<top>(.*?)</top>", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"<num>\s*(?:Number:)?\s*(\S+)", re.IGNORECASE)
_TITLE = re.compile(r"<title>\s*(?:Topic:)?\s*([^<]+)", re.IGNORECASE)
Judgments = dict[str, tuple[Evidence, ...]]
"""Question id -> the relevant articles."""


def read_topics(path: Path) -> Reading:
    """Questions from ``<top>`` blocks (number and title), or from lines of id, tab, question.

    Raises QuestionError when the file cannot be read.
    """
    text = _text(path)
    if "<top>" in text.casefold():
        for place, block in enumerate(_TOPIC.findall(text), start=1):
            number, title = _NUMBER.search(block), _TITLE.search(block)
            if number and title and title[1].strip():
                yield GoldQuestion(number[1].partition("<")[0], " ".join(title[1].split()))
            else:
                yield QuestionError(f"{path}: topic {place}: has no <num> or no <title>")
        return
    for line_number, line in enumerate(text.splitlines(), start=1):
        key, _, question = line.partition("\t")
        if key.strip() and question.strip():
            yield GoldQuestion(key.strip(), question.strip())
        elif line.strip():
            yield QuestionError(f"{path}:{line_number}: is not an id, a tab and a question")


def read_qrels(path: Path) -> tuple[Judgments, list[QuestionError]]:
    """Lines of question id, a field that is not used, article id, relevance (from 1: relevant; else not).

    A line that cannot be read is given back as an error. Raises QuestionError when the file cannot be read.
    """
    relevant: dict[str, dict[str, Evidence]] = {}
    errors: list[QuestionError] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        fields = line.split()
        if not fields:
            continue
        try:
            key, _, article, grade = fields
            judged = relevant.setdefault(key, {})
            if float(grade) > 0:
                judged[article] = Evidence(article, "", float(grade))
        except ValueError:
            errors.append(QuestionError(f"{path}:{number}: is not four fields: question, 0, article, relevance"))
    return {key: tuple(judged.values()) for key, judged in relevant.items()}, errors


def judged(questions: Iterable[GoldQuestion | QuestionError], judgments: Judgments) -> Reading:
    """The questions with the articles of ``judgments`` as their evidence, where it judges them."""
    for item in questions:
        if isinstance(item, GoldQuestion) and item.id in judgments:
            yield replace(item, evidence=judgments[item.id])
        else:
            yield item


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise QuestionError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path}: is not UTF-8 text (byte {error.start})") from None
