"""How often somebody may ask, add articles or vote; what one does never counts against another.

``Limits.admit(who)`` is called before an answer is begun. Nobody but this machine's own user is on a loopback address
without an account, so `caller` gives that user no name and no limit.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from assistant import phrases
from assistant.config import Config
from corpus.errors import AttestError

Act = Literal["question", "upload", "vote"]
VOTES_PER_MINUTE = 30
MOST_CALLERS = 10_000
"""Callers that are remembered at once; beyond it the one that was quiet the longest is forgotten."""


class TooMany(AttestError):
    """Somebody is faster than the limit. The text is for the user, in English; ``said`` has it in French too."""

    def __init__(self, act: Act, seconds: int) -> None:
        self.act: Act = act
        self.seconds = seconds
        """How long to wait, at least 1."""
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """What to tell the user."""
        return phrases.say(f"limit.{self.act}", language, n=self.seconds)


@dataclass(frozen=True, slots=True)
class Rate:
    """``most`` within any stretch of ``seconds``; 0 is no limit."""

    most: int
    seconds: float


class Limits:
    """Counts in memory, per caller and act. Any thread may call it."""

    def __init__(
        self,
        question: Rate,
        upload: Rate,
        clock: Callable[[], float] = time.monotonic,
        *,
        vote: Rate = Rate(VOTES_PER_MINUTE, 60.0),
    ) -> None:
        self._rates: dict[Act, Rate] = {"question": question, "upload": upload, "vote": vote}
        self._clock = clock
        self._lock = Lock()
        self._seen: dict[Act, OrderedDict[str, deque[float]]] = {act: OrderedDict() for act in self._rates}

    @classmethod
    def of(cls, config: Config) -> Limits:
        """The limits of the settings."""
        return cls(Rate(config.questions_per_minute, 60.0), Rate(config.uploads_per_hour, 3600.0))

    def admit(self, who: str | None, act: Act = "question", count: int = 1) -> None:
        """Count what ``who`` (None: nobody to be limited) is about to do ``count`` times at once.

        Raises TooMany where it is too much now; what is refused does not count. A count that can never be admitted is
        taken for the most there can be.
        """
        rate = self._rates[act]
        if who is None or rate.most == 0:
            return
        wanted = min(max(count, 0), rate.most)
        with self._lock:
            now, seen = self._clock(), self._seen[act]
            times = seen.setdefault(who, deque())
            seen.move_to_end(who)
            while times and times[0] <= now - rate.seconds:
                times.popleft()
            over = len(times) + wanted - rate.most
            if over > 0:
                raise TooMany(act, max(1, math.ceil(times[over - 1] + rate.seconds - now)))
            times.extend([now] * wanted)
            while len(seen) > MOST_CALLERS:
                seen.popitem(last=False)


def caller(user: str | None, address: str | None) -> str | None:
    """Whom to count: the account where there is one, else the address; None for this machine's own user.

    Of an IPv6 address the network counts (/64), for its holder may take any address in it. ``address`` is the one that
    the connection comes from; a header that a client may write is never asked (see ``trusted_proxies``).
    """
    if user is not None:
        return f"user {user}"
    try:
        known = ipaddress.ip_address((address or "").partition("%")[0])
    except ValueError:
        return "an unknown address"
    if isinstance(known, ipaddress.IPv6Address):
        known = known.ipv4_mapped or known
    if known.is_loopback:
        return None
    if isinstance(known, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server that listens on ``host``."""
    name = host.strip("[]").partition("%")[0].casefold()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def may_upload(host: str, *, accounts: bool) -> bool:
    """Whether articles may be added through a server on ``host``: by its own user, or by people with accounts."""
    return accounts or is_loopback(host)
