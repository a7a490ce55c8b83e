"""For a question after the latest word: of the sentences that answer, the newest article's comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.disagree import Versions
from assistant.evidence import Finding
from assistant.revise import day

SHARE = 0.05
"""A newer sentence counts as an answer from this share of the best one's relevance on: the reader knows no dates."""


def newest_first(findings: Sequence[Finding]) -> list[Finding]:
    """``findings`` (best first) with those that answer as the best one does in front, by the day of their articles."""
    if not findings:
        return []
    answering = [finding for finding in findings if _answers_as(findings[0], finding)]
    others = [finding for finding in findings if finding not in answering]
    return sorted(answering, key=day, reverse=True) + others


def as_revisions(versions: Versions) -> Versions:
    """``versions`` with the newest first and the older ones as what it revises; as they are where a day gave two."""
    groups = sorted(versions.groups, key=_newest, reverse=True)
    if len(groups) < 2 or _newest(groups[0]) == _newest(groups[1]):
        return versions
    return replace(versions, groups=tuple(groups), revised=True)


def _newest(group: Sequence[Finding]) -> date:
    return max(map(day, group))


def _answers_as(best: Finding, other: Finding) -> bool:
    """Whether ``other`` speaks of what ``best`` speaks of, and with the same kind of value."""
    if other.evidence.relevance < SHARE * best.evidence.relevance:
        return False
    if (best.value is None) != (other.value is None):
        return False
    if best.value and other.value and best.value.kind != other.value.kind:
        return False
    return all(
        around >= 0.5 or had < 0.5 for had, around in zip(best.evidence.said, other.evidence.covered, strict=True)
    )
