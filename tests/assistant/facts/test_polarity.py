from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.facts.polarity import negated, polarities

CASES = [
    # language, text, (kind, cue, what it governs) ...
    ("en", "Nobody was hurt, police said.", [("negated", "Nobody", "Nobody was hurt")]),
    ("en", "The road isn't open, but the rail line is.", [("negated", "isn't", "isn't open")]),
    ("en", "She denied that taxes rose.", [("negated", "denied", "denied that taxes rose")]),
    ("en", "On Monday the claim was denied by him.", [("negated", "denied", "On Monday the claim was denied")]),
    ("en", "The firm failed to meet its target.", [("negated", "failed to", "failed to meet its target")]),
    ("en", "Neither side nor its lawyers spoke.", [("negated", "Neither", "Neither side nor its lawyers spoke")]),
    ("en", "It could cost 3.5 million.", [("uncertain", "could", "could cost 3.5 million")]),
    ("en", "He may resign; she stays.", [("uncertain", "may", "may resign")]),
    ("en", "In May 2025 sales rose.", []),
    ("en", "The firm plans to hire.", [("planned", "plans to", "plans to hire")]),
    ("en", "The line is to open in June.", [("planned", "is to", "is to open in June")]),
    ("en", "Not only did sales rise, profits doubled.", []),
    ("en", "No fewer than 300 people came, no doubt.", []),
    ("en", "Ask whether or not he left.", [("uncertain", "whether", "whether or not he left")]),
    ("fr", "Le projet n'a pas été retenu.", [("negated", "n'a pas", "n'a pas été retenu")]),
    ("fr", "Le projet n’a pas été retenu.", [("negated", "n’a pas", "n’a pas été retenu")]),
    ("fr", "Personne n'a été blessé.", [("negated", "Personne", "Personne n'a été blessé")]),
    ("fr", "Aucun décès n'est à déplorer.", [("negated", "Aucun", "Aucun décès n'est à déplorer")]),
    ("fr", "Ni le maire ni le préfet n'ont répondu.", [("negated", "Ni", "Ni le maire ni le préfet n'ont répondu")]),
    ("fr", "Il a refusé de répondre.", [("negated", "refusé de", "refusé de répondre")]),
    ("fr", "La ministre dément avoir signé.", [("negated", "dément", "dément avoir signé")]),
    ("fr", "La ville n'a enregistré que deux cas.", []),
    ("fr", "Il ne reste plus que trois places.", []),
    ("fr", "La hausse est plus forte qu'on ne le pensait.", []),
    ("fr", "Il y a plus de 300 visiteurs, pas moins de 200 élèves.", []),
    ("fr", "Le pont pourrait rouvrir.", [("uncertain", "pourrait", "pourrait rouvrir")]),
    ("fr", "L'usine serait vendue.", [("uncertain", "serait", "serait vendue")]),
    ("fr", "Les prix attiraient, elle montrait le portrait.", []),
    ("fr", "Elle rouvrira samedi.", [("planned", "rouvrira", "rouvrira samedi")]),
    ("fr", "Il assura la paix et inspira la foule à l'opéra.", []),
    ("fr", "La fête doit attirer du monde.", [("planned", "doit", "doit attirer du monde")]),
    ("de", "Niemand wurde nicht verletzt.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_cue_governs_its_clause(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(p.kind, p.text, text[p.governs[0] : p.governs[1]]) for p in polarities(text, language)]
    assert found == expected


def test_two_negations_of_one_stretch_undo_each_other() -> None:
    text = "He did not deny the report."
    at = text.index("report")
    assert not negated(text, "en", at, at + 6)
    assert negated(text.replace("not ", ""), "en", at - 4, at + 2)


@given(st.text(alphabet="ne 'pasrienquibcould.,;’not\u00a0", max_size=60), st.sampled_from(["en", "fr"]))
def test_a_cue_stands_where_it_says_and_lies_in_what_it_governs(text: str, language: str) -> None:
    for polarity in polarities(text, language):
        assert text[polarity.start : polarity.end] == polarity.text != ""
        assert 0 <= polarity.governs[0] <= polarity.start < polarity.end <= polarity.governs[1] <= len(text)
