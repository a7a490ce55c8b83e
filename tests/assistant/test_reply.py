from __future__ import annotations

import pytest

from assistant.answering import Verdict
from assistant.disagree import Versions, versions
from assistant.evidence import Finding
from assistant.reply import NEAREST, answered, not_found, told
from tests.assistant.one_hot import article, finding, query

HOW_MANY = "How many people marched?"
POLICE = article("1,300 people marched.", "police")
UNIONS = article("4,000 people marched.", "unions", source="Le Quotidien")


def verdict(*findings: Finding, further: tuple[Finding, ...] = ()) -> tuple[Verdict, Versions]:
    found = versions(query(HOW_MANY), findings, lambda one, other: 0.35)
    return Verdict(tuple(f.evidence for f in findings), 0.9, found, further), found


def test_every_version_of_a_conflict_is_shown_with_its_source_and_date() -> None:
    answer = answered(
        query(HOW_MANY),
        *verdict(finding(HOW_MANY, POLICE), finding(HOW_MANY, UNIONS)),
        {"police": POLICE, "unions": UNIONS}.__getitem__,
    )
    assert answer.status == "conflict"
    assert answer.text == (
        "The articles give different answers:\n\n"
        "- Daily, 26 December 2025: “**1,300** people marched.” [1]\n"
        "- Le Quotidien, 26 December 2025: “**4,000** people marched.” [2]"
    )


def test_agreeing_articles_are_cited_together() -> None:
    again = article("1,300 people marched.", "again", source="Other")
    answer = answered(
        query(HOW_MANY),
        *verdict(finding(HOW_MANY, POLICE), finding(HOW_MANY, again)),
        {"police": POLICE, "again": again}.__getitem__,
    )
    assert (answer.status, answer.text) == ("answered", "“**1,300** people marched.” [1][2]")
    assert [c.article_id for c in answer.citations] == ["police", "again"]


def test_told_stops_behind_the_marker_of_the_last_statement_shown() -> None:
    more = finding(HOW_MANY, article("They sang.", "song"))
    answer = answered(
        query(HOW_MANY),
        *verdict(finding(HOW_MANY, POLICE), further=(more,)),
        {"police": POLICE, "song": more.evidence.candidate.article}.__getitem__,
    )
    shown = told(answer, 1)
    assert shown.text == "“**1,300** people marched.” [1]"
    assert [c.marker for c in shown.citations] == [1]
    assert told(answer, 2) == answer


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Who won in Zanzibar?",
            "The articles do not say. No passage found speaks of Zanzibar. Searched: 1 article (26 December 2025).",
        ),
        (
            "Qui a gagné à Zanzibar ?",
            "Les articles ne le disent pas. Aucun passage trouvé ne parle de Zanzibar. "
            "Recherche faite dans 1 article (26 décembre 2025).",
        ),
    ],
)
def test_a_refusal_speaks_the_questions_language(question: str, text: str) -> None:
    refused = Verdict((finding(HOW_MANY, POLICE).evidence,) * (NEAREST + 1), 0.1, None, unknown=("Zanzibar",))
    answer = not_found(query(question), refused, [POLICE])
    assert answer.text.startswith(text)
    assert [(c.marker, c.quote) for c in answer.nearest] == [
        (n, "1,300 people marched.") for n in range(1, NEAREST + 1)
    ]


def test_a_filter_that_admits_nothing_is_said() -> None:
    assert "filters" in not_found(query(HOW_MANY), Verdict((), 0.0, None), []).text
