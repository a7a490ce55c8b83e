from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.period import Period
from assistant.timely import place, timely
from assistant.when import asked_time, bounds, split_time, timeless, today_of, wants_newest
from tests.assistant.one_hot import article

THURSDAY = date(2025, 12, 18)

TIMES = [
    ("What happened last March?", "2025-03-01", "2025-03-31"),
    ("Que s'est-il passé en 2024 ?", "2024-01-01", "2024-12-31"),
    ("What has changed since June?", "2025-06-01", None),
    ("What was decided in May 2025?", "2025-05-01", "2025-05-31"),
    ("What did the council decide this week?", "2025-12-15", "2025-12-21"),
    ("Que s'est-il passé hier ?", "2025-12-17", "2025-12-17"),
    ("Qui était maire avant 2024 ?", None, "2023-12-31"),
    ("Who was mayor after 2020?", "2021-01-01", None),
    ("Combien de cas entre 2020 et 2023 ?", "2020-01-01", "2023-12-31"),
    ("How many cases from March 2024 to May 2024?", "2024-03-01", "2024-05-31"),
    ("How many jobs will there be next year?", "2026-01-01", "2026-12-31"),
    ("Combien de visiteurs l'été dernier ?", "2025-06-01", "2025-08-31"),
    ("What were the profits in the second quarter of 2024?", "2024-04-01", "2024-06-30"),
    ("Combien de morts en mai 2025, en 2025 donc ?", "2025-05-01", "2025-05-31"),
    ("What was announced today?", "2025-12-18", "2025-12-18"),
]


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(("question", "start", "end"), TIMES)
def test_a_question_s_time_runs_from_one_day_to_another(question: str, start: str | None, end: str | None) -> None:
    language = "fr" if question.endswith(" ?") else "en"
    assert asked_time(question, language, lambda: THURSDAY) == Period(_day(start), _day(end))


@pytest.mark.parametrize("question", ["Who won?", "Qui était maire avant l'élection ?", "What is the price today?", ""])
def test_a_question_may_name_no_time(question: str) -> None:
    assert asked_time(question, "en", lambda: THURSDAY) is None


def test_nobody_asks_for_today_where_the_time_is_absolute() -> None:
    def never() -> date:
        raise AssertionError("today was asked for")

    assert asked_time("What happened in 2024?", "en", never) == Period(date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    "question",
    [
        "What is the latest toll?", "Quel est le dernier bilan ?", "What is the most recent figure?",
        "Quel est le chiffre le plus récent ?", "Who is currently mayor?", "Qui est maire aujourd'hui ?",
        "How many deaths to date?", "Combien de morts à ce jour ?", "What is the last reported figure?",
        "Quelles sont les dernières nouvelles ?", "How many cranes are there now?",
    ],
)  # fmt: skip
def test_some_words_ask_for_the_newest_article_s_word(question: str) -> None:
    assert wants_newest(question)


@pytest.mark.parametrize(
    "question", ["What happened last week?", "Que s'est-il passé la semaine dernière ?", "Who knows?", "L'an dernier ?"]
)
def test_a_last_week_is_no_last_word(question: str) -> None:
    assert not wants_newest(question)


def test_a_bound_need_not_be_named_by_the_answer() -> None:
    assert bounds("Who was mayor before 2020?")
    assert bounds("Combien de cas entre 2020 et 2023 ?")
    assert not bounds("Combien de cas en 2023 ?")
    assert not bounds("How many jobs since 2023?")


@pytest.mark.parametrize(
    ("question", "language", "rest"),
    [
        ("What was Kelbrook's budget in 2024?", "en", "What was Kelbrook's budget?"),
        ("What was last year's budget?", "en", "What was budget?"),
        ("Quel était le taux en mai 2025 ?", "fr", "Quel était le taux ?"),
        ("Combien de cas le mois dernier ?", "fr", "Combien de cas ?"),
    ],
)
def test_a_question_can_be_asked_without_its_time(question: str, language: str, rest: str) -> None:
    assert timeless(question, language) == rest


