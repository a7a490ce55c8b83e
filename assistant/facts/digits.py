"""Digits as numbers, grouped and pointed the French or the English way."""

from __future__ import annotations

import re


def parse(digits: str) -> float:
    """The number written in ``digits``, grouped and pointed the French or the English way."""
    plain = re.sub(r"\s", "", digits)
    if "," in plain and "." in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        return float(re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :])
    separator = "," if "," in plain else "." if "." in plain else ""
    if not separator:
        return float(plain)
    head, *groups = plain.split(separator)
    grouped = all(len(group) == 3 for group in groups) and head != "0" and len(head) <= 3
    if separator == "." and len(groups) == 1 and groups[0] != "000":
        grouped = False  # 3.125 is a decimal far more often than a German-style 3 125
    return float(head + "".join(groups)) if grouped else float(plain.replace(",", "."))
