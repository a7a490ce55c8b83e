"""A growing pause for whoever keeps giving wrong passwords."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from threading import Lock

FREE_OF_A_NAME, FREE_OF_AN_ADDRESS = 5, 20
"""Wrong passwords before the first pause. Many people may share an address."""
LONGEST_OF_A_NAME, LONGEST_OF_AN_ADDRESS = 60.0, 600.0
"""Seconds. Anybody can make a name wait, so not for long."""
FORGOTTEN = 1800.0
"""Seconds without a wrong password after which none is remembered."""
_MOST = 20_000


@dataclass(slots=True)
class _Failures:
    count: int = 0
    last: float = 0.0


class Attempts:
    """Counts wrong passwords of names and addresses, whether or not there are such names. Any thread may call it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures: OrderedDict[str, _Failures] = OrderedDict()

    def begin(self, name: str, address: str | None) -> int:
        """Seconds to wait, or 0: then the attempt may be made, and counts as wrong until ``succeeded`` is called.

        So attempts made at the same moment count too. An attempt that has to wait does not count. ``address`` is None
        for this machine's own, where everybody comes from who came through a proxy that is not known.
        """
        with self._lock:
            now = self._clock()
            counted = [(self._known(_name(name), now), FREE_OF_A_NAME, LONGEST_OF_A_NAME)]
            if address is not None:
                of_address = self._known(_address(address), now)
                counted.append((of_address, FREE_OF_AN_ADDRESS, LONGEST_OF_AN_ADDRESS))
            wait = max(_pause(failures, free, longest, now) for failures, free, longest in counted)
            if wait > 0:
                return ceil(wait)
            for failures, _, _ in counted:
                failures.count += 1
                failures.last = now
            return 0

    def succeeded(self, name: str, address: str | None) -> None:
        """The attempt was right: the name starts afresh; of the address only this attempt is forgiven."""
        with self._lock:
            self._failures.pop(_name(name), None)
            failures = self._failures.get(_address(address)) if address is not None else None
            if failures is not None and failures.count > 0:
                failures.count -= 1

    def _known(self, key: str, now: float) -> _Failures:
        failures = self._failures.setdefault(key, _Failures())
        self._failures.move_to_end(key)
        if now - failures.last > FORGOTTEN:
            failures.count = 0
        while len(self._failures) > _MOST:
            self._failures.popitem(last=False)
        return failures


def _name(name: str) -> str:
    return f"name {name[:100].casefold()}"


def _address(address: str) -> str:
    return f"address {address}"


def _pause(failures: _Failures, free: int, longest: float, now: float) -> float:
    """1, 2, 4, … seconds since the last wrong password."""
    if failures.count < free:
        return 0.0
    return failures.last + min(2.0 ** min(failures.count - free, 30), longest) - now
