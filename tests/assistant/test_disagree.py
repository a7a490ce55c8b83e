from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assistant.answering import is_conflict
from assistant.disagree import Versions
from assistant.disagree import versions as told_apart
from assistant.evidence import Finding
from assistant.question import Query
from index.reader import SentenceRead
from tests.assistant.one_hot import article, finding, query


def versions(asked: Query, findings: Sequence[Finding], cosine: float = 0.35) -> Versions:
    """Of sentences that are neither unlike nor plainly one claim, unless ``cosine`` says so."""
    return told_apart(asked, findings, lambda one, other: cosine)


HOW_MUCH = "How much does the quay cost?"
HOW_MANY = "How many people marched?"


def test_two_articles_that_say_the_same_in_two_languages_are_one_version() -> None:
    english = finding(HOW_MUCH, article("The quay costs 45 million euros.", "a"))
    french = finding(HOW_MUCH, article("Le quai coûte 45 millions d'euros.", "b", source="Le Quotidien"), language="fr")
    told = versions(query(HOW_MUCH), [english, french])
    assert told.groups == ((english, french),)
    assert not is_conflict(told)


def test_two_papers_of_one_day_that_differ_are_a_conflict() -> None:
    one = finding(HOW_MANY, article("1,300 people marched.", "a"))
    other = finding(HOW_MANY, article("4,000 people marched.", "b", source="Le Quotidien"))
    told = versions(query(HOW_MANY), [one, other])
    assert told.groups == ((one,), (other,))
    assert is_conflict(told)


def test_a_later_article_that_revises_comes_first_and_is_no_conflict() -> None:
    old = finding(HOW_MUCH, article("The quay costs 45 million euros.", "a", date(2025, 1, 1)))
    new = finding(HOW_MUCH, article("The quay now costs 60 million euros.", "b", date(2025, 6, 1), "Other"))
    told = versions(query(HOW_MUCH), [old, new])
    assert told.groups == ((new,), (old,))
    assert told.revised
    assert not is_conflict(told)


def test_figures_of_different_years_or_currencies_do_not_disagree() -> None:
    euros = finding(HOW_MUCH, article("The quay costs 45 million euros in 2025.", "a"))
    for text in ("The quay costs 60 million euros in 2026.", "The quay costs 50 million dollars."):
        told = versions(query(HOW_MUCH), [euros, finding(HOW_MUCH, article(text, "b"))])
        assert told.groups == ((euros,),)


TIMES = [
    ("Sales were 45 million euros last month.", "Sales were 60 million euros in June.", False),
    ("Sales were 45 million euros last month.", "Sales were 60 million euros in May 2025.", True),
    ("Sales were 45 million euros last week.", "Sales were 60 million euros this week.", False),
    ("Sales were 45 million euros last year.", "Sales were 60 million euros in 2024.", True),
    ("Sales were 45 million euros last year.", "Sales were 60 million euros in 2025.", False),
    ("Sales were 45 million euros, she said on Tuesday.", "Sales were 60 million euros, he said on Monday.", True),
    ("Sales were 45 million euros on 3 June 2025.", "Sales were 60 million euros on 4 June 2025.", True),
    ("Sales were 45 million euros next fiscal year.", "Sales were 60 million euros last fiscal year.", False),
]


@pytest.mark.parametrize(("one", "other", "disagree"), TIMES)
def test_figures_of_one_time_disagree_however_it_is_told(one: str, other: str, disagree: bool) -> None:
    question = "How much were sales?"
    a = finding(question, article(one, "a", date(2025, 6, 12)))
    b = finding(question, article(other, "b", date(2025, 6, 13), "Other"))
    assert (len(versions(query(question), [a, b]).groups) == 2) == disagree


def test_the_same_words_of_two_months_are_two_times() -> None:
    question, text = "How much were sales?", "Sales were {} million euros last month."
    june = finding(question, article(text.format(45), "a", date(2025, 6, 12)))
    july = finding(question, article(text.format(60), "b", date(2025, 7, 12), "Other"))
    assert versions(query(question), [june, july]).groups == ((june,),)


