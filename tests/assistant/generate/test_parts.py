from __future__ import annotations

from assistant.answer import Answer, Citation, Statement
from assistant.generate.composed import Page
from assistant.generate.parts import covers, head, lacking, missing, parts, told
from assistant.generate.vet import Vetted


def citation(marker: int, quote: str, who: str | None = None) -> Citation:
    start = 100 * marker
    return Citation(marker, "a", "T", "Daily", None, "2025-12-26", "en", start, start + len(quote), quote, who)


COST = citation(1, "It cost 45 million euros.", "the mayor")
AGE = citation(2, "It opened in 1931.", "the union")
SAID = (Statement("“It cost **45 million euros**.”", (1,)), Statement("“It opened in **1931**.”", (2,)))
ANSWER = Answer(
    "?", "?", "en", "answered", f"Opening:\n\n- {SAID[0].text} [1]\n- {SAID[1].text} [2]", SAID, (COST, AGE)
)
WANTED = parts(ANSWER)


def vetted(text: str, *cited: Citation) -> Vetted:
    return Vetted(text, cited)


def test_the_parts_are_the_statements_with_their_quotes_and_the_words_asked_for() -> None:
    assert [part.value for part in WANTED] == ["45 million euros", "1931"]
    assert [part.citations for part in WANTED] == [(COST,), (AGE,)]
    assert WANTED[0].line == "- “It cost **45 million euros**.”"
    assert head(ANSWER) == "Opening:\n\n"


def test_a_part_is_told_in_its_words_or_as_an_equal_value_of_another_language() -> None:
    assert told("They paid 45 million euros.", WANTED[0]) == (10, 26)
    place = told("Cela a coûté 45 millions d'euros.", WANTED[0])
    assert place is not None
    assert "Cela a coûté 45 millions d'euros."[slice(*place)] == "45 millions d'euros"
    assert told("They paid 54 million euros.", WANTED[0]) is None


def test_a_part_is_covered_by_a_sentence_that_rests_on_its_quote_and_tells_it() -> None:
    assert covers(vetted("It cost 45 million euros.", COST), WANTED[0])
    assert not covers(vetted("It cost 45 million euros.", AGE), WANTED[0])
    assert not covers(vetted("It cost a lot.", COST), WANTED[0])
    assert lacking(vetted("It cost a lot.", COST), WANTED) == "45 million euros"
    assert lacking(vetted("It cost 45 million euros.", COST), WANTED) == ""
    assert lacking(vetted("It cost a lot.", citation(3, "x")), WANTED) == ""


def test_what_is_missing_depends_on_what_an_answer_must_keep() -> None:
    one = [vetted("It cost 45 million euros.", COST)]
    assert missing(WANTED, one, "each") == [WANTED[1]]
    assert missing(WANTED, one, "speakers") == [WANTED[1]]
    assert missing(WANTED, one, "any") == []
    assert missing(WANTED, [], "any") == WANTED
    assert missing(WANTED, [*one, vetted("It opened in 1931.", AGE)], "each") == []


def test_a_page_numbers_its_citations_as_they_appear() -> None:
    page = Page()
    assert page.add("Opened.", (AGE,)) == "[1]"
    assert page.add("Both.", (COST, AGE, COST)) == "[2][1]"
    assert [cited.quote for cited in page.numbering.citations] == [AGE.quote, COST.quote]
    assert [cited.marker for cited in page.numbering.citations] == [1, 2]
    assert [said.citations for said in page.statements] == [(1,), (2, 1)]
