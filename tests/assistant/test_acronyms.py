"""Letters are explained only by words that begin with them."""

from __future__ import annotations

import pytest

from assistant.acronyms import spelled_out


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("What does PHA stand for?", "The Port and Harbour Agency (PHA) met.", True),
        ("What does PHA stand for?", "The PHA met in the harbour.", False),
        ("Que signifie SNP ?", "Le Syndicat national des ports (SNP) a signé.", True),
        ("Que signifie SNP ?", "Le SNP a signé.", False),
        ("What does the PHA do?", "The PHA met.", True),
    ],
)
def test_what_letters_stand_for_is_written_out(question: str, text: str, told: bool) -> None:
    assert spelled_out(question, text) is told
