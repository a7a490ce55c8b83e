"""How many questions are answered at the same time, and how many may wait: for the page and for programs alike."""

from __future__ import annotations

from typing import Any

AT_ONCE = 4
"""Questions answered at the same time; others wait in the queue, first come, first served."""
WAITING = 200
"""Questions that may wait; whoever comes after them is told that the queue is full."""
QUEUED: dict[str, Any] = {"concurrency_id": "answer", "concurrency_limit": AT_ONCE}
"""What every event that answers is given: one queue for all of them."""
READING: dict[str, Any] = {"concurrency_id": "read", "concurrency_limit": AT_ONCE}
"""What is given to calls that only look something up: they do not wait behind questions."""
