from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.generate.proposals import Proposals, Proposed

TEXTS = [
    '{"sentences": [{"ids": ["s1"], "text": "The quay is old."}, {"ids": ["s2", "s3"], "text": "Il a rouvert."}]}',
    'Sure, here it is:\n```json\n{"sentences": [{"ids": ["s1"], "text": "The quay is old."}]}\n```\nAnything else?',
    '[{"ids": ["s1"], "text": "Un \\"quai\\" [s2] {ancien}."}]',
    "The quay is old. [s1]\nIt opened in 1931 [s2]. It closed in 1990. [s3][s4]\n",
    "<think>Hm. [s1]\n</think>\n- The quay is old [s1].\n- Le port a rouvert, dit-on [s2, s3].",
    "1. The quay (s1) is old.\n2. It opened【s2】.",
    "```\nThe quay is old. [s1]\n```",
    "Prices rose by 3.5% [s1]. It fell [s2] and rose [s3].\n\nNOTHING",
    "NOTHING", "", " \n ", "{", "```json", "<think>never closed [s1]",
]  # fmt: skip


def proposed(*pieces: str) -> list[Proposed]:
    proposals = Proposals()
    found = [one for piece in pieces for one in proposals.feed(piece)]
    return [*found, *proposals.end()]


@st.composite
def cut(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> list[str]:
    text = draw(texts)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    return [text[a:b] for a, b in zip([0, *places], [*places, len(text)], strict=True)]


@settings(deadline=None)
@given(cut(st.sampled_from(TEXTS)))
def test_however_a_text_is_cut_its_sentences_are_the_same(pieces: list[str]) -> None:
    assert proposed(*pieces) == proposed("".join(pieces))


@pytest.mark.parametrize("text", TEXTS)
def test_letter_by_letter_too(text: str) -> None:
    assert proposed(*text) == proposed(text)


@settings(deadline=None)
@given(cut(st.text(alphabet='ab.! \n[](){}"s12,:-*`<>', max_size=60)))
def test_no_text_raises_and_no_sentence_keeps_a_number_of_the_evidence(pieces: list[str]) -> None:
    for one in proposed(*pieces):
        assert one.text.strip()
        assert len(set(one.numbers)) == len(one.numbers)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(1, 99), max_size=3), st.sampled_from(["Old quay.", "Il a rouvert."])), max_size=8
    )
)
def test_json_gives_back_what_was_written(said: list[tuple[list[int], str]]) -> None:
    body = {"sentences": [{"ids": [f"s{n}" for n in ids], "text": text} for ids, text in said]}
    wanted = [Proposed(text, tuple(dict.fromkeys(ids))) for ids, text in said]
    assert proposed(json.dumps(body)) == wanted
    assert proposed(*json.dumps(body, ensure_ascii=False, indent=2)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TEXTS[0], [("The quay is old.", (1,)), ("Il a rouvert.", (2, 3))]),
        (TEXTS[1], [("Sure, here it is:", ()), ("The quay is old.", (1,))]),
        (TEXTS[2], [('Un "quai" {ancien}.', (1, 2))]),
        (TEXTS[3], [("The quay is old.", (1,)), ("It opened in 1931.", (2,)), ("It closed in 1990.", (3, 4))]),
        (TEXTS[4], [("The quay is old.", (1,)), ("Le port a rouvert, dit-on.", (2, 3))]),
        ("NOTHING", []),
        ("<think>never closed [s1]", []),
        ("Two sentences. Of one number. [s4]", [("Two sentences.", (4,)), ("Of one number.", (4,))]),
        ('{"sentences": [{"ids": ["s1"], "text": "Whole."}, {"ids": ["s2"], "te', [("Whole.", (1,))]),
        ('{"sentences": [{"ids": "s7", "text": "One id."}]}', [("One id.", (7,))]),
        ('{"sentences": [{"ids": [3], "text": "A number."}]}', [("A number.", (3,))]),
        ('{"sentences": [{"ids": ["s1"], "text": 5}, {"text": "None."}]}', [("None.", ())]),
    ],
)
def test_what_is_proposed(text: str, wanted: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(one.text, one.numbers) for one in proposed(text)] == wanted


def test_a_sentence_is_given_once_it_is_whole_not_before() -> None:
    proposals = Proposals()
    assert list(proposals.feed('{"sentences": [{"ids": ["s1"], "text": "The quay is old."')) == []
    assert [one.text for one in proposals.feed('}, {"ids"')] == ["The quay is old."]
    assert list(proposals.end()) == []
