from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from index.copies import families
from tests.index.conftest import Opener
from tests.index.sample_articles import ARTICLES

WORDS = [
    f"{first}{second}" for first in ("ba", "ce", "di", "fo", "gu", "ly") for second in ("rn", "st", "mp", "nd", "x")
]


def prose(seed: int, words: int = 120) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) + str(chance.randrange(9)) for _ in range(words))


def test_a_text_its_cut_copy_and_its_copy_under_a_house_lead_are_one_family() -> None:
    text = prose(1)
    cut, led = text[: len(text) * 3 // 4], f"{prose(2, 15)} {text}"
    assert families([text, prose(3), cut, led, prose(4)]) == [[0, 2, 3]]


def test_case_punctuation_and_layout_make_no_other_text() -> None:
    text = prose(1)
    assert families([text, text.upper().replace(" ", "\n\n"), text.replace(" ", ", ")]) == [[0, 1, 2]]


def test_texts_of_other_words_and_texts_of_no_words_have_no_family() -> None:
    assert families([prose(1), prose(2), "", "", "…", "two words"]) == []


@given(st.lists(st.integers(0, 5), max_size=12))
def test_equal_texts_and_only_they_share_a_family_among_unlike_ones(seeds: list[int]) -> None:
    wanted = [[at for at, seed in enumerate(seeds) if seed == one] for one in dict.fromkeys(seeds)]
    assert families([prose(seed) for seed in seeds]) == [members for members in wanted if len(members) > 1]


def test_a_library_knows_the_family_of_each_article_also_when_opened_again(open_library: Opener) -> None:
    copied = Article("z-copy", "Another headline", prose(7), None, "Other")
    first = Article("a-first", "A headline", prose(7) + " A last word.", None, "Agency")
    library = open_library()
    library.sync([*ARTICLES, copied, first])
    assert library.family("z-copy") == ("a-first", "z-copy")
    assert library.family("a-port") == ("a-port",)
    library.close()
    again = open_library()
    assert again.family("a-first") == ("a-first", "z-copy")
    again.sync([*ARTICLES, first])
    assert again.family("a-first") == ("a-first",)


def test_a_store_without_its_families_makes_them_again(open_library: Opener) -> None:
    library = open_library()
    library.sync([*ARTICLES, Article("a", "A", prose(7)), Article("b", "B", prose(7))])
    view = library._parts.views.current()
    assert view is not None
    assert view.derived is not None
    (view.derived.folder / "families.json").unlink()
    library.close()
    again = open_library()
    assert again.family("a") == ("a", "b")
    assert "made again" in again.notices[0]
