"""Invented news articles with questions, French and English across: what no encyclopaedia teaches.

Near misses come for free: a fact the article leaves out, another town, firm or year, another article on the same kind
of event. Towns, firms and people are put together from syllables; nothing is taken from a real or a test article.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.reader.examples import Read
from tests.benchmarks.reader.questions import Shown

FILE = Path(__file__).with_suffix(".toml")
_VALUES: dict[str, Any] = tomllib.loads(FILE.with_name("newsroom_values.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Slot:
    """One value in both languages."""

    en: str
    fr: str


def _fresh(rng: random.Random) -> dict[str, Slot]:
    """New values for every slot."""
    slots = {name: _same(_word(rng)) for name in ("town", "town2")}
    slots |= {name: _same(f"{_word(rng)} {rng.choice(_VALUES['firm'])}") for name in ("org", "org2")}
    slots |= {name: _same(f"{_word(rng)} {club}") for name, club in (("team", "FC"), ("team2", "United"))}
    slots |= {name: _same(f"{rng.choice(_VALUES['first'])} {_word(rng)}") for name in ("person", "person2")}
    slots |= {name: _money(rng) for name in ("money", "money2")}
    slots |= {name: _percent(rng) for name in ("percent", "percent2", "percent3")}
    slots |= {name: _count(rng) for name in ("count", "count2", "count3")}
    slots |= {name: _day(rng) for name in ("day", "day2")}
    slots |= {name: Slot(*rng.choice(pairs)) for name, pairs in _VALUES["pairs"].items()}
    others = [pair for pair in _VALUES["pairs"]["field"] if pair[0] != slots["field"].en]
    return slots | {
        "field2": Slot(*rng.choice(others)),
        "duration": _duration(rng),
        "year": _same(str(rng.randint(2018, 2027))),
        "year2": _same(str(rng.randint(1950, 2015))),
        "score": _same(f"{rng.randint(1, 5)}-{rng.randint(0, 4)}"),
        "speed": _same(f"{rng.randint(70, 190)} km/h"),
    }


def _word(rng: random.Random) -> str:
    return str(rng.choice(_VALUES["start"])) + str(rng.choice(_VALUES["end"]))


def _same(text: str) -> Slot:
    return Slot(text, text)


def _money(rng: random.Random) -> Slot:
    amount, size = rng.choice([str(rng.randint(2, 900)), f"{rng.randint(1, 99)}.{rng.randint(1, 9)}"]), rng.random()
    sign, en, fr = rng.choice([("€", "euros", "d'euros"), ("$", "dollars", "de dollars"), ("¥", "yen", "de yens")])
    scale = ("million", "millions") if size < 0.7 else ("billion", "milliards")
    written = rng.choice([f"{sign}{amount} {scale[0]}", f"{amount} {scale[0]} {en}"])
    return Slot(written, f"{amount.replace('.', ',')} {scale[1]} {fr}")


def _percent(rng: random.Random) -> Slot:
    amount = rng.choice([str(rng.randint(2, 95)), f"{rng.randint(1, 80)}.{rng.randint(1, 9)}"])
    return Slot(rng.choice([f"{amount}%", f"{amount} per cent"]), f"{amount.replace('.', ',')} %")


def _count(rng: random.Random) -> Slot:
    number = rng.choice([rng.randint(3, 99), rng.randint(100, 999), rng.randint(1000, 90000)])
    return Slot(f"{number:,}", f"{number:,}".replace(",", "\u202f"))


def _day(rng: random.Random) -> Slot:
    day, month = rng.randint(2, 28), rng.randrange(12)
    tail = f" {rng.randint(2023, 2027)}" if rng.random() < 0.6 else ""
    english, french = (_VALUES["months"][language][month] for language in ("en", "fr"))
    comma = "," if tail else ""
    return Slot(rng.choice([f"{day} {english}{tail}", f"{english} {day}{comma}{tail}"]), f"{day} {french}{tail}")


def _duration(rng: random.Random) -> Slot:
    number = rng.randint(2, 30)
    return Slot(*rng.choice([(f"{number} months", f"{number} mois"), (f"{number} weeks", f"{number} semaines")]))


class Newsroom:
    """Writes groups of inputs, the first of a group relevant."""

    def __init__(self, rng: random.Random) -> None:
        self.kinds: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
        self.rng = rng

    def group(self) -> list[Read]:
        """A question, the passage that answers, one on the like event elsewhere, and a near miss."""
        rng = self.rng
        kind = self.kinds[rng.choice(sorted(self.kinds))]
        slots = _fresh(rng)
        facts = rng.sample(kind["fact"], k=min(len(kind["fact"]), rng.randint(4, 7)))
        language, asked = rng.choice(["fr", "fr", "en", "en"]), rng.choice(("fr", "en"))
        fact = facts[0]
        rng.shuffle(facts)
        question = _filled(rng.choice(fact[f"ask_{asked}"]), slots, asked)
        right = self._article(kind, facts, slots, language, fact)
        left_out = [one for one in facts if one is not fact]
        other = _fresh(rng)
        group = [Read(question, right, True)]
        group.append(Read(question, self._article(kind, left_out, slots, rng.choice(("fr", "en")), None), False))
        if rng.random() < 0.6 and re.search(r"\{(town|org|team|person2?|event|thing|field|year)\}", str(fact)):
            elsewhere = {**slots, **{name: other[name] for name in _names_in(fact[f"ask_{asked}"])}}
            if any(elsewhere[name] != slots[name] for name in slots):
                false = _filled(rng.choice(fact[f"ask_{asked}"]), elsewhere, asked)
                if false not in {_filled(text, slots, asked) for text in fact[f"ask_{asked}"]}:
                    silent = Shown(**{**_fields(right), "gold": (False,) * len(right.gold), "answer": None})
                    group.append(Read(false, silent, False))
        return group

    def _article(
        self, kind: dict[str, Any], facts: list[dict[str, Any]], slots: dict[str, Slot], language: str, gold: Any
    ) -> Shown:
        text, spans, marks, answer = "", [], [], None
        for fact in facts:
            text += " " if text else ""
            sentence = _filled(self.rng.choice(fact[language]), slots, language)
            sentence = sentence[:1].upper() + sentence[1:]
            spans.append((len(text), len(text) + len(sentence)))
            marks.append(fact is gold)
            if fact is gold:
                value = _value(slots[fact["answer"]], language)
                at = sentence.find(value)
                answer = (len(text) + at, len(text) + at + len(value)) if at >= 0 else None
            text += sentence
        title = _filled(self.rng.choice(kind[f"title_{language}"]), slots, language)
        return Shown("made", language, title, text, tuple(spans), tuple(marks), answer)


def _fields(shown: Shown) -> dict[str, Any]:
    return {name: getattr(shown, name) for name in Shown.__slots__}


def _names_in(texts: list[str]) -> set[str]:
    return {name for text in texts for name in re.findall(r"\{(\w+)\}", text)}


def _value(slot: Slot, language: str) -> str:
    return slot.fr if language == "fr" else slot.en


def _filled(text: str, slots: dict[str, Slot], language: str) -> str:
    filled = re.sub(r"\{(\w+)\}", lambda match: _value(slots[match[1]], language), text)
    if language == "fr":
        filled = re.sub(r"\bde le\b", "du", filled)
        filled = re.sub(r"\bà le\b", "au", filled)
        filled = re.sub(r"\bde les\b", "des", filled)
        filled = re.sub(r"\bà les\b", "aux", filled)
        filled = re.sub(r"\bde (?=[AEIOUÉ]\w)", "d'", filled)
        filled = re.sub(r"\b(que|jusque) (?=[aeiouéAEIOUÉ])", lambda match: match[1][:-1] + "'", filled)
    return filled