SPLIT = [
    ("what happened in Kermor before 2020", "what happened in Kermor", None, "2019-12-31"),
    ("what happened in Kermor after 2020", "what happened in Kermor", "2021-01-01", None),
    ("que s'est-il passé à Kermor depuis mars 2025 ?", "que s'est-il passé à Kermor ?", "2025-03-01", None),
    ("in May 2025, what happened in Kermor?", "what happened in Kermor?", "2025-05-01", "2025-05-31"),
    ("what happened in Kermor, in May 2025?", "what happened in Kermor?", "2025-05-01", "2025-05-31"),
    ("what happened last month", "what happened", "2025-11-01", "2025-11-30"),
    ("what happened between March and May 2024", "what happened", "2024-03-01", "2024-05-31"),
    ("what happened between November and January", "what happened", "2024-11-01", "2025-01-31"),
    ("que s'est-il passé du 3 au 5 mai 2025 ?", "que s'est-il passé ?", "2025-05-03", "2025-05-05"),
    ("que s'est-il passé entre le 28 avril et le 5 mai 2025 ?", "que s'est-il passé ?", "2025-04-28", "2025-05-05"),
    ("what happened on 3 May?", "what happened?", "2025-05-03", "2025-05-03"),
    ("what happened on Saturday 3 May?", "what happened?", "2025-05-03", "2025-05-03"),
    ("what happened in the week of 3 May 2025?", "what happened?", "2025-04-28", "2025-05-04"),
    ("what happened in the last three days?", "what happened?", "2025-12-15", "2025-12-18"),
    ("que s'est-il passé ces deux derniers mois ?", "que s'est-il passé ?", "2025-10-18", "2025-12-18"),
    ("timeline of the strike from March 2025 onwards", "timeline of the strike", "2025-03-01", None),
]


@pytest.mark.parametrize(("question", "rest", "start", "end"), SPLIT)
def test_the_time_of_a_whole_story_is_cut_from_its_question(
    question: str, rest: str, start: str | None, end: str | None
) -> None:
    language = "fr" if "-il " in question else "en"
    assert split_time(question, language, lambda: THURSDAY) == (rest, Period(_day(start), _day(end)))


@pytest.mark.parametrize(
    "question", ["timeline of the strike", "timeline of the 2024 election", "the May 2025 fire here"]
)
def test_a_time_that_describes_a_thing_stays(question: str) -> None:
    assert split_time(question, "en", lambda: THURSDAY) == (question, None)


def test_an_old_archive_is_asked_from_the_day_of_its_newest_article() -> None:
    old, older = article("A.", "a", date(2020, 3, 1)), article("B.", "b", date(2019, 3, 1))
    assert today_of([older, old, article("C.", "c", None)]) == date(2020, 3, 1)
    assert today_of([article("D.", "d", date.today() + timedelta(days=400))]) == date.today()
    assert today_of([]) == date.today()


MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
PLACES = [
    ("Exports fell last month.", date(2025, 6, 12), "said"),
    ("Exports fell in May 2025.", date(2025, 9, 1), "said"),
    ("Exports fell.", date(2025, 5, 12), "inside"),
    ("Exports fell in 2025.", date(2025, 12, 1), "near"),
    ("Exports fell in April.", date(2025, 5, 12), "elsewhere"),
    ("Exports fell to 6 tons in April, the office said on Tuesday.", date(2025, 5, 12), "elsewhere"),
    ("Exports fell.", date(2025, 9, 1), "elsewhere"),
]


@pytest.mark.parametrize(("text", "published", "where"), PLACES)
def test_a_sentence_stands_somewhere_to_the_time_asked_about(text: str, published: date, where: str) -> None:
    assert place(MAY, text, "", "en", article(text, published=published), qualified=True) == where


def test_what_was_announced_then_may_be_about_later() -> None:
    plan = article("The mine will close in 2027.", published=date(2025, 5, 12))
    assert place(MAY, plan.text, "", "en", plan, qualified=False) == "inside"
    assert place(MAY, plan.text, "", "en", plan, qualified=True) == "elsewhere"


def test_the_rest_of_its_article_puts_a_sentence_near_a_time() -> None:
    report = article("The flood came in May 2025. Nobody died.", published=date(2025, 9, 1))
    assert place(MAY, "Nobody died.", "", "en", report, qualified=True) == "near"


def test_a_clause_speaks_for_or_against_a_time() -> None:
    clauses = ("6% in May", "5% in April 2024", "5%")
    assert [timely(MAY, clause, None, "en") for clause in clauses] == [0, -1, 0]
    assert timely(MAY, "it was 6% in May", date(2025, 6, 1), "en") == 1


WORDS = st.sampled_from(
    [
        "since ", "between ", "3 and 5 May ", "last 40 months ", "from March to January ", "2024", " and ", "2020",
        "last week", "avant ", "mai 2025", "hier", " ?",
    ]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map("".join)), st.dates())
def test_any_question_has_a_time_or_none(question: str, today: date) -> None:
    asked = asked_time(question, "fr", lambda: today)
    assert asked is None or asked.start is not None or asked.end is not None
    assert isinstance(timeless(question, "fr"), str)
    rest, confined = split_time(question, "fr", lambda: today)
    assert rest == question or confined is not None