def test_an_unlikely_sentence_is_no_version() -> None:
    best = finding(HOW_MUCH, article("The quay costs 45 million euros.", "a"))
    other = finding(HOW_MUCH, article("The quay costs 60 million euros.", "b"), relevance=0.05)
    assert versions(query(HOW_MUCH), [best, other]).groups == ((best,),)


DISPUTED = [
    ("1,300 people marched according to the police, 4,000 according to the unions.", True),
    ("Police put the march at 6,000 people; the organisers claimed 14,000.", True),
    ("La préfecture a compté 8 500 manifestants, les syndicats 20 000.", True),
    ("Deux cents personnes, d'après la CGT ; la préfecture parle de 150.", True),
    ("Police said 1,300 people marched on 4 streets.", False),
    ("The 12 new stops and 4,000 people are lost, the union said of 1,300.", False),
    ("The unions say the number of people climbed from 1,300 to 4,000, the mayor said.", False),
]


@pytest.mark.parametrize(("text", "disputed"), DISPUTED)
def test_one_sentence_disputes_itself_where_two_sources_give_two_values(text: str, disputed: bool) -> None:
    assert is_conflict(versions(query(HOW_MANY), [finding(HOW_MANY, article(text))])) == disputed


def test_a_later_article_that_names_the_earlier_figure_beside_its_own_revises_it() -> None:
    old = finding(HOW_MUCH, article("The quay costs 45 million euros.", "a", date(2025, 1, 1)))
    text = "Not 45 million euros: the quay costs 60 million euros."
    new = finding(HOW_MUCH, article(text, "b", date(2025, 6, 1), "Other"))
    new = replace(new, value=new.evidence.candidate.values[-1])
    told = versions(query(HOW_MUCH), [old, new])
    assert told.groups == ((new,), (old,))
    assert told.revised


def test_two_speakers_of_one_article_contradict_each_other() -> None:
    text = "The mayor said the quay costs 45 million euros. The union said the quay costs 60 million euros."
    one, other = (finding(HOW_MUCH, article(text), place=place) for place in (0, 1))
    assert is_conflict(versions(query(HOW_MUCH), [one, other]))
    same = "The mayor said the quay costs 45 million euros. The mayor said the quay costs 60 million euros."
    one, other = (finding(HOW_MUCH, article(same), place=place) for place in (0, 1))
    assert not is_conflict(versions(query(HOW_MUCH), [one, other]))


def test_a_day_to_come_is_overtaken_by_what_a_later_article_says() -> None:
    when = "When does the quay open?"
    old = finding(when, article("The quay will open on 3 May 2025.", "a", date(2025, 1, 1)))
    new = finding(when, article("The quay opened on 9 June 2025.", "b", date(2025, 6, 10), "Other"))
    told = versions(query(when), [old, new])
    assert told.groups == ((new,), (old,))
    assert told.revised
    past = finding(when, article("The quay opened on 3 May 2025.", "a", date(2025, 6, 1)))
    assert not versions(query(when), [past, new]).revised


def pointed_at(found: Finding) -> Finding:
    """The same with a reader who is sure of its value."""
    candidate, value = found.evidence.candidate, found.value
    assert value is not None
    start = candidate.sentence.start
    said = SentenceRead(score=2.0, start=-0.1, span=(start + value.start, start + value.end))
    return replace(found, evidence=replace(found.evidence, candidate=replace(candidate, said=said)))


MOVED = [
    ("The bill has climbed from 45 million euros to 60 million euros.", 1, True),
    ("It now costs 60 million euros, up from 45 million euros.", 0, True),
    ("Le quai coûtera 60 millions d'euros, contre 45 millions d'euros.", 0, True),
    ("The bill has climbed from 30 million euros to 60 million euros.", 1, False),
]


@pytest.mark.parametrize(("text", "place", "moved"), MOVED)
def test_what_took_the_place_of_the_very_value_is_told_first_however_unlike_the_question(
    text: str, place: int, moved: bool
) -> None:
    old = finding(HOW_MUCH, article("The quay costs 45 million euros.", "a", date(2025, 1, 1)))
    language = "fr" if text.startswith("Le ") else "en"
    new = finding(HOW_MUCH, article(text, "b", date(2025, 6, 1), "Other"), relevance=0.005, language=language)
    new = replace(new, value=new.evidence.candidate.values[place])
    told = versions(query(HOW_MUCH), [old, new])
    assert told.groups == (((new,), (old,)) if moved else ((old,),))
    assert told.revised == moved


