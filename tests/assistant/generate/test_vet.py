from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Citation
from assistant.generate.evidence import Numbered
from assistant.generate.proposals import Proposed
from assistant.generate.vet import Refused, Vetted, Vetting
from corpus.article import Article
from corpus.sentences import sentences
from tests.assistant.one_hot import article, word_vectors

TEXT = (
    "The quay opened in 1931. The ferry did not stop at the quay. "
    "According to the harbour union, the crane costs 45 million euros. The mayor visited the museum."
)
ARTICLE = article(TEXT)


def evidence(source: Article = ARTICLE) -> list[Numbered]:
    found = []
    for number, s in enumerate(sentences(source.text), 1):
        quote = source.text[s.start : s.end]
        who = "the harbour union" if "union" in quote else None
        cited = Citation(
            number, source.id, source.title, source.source, None, "2025-12-26", "en", s.start, s.end, quote, who
        )
        found.append(Numbered(number, cited))
    return found


def judged(text: str, *numbers: int, language: str = "en") -> Vetted | Refused:
    vetting = Vetting(evidence(), language, {ARTICLE.id: ARTICLE}.__getitem__, word_vectors)
    return vetting.judge(Proposed(text, numbers))


@pytest.mark.parametrize("number", [1, 2, 4])
def test_a_quote_stands_on_itself(number: int) -> None:
    quote = evidence()[number - 1].citation
    assert judged(quote.quote, number) == Vetted(quote.quote, (quote,))


@pytest.mark.parametrize("numbers", [(), (99,), (0,), (4,)])
def test_a_sentence_whose_numbers_say_nothing_of_it_rests_on_the_first_that_says_it(numbers: tuple[int, ...]) -> None:
    found = judged("The quay opened in 1931.", *numbers)
    assert isinstance(found, Vetted)
    assert [cited.marker for cited in found.citations] == [1]


def test_of_several_numbers_those_that_support_it_are_cited() -> None:
    found = judged("The quay opened in 1931.", 4, 1, 3)
    assert isinstance(found, Vetted)
    assert [cited.marker for cited in found.citations] == [1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The quay opened in 1913.", "1913"),
        ("The ferry did stop at the quay.", "negation"),
        ("The crane costs 54 million euros.", "54"),
        ("The quay opened in", "breaks off"),
        ("Did the quay open in 1931?", "asks"),
        ("1931.", "says nothing"),
        ("", "says nothing"),
        (f"The quay {'very ' * 150}opened in 1931.", "too long"),
        ("Le quai a ouvert en 1931, dit le journal.", "not in the language asked for (English)"),
        ("码头于1931年开放。", "not in the language asked for"),
        ("The quay delighted wealthy foreign visitors.", "delighted"),
    ],
)
def test_what_does_not_stand_is_refused_with_the_reason(text: str, reason: str) -> None:
    for numbers in ((1, 2, 3, 4), (1,)):
        found = judged(text, *numbers)
        assert isinstance(found, Refused)
        assert found.text == text.strip()
    assert reason in _reason(text, 1 if "1913" in reason or "delighted" in reason else 2 if "neg" in reason else 3)


def _reason(text: str, number: int) -> str:
    found = judged(text, number)
    assert isinstance(found, Refused)
    return found.reason


def test_what_one_quote_denies_no_other_supports() -> None:
    for numbers in ((1, 2), (2, 1), (1, 2, 4)):
        assert isinstance(judged("The ferry stopped at the quay.", *numbers), Refused)


def test_a_claim_is_given_its_speaker() -> None:
    found = judged("The crane costs 45 million euros.", 3)
    assert isinstance(found, Vetted)
    assert found.text == "According to the harbour union, the crane costs 45 million euros."


def test_a_claim_that_names_its_speaker_stays_as_it_is() -> None:
    said = "The harbour union says the crane costs 45 million euros."
    found = judged(said, 3)
    assert isinstance(found, Vetted)
    assert found.text == said


def test_a_quote_that_is_not_its_article_s_supports_nothing() -> None:
    other = article(TEXT.replace("1931", "1932"))
    vetting = Vetting(evidence(), "en", {ARTICLE.id: other}.__getitem__, word_vectors)
    assert isinstance(vetting.judge(Proposed("The quay opened in 1931.", (1,))), Refused)


@settings(deadline=None)
@given(st.text(max_size=80), st.lists(st.integers(0, 6), max_size=3))
def test_whatever_is_shown_is_whole_on_one_line_and_cited_exactly(text: str, numbers: list[int]) -> None:
    found = judged(text, *numbers)
    if isinstance(found, Vetted):
        assert found.citations
        assert "\n" not in found.text
        assert all(TEXT[cited.start : cited.end] == cited.quote for cited in found.citations)
    else:
        assert found.reason
