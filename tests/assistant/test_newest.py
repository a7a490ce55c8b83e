from __future__ import annotations

from datetime import date

from assistant.disagree import Versions
from assistant.newest import as_revisions, newest_first
from tests.assistant.one_hot import article, finding

QUESTION = "How many people died?"
EARLY = finding(QUESTION, article("Three people died.", "early", date(2025, 5, 1)), relevance=0.8)
LATE = finding(QUESTION, article("Seven people died.", "late", date(2025, 5, 4)), relevance=0.1)
BESIDE = finding(QUESTION, article("Nine cranes fell.", "beside", date(2025, 5, 6)), relevance=0.2, said=(0.0,))
FAINT = finding(QUESTION, article("Nine people died.", "faint", date(2025, 5, 6)), relevance=0.01)


def test_of_the_sentences_that_answer_the_newest_article_s_comes_first() -> None:
    assert newest_first([EARLY, BESIDE, LATE, FAINT]) == [LATE, EARLY, BESIDE, FAINT]


def test_without_findings_nothing_is_first() -> None:
    assert newest_first([]) == []


def test_a_sentence_without_a_date_is_older_than_any() -> None:
    undated = finding(QUESTION, article("Two people died.", "undated", None), relevance=0.9)
    assert newest_first([undated, EARLY]) == [EARLY, undated]


def test_older_versions_stand_behind_as_what_was_revised() -> None:
    told = as_revisions(Versions(((EARLY,), (LATE,)), revised=False))
    assert told == Versions(((LATE,), (EARLY,)), revised=True)


def test_two_versions_of_one_day_remain_a_conflict() -> None:
    other = finding(QUESTION, article("Eight people died.", "other", date(2025, 5, 4)))
    told = Versions(((LATE,), (other,)), revised=False)
    assert as_revisions(told) == told
