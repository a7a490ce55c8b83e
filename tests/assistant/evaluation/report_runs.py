"""Runs made by hand for the tests of the report; some strings in them try to break out of the page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.evaluation.compared import Comparison, Difference, Turned
from assistant.evaluation.run import Figure, Place, QuestionSet, Record, Run

ATTACK = (
    "</script><script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\"><b onclick='window.pwned=1'>bold</b>"
)
OUTSIDE = '<img src="http://192.0.2.1/spy.png"> http://192.0.2.1/'
BRIDGE = "😀 Works began in May. The bridge cost 12 million euros. It opened in 2024."
COST = "The bridge cost 12 million euros."
OPENED = "It opened in 2024."


def citation(quote: str, text: str = BRIDGE, start: int = 100, marker: int = 1, article: str = "bridge") -> Any:
    at = start + text.index(quote)
    return {
        "marker": marker, "article_id": article, "title": "City opens a bridge", "source": "River Post", "url": None,
        "published": "2024-05-04", "language": "en", "start": at, "end": at + len(quote), "quote": quote,
        "attributed_to": None,
    }  # fmt: skip


def record(
    id: str = "q1", *, given: str | None = "answered", kind: str = "single", pair: str = "en->en", **more: Any
) -> Record:
    """A question about the bridge that expects COST as evidence and is answered with COST, but for ``more``."""
    question = {
        "id": id, "question": f"What did the bridge cost ({id})?", "language": "en", "kind": kind, "status": "answered",
        "answers": [["12 million euros", "€12 million"]], "evidence": [{"article": "bridge", "quote": COST}],
        **more.pop("question", {}),
    }  # fmt: skip
    answer = {
        "id": id, "question": question["question"], "standalone_question": question["question"], "language": "en",
        "status": given, "text": "It cost **12 million euros**. [1]", "statements": [],
        "citations": [citation(COST)], "hits": [], "nearest": [], "engine": "extractive", "notices": [],
        "timings_ms": {"total": 110.4}, **more.pop("answer", {}),
    }  # fmt: skip
    fields: dict[str, Any] = {
        "error": None if given else "the question is empty",
        "confidence": 0.9,
        "passages": (Place("cited", "bridge", "City opens a bridge", 100, 100 + len(BRIDGE), BRIDGE),),
        "scores": {"correct": 1.0, "answer_match": 1.0, "best_sentence": 1.0, "latency_ms": 110.0},
        **more,
    }
    return Record(question=question, answer=answer if given else None, language_pair=pair, kind=kind, **fields)


def run_of(*records: Record, summary: tuple[Figure, ...] | None = None, **more: Any) -> Run:
    figures = summary or tuple(
        Figure(measure, group, value, max(0.0, value - 0.1), min(1.0, value + 0.05), len(records))
        for measure, value in (("correct", 0.75), ("answer_match", 0.8), ("false_refusal", 0.1))
        for group in ("all", *{f"pair:{r.language_pair}" for r in records}, *{f"kind:{r.kind}" for r in records})
    )
    run = Run(
        name="bridges", command="python -m assistant evaluate bridges.jsonl", started="2026-03-01T10:20:30+00:00",
        finished="2026-03-01T10:21:30+00:00", system="attest", settings={"embedding": "bundled"}, fingerprint="f00d",
        versions={"python": "3.11.7"}, hardware={"cores": "2"}, questions=QuestionSet("bridges", "ab12", len(records)),
        articles=1, records=records, summary=figures,
    )  # fmt: skip
    return replace(run, **more)


def mixed() -> Run:
    """Four questions: one right, one refused, one with another citation, one that could not be asked."""
    return run_of(
        record("right"),
        record(
            "refused", given="not_found", kind="cross", pair="fr->en",
            answer={"text": "Les articles ne le disent pas.", "citations": [], "nearest": [citation(OPENED)]},
            scores={"correct": 0.0, "answer_match": 0.0, "hit@10": 0.0, "best_sentence": 0.0, "latency_ms": 50.0},
            confidence=0.2,
        ),
        record(
            "wrong", answer={"text": "It opened in 2024. [1]", "citations": [citation(OPENED)]},
            scores={"correct": 0.0, "answer_match": 0.0, "citation_precision": 0.0, "must_not_violations": 1.0,
                    "best_sentence": 0.0, "latency_ms": 4000.0},
            confidence=0.6,
        ),
        record("failed", given=None, scores={"correct": 0.0}, confidence=None),
    )  # fmt: skip


def compared() -> Comparison:
    return Comparison(
        "bridges-before", "2026-02-01T09:00:00+00:00", "bm25", 4,
        (
            Difference("correct", 0.5, 0.75, 0.25, 0.10, 0.40, 0.004, 4, True),
            Difference("false_refusal", 0.1, 0.2, 0.1, 0.02, 0.18, 0.03, 4, False),
            Difference("answer_match", 0.8, 0.8, 0.0, 0.0, 0.0, 1.0, 4, True),
            Difference("latency_p50", 90.0, 110.0, 20.0, -5.0, 45.0, 0.2, 4, False),
        ),
        (Turned("right", "What did the bridge cost (right)?", "I do not know.", "It cost 12 million euros."),),
        (Turned("wrong", "What did the bridge cost (wrong)?", "It cost 12 million euros.", "It opened in 2024."),),
    )  # fmt: skip


def hostile() -> Run:
    """Every string a set, an article or an answer brings along tries to be markup."""
    text = f"Before {ATTACK} {OUTSIDE} after."
    return run_of(
        record(
            f"q {ATTACK}", kind=f"kind {ATTACK}", pair=f"pair {ATTACK}",
            question={"question": f"Who? {ATTACK}", "answers": [[ATTACK]], "must_not": [ATTACK], "status": "not_found",
                      "history": [{"role": "user", "content": ATTACK}],
                      "evidence": [{"article": "*", "quote": ATTACK}]},
            answer={"text": f"**{ATTACK}** {OUTSIDE} [1]", "citations": [citation(ATTACK, text)], "notices": [ATTACK],
                    "standalone_question": ATTACK},
            passages=(Place("cited", "bridge", f"Title {ATTACK}", 100, 100 + len(text), text),),
        ),
        record("plain"),
        name=f"name {ATTACK}", command=f"evaluate {ATTACK}", settings={ATTACK: ATTACK},
        questions=QuestionSet("bridges", "ab12", 2, (f"line 3: {ATTACK}",)),
    )  # fmt: skip
