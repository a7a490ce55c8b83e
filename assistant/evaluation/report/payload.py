"""The questions of a run as the page's script reads them: one JSON value, each passage's text in it once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from assistant.evaluation.compared import Comparison
from assistant.evaluation.report.failures import failures
from assistant.evaluation.report.labels import higher_is_better, label
from assistant.evaluation.report.numbers import shown
from assistant.evaluation.run import Place, Record, Run

Json = dict[str, Any]
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def payload(run: Run, compared: Comparison | None) -> str:
    """JSON that can stand inside a ``<script>`` element: no character in it can end the element."""
    passages: dict[tuple[str, int, int], int] = {}
    texts: list[Json] = []
    for place in (place for record in run.records for place in record.passages):
        if _key(place) not in passages:
            passages[_key(place)] = len(texts)
            texts.append({"article": place.article_id, "title": place.title, "start": place.start, "text": place.text})
    turned = _turned(compared)
    records = [{**_record(record, passages), **turned.get(record.id, {})} for record in run.records]
    held = json.dumps({"passages": texts, "records": records}, ensure_ascii=False, separators=(",", ":"))
    return held.translate(_ESCAPES)


def _key(place: Place) -> tuple[str, int, int]:
    return place.article_id, place.start, place.end


def _record(record: Record, passages: dict[tuple[str, int, int], int]) -> Json:
    answer = record.answer or {}
    places = list(_places(record, passages))
    fields = {
        **{name: record.question.get(name) for name in ("id", "question", "history", "answers", "must_not")},
        "expected": record.question.get("status"),
        "given": answer.get("status") or "error",
        "kind": record.kind,
        "pair": record.language_pair,
        "error": record.error,
        "confidence": record.confidence,
        "failures": failures(record),
        "unmeasured": not record.question.get("status") and not record.question.get("answers"),
        "standalone": _if_other(answer.get("standalone_question"), record.question.get("question")),
        **{name: answer.get(name) for name in ("text", "engine", "notices")},
        "citations": [_citation(citation) for citation in answer.get("citations", ())],
        "nearest": [_citation(citation) for citation in answer.get("nearest", ())],
        "times": [[name, shown(float(ms), "ms")] for name, ms in (answer.get("timings_ms") or {}).items()],
        "scores": [_score(name, value) for name, value in record.scores.items()],
        "places": places,
        "evidence": [_evidence(*item, places) for item in enumerate(record.question.get("evidence", ()))],
    }
    return {name: value for name, value in fields.items() if value or value == 0}


def _if_other(text: object, than: object) -> object:
    return None if text == than else text


def _citation(citation: Json) -> Json:
    names = ("marker", "title", "source", "published", "quote", "attributed_to")
    return {name: citation[name] for name in names if citation.get(name)}


def _score(name: str, value: float) -> list[object]:
    """Title, value as text, whether it is not what it should be."""
    unit, best = label(name).unit, 1.0 if higher_is_better(name) else 0.0
    return [label(name).title, shown(value, unit).replace(".0\u202f%", "\u202f%"), unit == "share" and value != best]


def _evidence(number: int, evidence: Json, places: list[Json]) -> Json:
    """The quote and whether a citation, or a nearest passage, holds it: more than half of the shorter of the two."""
    held = {"cited": False, "nearest": False}
    for place in places:
        own = [mark for mark in place["marks"] if mark[2] == "evidence" and mark[3] == number]
        for start, end, what, _ in (mark for mark in place["marks"] if mark[2] in held):
            held[what] |= any(2 * (min(e, end) - max(s, start)) > min(e - s, end - start) for s, e, _, _ in own)
    return {"quote": evidence["quote"], "article": evidence["article"], "cited": held["cited"], "near": held["nearest"]}


def _places(record: Record, passages: dict[tuple[str, int, int], int]) -> Iterator[Json]:
    """Each passage once: its number and, in code points of its text, [start, end, what, marker] of the highlights."""
    done: set[int] = set()
    for place in record.passages:
        number = passages[_key(place)]
        if number not in done:
            done.add(number)
            yield {"passage": number, "marks": list(_marks(record, place))}


def _marks(record: Record, place: Place) -> Iterator[list[object]]:
    answer = record.answer or {}
    for what, listed in (("cited", "citations"), ("nearest", "nearest")):
        for citation in answer.get(listed, ()):
            start, end = citation["start"] - place.start, citation["end"] - place.start
            if citation["article_id"] == place.article_id and start < len(place.text) and end > 0:
                yield [max(start, 0), min(end, len(place.text)), what, citation["marker"]]
    for number, evidence in enumerate(record.question.get("evidence", ())):
        if evidence["article"] in ("*", place.article_id) and evidence["quote"].strip():
            words = r"\s+".join(re.escape(word) for word in evidence["quote"].split())
            yield from ([match.start(), match.end(), "evidence", number] for match in re.finditer(words, place.text))


def _turned(compared: Comparison | None) -> dict[str, Json]:
    if compared is None:
        return {}
    ways = (("improved", compared.improved), ("worsened", compared.worsened))
    return {turned.id: {"turned": way, "before": turned.old} for way, listed in ways for turned in listed}
