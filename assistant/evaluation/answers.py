"""Whether the answer says what is expected.

answer_match         1 when of every group of aliases one is said (CONTRACT; "accuracy" of retrieval-augmented answers,
                     Mallen et al., ACL 2023), else 0; a refusal says nothing. See `said.says` for numbers and dates
must_not_violations  1 when the answer says something it must not, else 0
exact_match, token_f1  of the answered span against the best alias, by SQuAD's normalisation (Rajpurkar et al., EMNLP
                     2016) with the French articles too; where one span is expected. The span is the first text in bold,
                     else the first statement, else the text
correct              1 when the status is the expected one, every group is said and nothing that must not be; over
                     questions whose status or answers are known
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter

from assistant.evaluation.locate import Case
from assistant.evaluation.questions import SHOWN
from assistant.evaluation.said import says

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_ELIDED = re.compile(r"\b(?:l|d|qu)['’]", re.IGNORECASE)
_ARTICLES = frozenset(["a", "an", "the", "le", "la", "les", "un", "une", "des", "du"])
_PUNCTUATION = re.compile(rf"[{re.escape(string.punctuation)}’‘“”«»…–—]")


def score(case: Case) -> dict[str, float]:
    """The measures above, as far as the question has gold for them."""
    question, shown = case.question, _shown(case)
    scores: dict[str, float] = {}
    if question.answers:
        scores["answer_match"] = float(all(any(says(shown, alias) for alias in group) for group in question.answers))
    if question.must_not:
        text = str(case.answer["text"]) if case.answer else ""
        scores["must_not_violations"] = float(any(says(text, alias) for alias in question.must_not))
    if len(question.answers) == 1 and question.status in (None, "answered"):
        given = span(case) if shown else ""
        scores["exact_match"] = max(float(normalise(given) == normalise(alias)) for alias in question.answers[0])
        scores["token_f1"] = max(token_f1(given, alias) for alias in question.answers[0])
    if question.status or question.answers:
        right = question.status in (None, case.status) and case.answer is not None
        said = scores.get("answer_match", 1.0) == 1.0 and scores.get("must_not_violations", 0.0) == 0.0
        scores["correct"] = float(right and said)
    return scores


def span(case: Case) -> str:
    """What the answer points at."""
    if case.answer is None:
        return ""
    bold = _BOLD.search(case.answer["text"])
    if bold:
        return bold[1]
    statements = case.answer.get("statements") or [{"text": case.answer["text"]}]
    return str(statements[0]["text"])


def token_f1(given: str, expected: str) -> float:
    """Harmonic mean of the share of given tokens that are expected and of expected tokens that are given."""
    one, other = normalise(given).split(), normalise(expected).split()
    if not one or not other:
        return float(one == other)
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other))


def normalise(text: str) -> str:
    """Lower case, without punctuation, without articles, single spaces."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = _PUNCTUATION.sub("", _ELIDED.sub("", plain))
    return " ".join(word for word in plain.split() if word not in _ARTICLES)


def _shown(case: Case) -> str:
    """The answer's text where it tells something; a refusal may name what it did not find."""
    return str(case.answer["text"]) if case.answer and case.status in (*SHOWN, "meta") else ""