def test_a_toll_that_has_risen_is_the_newest_word_where_a_reader_points_at_both() -> None:
    dead = "How many people died?"
    old = finding(dead, article("The fire killed five people.", "a", date(2025, 6, 3)))
    risen = article("The toll has risen to seven.", "b", date(2025, 6, 7), "Other")
    new = finding(dead, risen, relevance=0.02)
    assert versions(query(dead), [old, new]).groups == ((old,),)
    old, new = pointed_at(old), pointed_at(new)
    assert versions(query(dead), [old, new]).groups == ((new,), (old,))


@pytest.mark.parametrize(("counted", "conflict"), [("jobs were lost", True), ("members would march", False)])
def test_two_people_of_one_article_who_count_the_same_things_otherwise_disagree(counted: str, conflict: bool) -> None:
    jobs = "How many jobs will go?"
    of = article(f"The firm will cut 180 jobs, the chairman said. The union said that 240 {counted}.")
    found = [finding(jobs, of, place=place, relevance=r) for place, r in ((0, 0.9), (1, 0.01))]
    assert is_conflict(versions(query(jobs), [pointed_at(one) for one in found])) == conflict


SAME_THING = [
    (
        "About 500 people were evacuated, the fire service said.",
        "The prefect said that 320 people were evacuated.",
        0.5,
        True,
    ),
    (
        "About 500 people were evacuated, the fire service said.",
        "The prefect said that 320 people were evacuated.",
        0.2,
        False,
    ),
    (
        "About 500 people were evacuated, the fire service said.",
        "The prefect said that 9,000 people were evacuated.",
        0.5,
        False,
    ),
    (
        "About 500 people were evacuated, the fire service said.",
        "The prefect said that 320 houses were flooded.",
        0.5,
        False,
    ),
]


@pytest.mark.parametrize(("one", "other", "cosine", "conflict"), SAME_THING)
def test_two_articles_that_tell_one_thing_with_two_figures_disagree_however_unlikely_the_second(
    one: str, other: str, cosine: float, conflict: bool
) -> None:
    a = finding("How many people left?", article(one, "a"))
    b = finding("How many people left?", article(other, "b", source="Other"), relevance=0.01)
    assert is_conflict(versions(query("How many people left?"), [a, b], cosine)) == conflict


def test_what_comes_again_next_year_is_another_thing() -> None:
    question = "How many people came?"
    a = finding(question, article("Some 500 people came.", "a", date(2024, 6, 1)))
    for day, groups in ((date(2024, 7, 1), 2), (date(2025, 6, 1), 1)):
        b = finding(question, article("Some 320 people came.", "b", day, "Other"), relevance=0.01)
        assert len(versions(query(question), [a, b], 0.5).groups) == groups


def test_a_voice_set_against_one_that_agrees_with_the_best_is_heard_too() -> None:
    question = "How many people came?"
    best = finding(question, article("Il y avait 48 000 personnes.", "b", source="Other"), language="fr")
    told = article("The organisers said 48,000 people came. Police put it at 31,000.", "a")
    agreeing, against = finding(question, told, relevance=0.5), finding(question, told, place=1, relevance=0.001)
    assert versions(query(question), [best, agreeing, against], 0.5).groups == ((best, agreeing), (against,))


def test_two_rates_by_two_voices_one_after_the_other_are_mostly_of_two_things() -> None:
    question = "What is the growth forecast?"
    told = article("Growth will be 1.3%, the bank said. Spending will rise by 2.8%, the ministry said.")
    best, other = (finding(question, told, place=place, relevance=0.9 - place * 0.8) for place in (0, 1))
    assert versions(query(question), [best, other], 0.6).groups == ((best,),)
    told = article("Growth will be 1.3%, the bank said. The ministry disputed that and put it at 2.8%.")
    best, other = (finding(question, told, place=place, relevance=0.9 - place * 0.8) for place in (0, 1))
    assert versions(query(question), [best, other], 0.6).groups == ((best,), (other,))
