from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.compose import Draft, Quote, label, quote
from corpus.article import Article, Sentence
from tests.assistant.one_hot import article, finding, passage

TWO = article("The quay opened last Monday. It cost 45 million euros.")


def whole(of: Article, place: int, language: str = "en") -> Quote:
    sentence = passage(of, language).sentences[place]
    return Quote(of, sentence, sentence.start, sentence.end, None)


def test_the_words_asked_for_are_bold_and_the_quote_is_exact() -> None:
    found = quote(finding("How much did it cost?", TWO, place=1))
    draft = Draft("en")
    draft.add([found])
    assert draft.text() == "“It cost **45 million euros**.” [1]"
    assert draft.citations[0].quote == "It cost 45 million euros."


def test_quotation_marks_and_the_clock_speak_the_readers_language() -> None:
    draft = Draft("fr")
    draft.add([whole(TWO, 0)])
    assert draft.text().startswith("«\u00a0The quay opened last Monday.\u00a0» (")
    assert "last Monday = lundi 22 décembre 2025" in draft.text()


def test_markers_count_in_order_of_appearance_and_one_quote_keeps_its_own() -> None:
    draft = Draft("en")
    draft.add([whole(TWO, 1), whole(TWO, 0)])
    draft.add([whole(TWO, 0)])
    assert [statement.citations for statement in draft.statements] == [(1, 2), (2,)]
    assert [citation.marker for citation in draft.citations] == [1, 2]


def test_a_version_is_led_by_source_date_and_language() -> None:
    french = article("Le quai est cher.", source="Le Quotidien")
    assert label(whole(french, 0, "fr"), "en") == "Le Quotidien, 26 December 2025, in French: "
    assert label(whole(TWO, 0), "fr") == "Daily, 26 décembre 2025, en anglais\u00a0: "


def test_what_fails_the_check_is_not_shown() -> None:
    draft = Draft("en")
    draft.add([whole(TWO, 0)])
    assert draft.checked(lambda _: TWO).statements == draft.statements
    assert draft.checked(lambda _: article("The quay never opened. It cost nothing at all, they say.")).statements == []


def test_the_markers_of_what_is_left_count_from_one() -> None:
    draft = Draft("en")
    other = article("It rained all day in the harbour town.", "b")
    draft.add([whole(TWO, 0)])
    draft.add([whole(other, 0)])
    changed = article("It was dry all day in the harbour town.", "a")
    left = draft.checked(lambda name: other if name == "b" else changed)
    assert [statement.citations for statement in left.statements] == [(1,)]
    assert [(citation.marker, citation.article_id) for citation in left.citations] == [(1, "b")]
    assert left.text().endswith("” [1]")


@given(st.text(min_size=1).filter(lambda text: text.strip() != ""), st.sampled_from(["en", "fr"]))
def test_any_sentence_that_is_quoted_passes_the_check(text: str, language: str) -> None:
    of = Article("a", "The “odd”: title", text)
    draft = Draft(language)
    quoted = Quote(of, Sentence(0, len(text), "en"), 0, len(text), None)
    draft.add([quoted], lead=label(quoted, language))
    assert draft.citations[0].quote == text
    assert draft.checked(lambda _: of) is draft
