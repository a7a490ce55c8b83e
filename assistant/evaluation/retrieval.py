"""How well the hits hold the evidence. Measured where evidence stands in the corpus.

A hit is relevant when it holds more than half of an evidence quote in the right article. Where the gold names whole
articles (TREC qrels), hits are taken article by article, each at its best rank.

recall@k  share of the evidence that one of the first k hits holds (Manning, Raghavan and Schütze 2008, 8.4)
hit@k     1 when one of the first k hits is relevant, else 0
mrr@10    1 / rank of the first relevant hit, 0 beyond rank 10 (Voorhees, TREC-8 1999)
ndcg@10   DCG / ideal DCG with DCG = sum of grade / log2(1 + rank) (Järvelin and Kekäläinen 2002; linear gain as in
          trec_eval). Each piece of evidence counts once, where it is found first; of several in one hit the i-th counts
          at rank i at best, so that the measure stays within 1 and is the usual one where hits are whole articles.
"""

from __future__ import annotations

import math

from assistant.evaluation.locate import Case, Spot

DEPTHS = (1, 5, 10)


def score(case: Case) -> dict[str, float]:
    """recall@k, hit@k, mrr@10 and ndcg@10; nothing without evidence. A question that failed retrieved nothing."""
    if not case.evidence:
        return {}
    ranks = found_at(case)
    total = len(case.evidence)
    held = [(rank, grade) for rank, grade in ranks if rank is not None]
    scores: dict[str, float] = {}
    for k in DEPTHS:
        within = sum(rank <= k for rank, _ in held)
        scores[f"recall@{k}"] = within / total
        scores[f"hit@{k}"] = float(within > 0)
    first = min((rank for rank, _ in held), default=math.inf)
    scores["mrr@10"] = 1 / first if first <= 10 else 0.0
    scores["ndcg@10"] = _ndcg(held, [grade for _, grade in ranks], 10)
    return scores


def found_at(case: Case) -> list[tuple[int | None, float]]:
    """(rank of the first hit that holds it or None, grade) of each piece of evidence."""
    hits = case.spots("hits")
    if not any(item.evidence.quote for item in case.evidence):
        hits = _one_an_article(hits)
    found: list[tuple[int | None, float]] = []
    for item in case.evidence:
        rank = next((rank for rank, hit in enumerate(hits, start=1) if item.held_by(hit)), None)
        found.append((rank, item.evidence.grade))
    return found


def _one_an_article(hits: list[Spot]) -> list[Spot]:
    return list({hit.article_id: hit for hit in reversed(hits)}.values())[::-1]


def _ndcg(held: list[tuple[int, float]], grades: list[float], k: int) -> float:
    ordered = sorted(held, key=lambda item: (item[0], -item[1]))
    slots = [(max(rank, place), grade) for place, (rank, grade) in enumerate(ordered, start=1)]
    gained = sum(grade / math.log2(1 + slot) for slot, grade in slots if slot <= k)
    best = sorted(grades, reverse=True)[:k]
    return gained / sum(grade / math.log2(1 + place) for place, grade in enumerate(best, start=1))
