"""The language of passages and of questions of a few words."""

from __future__ import annotations

import pytest

from corpus.language import identify, identify_question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le gouvernement a présenté son plan de relance pour l'industrie.", "fr"),
        ("The government has presented its recovery plan for industry.", "en"),
        ("Die Regierung hat ihren Plan für die Industrie vorgestellt.", "de"),
        ("El gobierno ha presentado su plan para la industria.", "es"),
        ("Il governo ha presentato il suo piano per l'industria.", "it"),
        ("O governo apresentou o seu plano para a indústria.", "pt"),
        ("De regering heeft haar plan voor de industrie voorgesteld.", "nl"),
        ("日本政府は半導体産業への支援を発表した。", "ja"),
        ("日本政府宣布支持半导体产业。", "zh"),
        ("Правительство представило план поддержки.", "ru"),
        ("قدمت الحكومة خطتها لدعم الصناعة", "ar"),
        ("정부는 계획을 발표했다.", "ko"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", "  \n", "2025 : 300 %", "!!!"])
def test_a_text_without_letters_has_the_default_language(text: str) -> None:
    assert identify(text, default="fr") == "fr"
    assert identify_question(text, "de") == "de"


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Et en 2026 ?", "fr"),
        ("And in total?", "en"),
        ("Who?", "en"),
        ("Why", "en"),
        ("Qui ?", "fr"),
        ("Quand ?", "fr"),
        ("Pourquoi ?", "fr"),
        ("Hello", "en"),
        ("Thanks", "en"),
        ("merci", "fr"),
        ("Bonjour", "fr"),
        ("Combien pour Rapidus", "fr"),
        ("Et la Chine ?", "fr"),
        ("What about China?", "en"),
        ("Japan GDP growth?", "en"),
        ("dette publique", "fr"),
        ("WHO PAID FOR IT?", "en"),
        ("in English?", "en"),
        ("en français ?", "fr"),
        ("¿Cuánto?", "es"),
        ("Wie viel?", "de"),
        ("Quanto costa?", "it"),
        ("日本は?", "ja"),
    ],
)
@pytest.mark.parametrize("default", ["fr", "en"])
def test_a_few_words_tell_the_language_of_a_question_whatever_the_default(
    question: str, language: str, default: str
) -> None:
    assert identify_question(question, default) == language


@pytest.mark.parametrize("question", ["Rapidus ?", "Tesla", "PIB Japon", "ok", "2026 ?", "Jerome Powell", "Mistral AI"])
@pytest.mark.parametrize("default", ["fr", "en"])
def test_a_mere_name_leaves_the_default_language(question: str, default: str) -> None:
    assert identify_question(question, default) == default


def test_a_foreign_name_in_its_own_script_does_not_change_the_language() -> None:
    assert identify("Le musée Pouchkine (Музей имени Пушкина) fut fondé par le père de la poétesse.") == "fr"
    assert identify("The firm, called ラピダス in Japan, builds a plant on the island of Hokkaido.") == "en"


def test_a_latin_name_in_a_japanese_sentence_does_not_change_the_language() -> None:
    assert identify("政府はRapidusとTSMCに投資する。") == "ja"
