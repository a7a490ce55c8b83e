"""The support check against thousands of false statements made from true ones, and the true ones themselves."""

from __future__ import annotations

import sys

import pytest

from assistant.support.check import unsupported
from tests.assistant.support.alterations import altered, counted
from tests.assistant.support.material import Paraphrase, Words, paraphrases, sentences

NEVER = (
    "figure", "unit", "magnitude", "points", "bound", "year", "month", "name", "first name", "surname", "not added",
    "not dropped", "denial", "weekday", "modality", "direction", "figures swapped", "names swapped",
)  # fmt: skip
"""The kinds of change; not one may pass."""

MOST = 0.6
"""The share of true statements that must stand at least; one that does not is shown as the exact quote instead."""


@pytest.fixture(scope="module")
def words() -> Words:
    return Words()


def stands(one: Paraphrase, words: Words) -> bool:
    return not unsupported(one.statement, one.language, [one.cited], words)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_false_statement_made_from_a_true_one_passes(words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    true = [(cited, cited.language, cited.text) for cited in sentences()]
    true += [(one.cited, one.language, one.statement) for one in paraphrases() if stands(one, words)]
    table = counted(
        [
            (kind, not unsupported(false, language, [cited], words))
            for cited, language, statement in true
            for kind, false in altered(statement, language)
        ]
    )
    with capsys.disabled():
        lines = [f"{kind:16} {passed:4} of {total:5} accepted" for kind, (passed, total) in table.items()]
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert sum(total for _, total in table.values()) >= 2_000
    assert {kind: table[kind][0] for kind in NEVER} == dict.fromkeys(NEVER, 0)


def test_every_sentence_supports_itself() -> None:
    assert [cited.text for cited in sentences() if unsupported(cited.text, cited.language, [cited])] == []


@pytest.mark.slow
def test_most_true_statements_in_other_words_or_the_other_language_stand(words: Words) -> None:
    tried = list(paraphrases())
    assert len(tried) >= 300
    assert sum(stands(one, words) for one in tried) >= MOST * len(tried)
