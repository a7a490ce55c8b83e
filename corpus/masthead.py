"""The head of a scraped page: trail, headline, date and by-line, read and taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from corpus.dates import parse_date
from corpus.layout import LONGEST_HEADING, ends_sentence

HEAD = 12
"""Blocks from the top in which a page says what it is."""
LONGEST_TITLE = 200

_CUT = re.compile(r"\s+[/>›»→|]\s+|\s*[›→]\s*")
_TRAIL_END = re.compile(r"\s*[/>›»→|]\s*$")
_ROOTS = frozenset({"accueil", "home", "page d'accueil", "homepage", "start"})
_PUBLISHED = (
    r"(?:date de (?:publication|parution)|publication date|date published|first published|published|posted"
    r"|publiée?|parue?|mise? en ligne|date)"
)
_UPDATED = r"(?:last (?:updated|modified)|updated|modified|mise? à jour|dernière mise à jour|actualisée?|modifiée?)"
_LABEL = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))(?:\s+(?:on|at|le|the|at))?\s*(?P<colon>:?)\s*(?P<date>.*)",
    re.I,
)
_CAPITAL = r"[A-ZÀ-Þ][\w.'’-]*"
_BYLINE = re.compile(
    r"(?:[Pp]ar|PAR|[Bb]y|BY|Auteure? ?:|Author ?:|Written by|Écrit par)\s+"
    rf"(?P<author>{_CAPITAL}(?:,?\s+(?:(?:d[eu]|von|van|der|den|la|le|al|bin|et|and|&)\s+){{0,2}}{_CAPITAL}){{0,5}})"
    r"(?:\s*[,|·•–—-]\s*|\s+(?=le |on |publié|published))?(?P<date>.*)"
)
_NAME = re.compile(
    rf"(?:L[’'])?{_CAPITAL}(?:\s+(?:(?:d[eu]s?|la|le|of|the|and|et|&)\s+){{0,2}}(?:[dl][’'])?{_CAPITAL}){{0,4}}"
)
_PAPER = re.compile(
    r"^(?:The|Le|La|Les)\s|^L[’']|\b(?:Agency|Agence|Chronicle|Courier|Courrier|Daily|Dispatch|Écho|Echo|Express|Figaro|Gazette"
    r"|Globe|Guardian|Herald|Independent|Journal|Ledger|Mail|Messager|Monde|News|Nouvelles|Observer|Post|Presse|Press"
    r"|Quotidien|Record|Reporter|Review|Standard|Star|Sun|Telegraph|Times|Tribune|Voix|Weekly|World)\b|\.\w{2,4}$"
)
_CLAIM = re.compile(
    r"(?:©|\(c\)|copyright ©?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?\s*)?(?P<owner>[^\d\s.,|–-][^.,|–]{1,39}?)"
    r"(?:\s+\d{4})?\s*(?:[-–.,|].*)?",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"source\s*:\s*(?P<source>\S.{0,60})", re.I)


@dataclass(slots=True)
class Masthead:
    """What the head says; ``blocks`` is what is left of the page, its title not among them."""

    blocks: list[str]
    title: str | None = None
    source: str | None = None
    author: str | None = None
    published: date | None = None
    updated: date | None = None


def read_masthead(blocks: list[str], owner: str | None = None) -> Masthead:
    """Takes the trail, the headline, the date lines and the by-line off the top of a page.

    The source is the one the head names, else ``owner`` (see ``owner_of``), else the last crumb of the trail.
    """
    head = Masthead(blocks=[])
    top, rest = blocks[:HEAD], blocks[HEAD:]
    top, trail = _without_trail(top)
    top = _without_dates(top, head)
    head.title = _headline(top)
    if head.title is not None:
        top = [block for block in top if _folded(block) != _folded(head.title)]
    if trail:
        crumbs = [crumb for crumb in trail if not _same(crumb, head.title) and crumb.casefold() not in _ROOTS]
        owner = owner or (crumbs[-1] if crumbs else None)
    head.source = head.source or owner
    head.blocks = top + rest
    head.published = head.published or head.updated
    return head


def owner_of(blocks: list[str]) -> str | None:
    """Who claims the copyright at the foot of a page: ``© 2025 The Paper. All rights reserved.``"""
    for block in reversed(blocks):
        claim = _CLAIM.fullmatch(block.strip())
        if claim:
            return claim["owner"].strip()
    return None


def is_paper_name(line: str) -> bool:
    """Whether a line holds nothing but the name of a paper, also in capitals."""
    name = line.title() if line.isupper() else line
    return (
        len(name) <= 40 and name[-1:] != "-" and _NAME.fullmatch(name) is not None and _PAPER.search(name) is not None
    )


def is_masthead_line(line: str) -> bool:
    """Whether a line alone is a trail, a date, a label of a date or a by-line."""
    if len(line) > LONGEST_HEADING:
        return False
    return bool(_crumbs(line)) or _LABEL.fullmatch(line.strip()) is not None or _take(line, "", Masthead([])) > 0


def _without_trail(top: list[str]) -> tuple[list[str], list[str]]:
    for index, block in enumerate(top[:6]):
        crumbs = _crumbs(block)
        if crumbs:
            return top[:index] + top[index + 1 :], crumbs
    return top, []


def _crumbs(block: str) -> list[str]:
    """The crumbs of a trail such as ``Home / Economy / Asia /``; empty for any other line."""
    crumbs = [crumb.strip() for crumb in _CUT.split(_TRAIL_END.sub("", block))]
    closed = _TRAIL_END.search(block) is not None
    if len(crumbs) < (2 if closed or crumbs[0].casefold() in _ROOTS else 3) or not all(crumbs):
        return []
    if any(len(crumb) > 40 or ends_sentence(crumb) for crumb in crumbs[:-1]) or len(crumbs[-1]) > LONGEST_TITLE:
        return []
    return crumbs


def _without_dates(top: list[str], head: Masthead) -> list[str]:
    left: list[str] = []
    skip = False
    for index, block in enumerate(top):
        if skip:
            skip = False
            continue
        following = top[index + 1] if index + 1 < len(top) else ""
        taken = _take(block, following, head)
        skip = taken == 2
        if not taken:
            left.append(block)
        elif len(left) > 1:
            _take_name(left, head)
    return left


def _take_name(left: list[str], head: Masthead) -> None:
    """A name alone between the headline and the date is the paper's or the author's."""
    name = left[-1]
    if len(name) > 40 or not _NAME.fullmatch(name):
        return
    if _PAPER.search(name) and head.source is None:
        head.source = left.pop()
    elif not _PAPER.search(name) and head.author is None and 2 <= len(name.split()) <= 4:
        head.author = left.pop()


def _take(block: str, following: str, head: Masthead) -> int:
    """How many blocks (0, 1 or 2) were a date, a by-line or a source; what they say goes into ``head``."""
    if len(block) > LONGEST_HEADING:
        return 0
    label = _LABEL.fullmatch(block)
    if label:
        return _take_date(label, following, head)
    byline = _BYLINE.fullmatch(block)
    if byline and _take_byline(byline, head):
        return 1
    source = _SOURCE.fullmatch(block)
    if source:
        head.source = source["source"].strip()
        return 1
    day = _date(block)
    if day is not None:
        head.published = head.published or day
        return 1
    return 0


def _take_date(label: re.Match[str], following: str, head: Masthead) -> int:
    written = label["date"].strip()
    day = _date(written) if written else _date(following)
    if day is None:
        return 0
    if label["published"]:
        head.published = head.published or day
    else:
        head.updated = head.updated or day
    return 1 if written else 2


def _take_byline(byline: re.Match[str], head: Masthead) -> bool:
    written = byline["date"].strip()
    if written:
        label = _LABEL.fullmatch(written)
        day = _date(label["date"] if label else written)
        if day is None:
            return False
        head.published = head.published or day
    head.author = head.author or byline["author"].strip(" ,")
    return True


def _date(written: str) -> date | None:
    """The date of a line that holds nothing else; « Publié le … - mis à jour le … » gives the first."""
    first = re.split(
        r"\s*[-–—|·•(]?\s*(?:mise? à jour|updated|modifié|last updated)\b", written, maxsplit=1, flags=re.I
    )[0]
    try:
        return parse_date(first.strip(" ,.|·•-–—")) if first and not first.isdigit() else None
    except ValueError:
        return None


def _headline(top: list[str]) -> str | None:
    """The first line that comes twice, else the first line where it is short enough to be one."""
    folded = [_folded(block) for block in top]
    for block, key in zip(top, folded, strict=True):
        if len(key) >= 15 and folded.count(key) > 1 and len(block) <= LONGEST_TITLE:
            return block
    if not top or len(top[0]) > LONGEST_TITLE or top[0].rstrip().endswith((".", ":", ";", ",")):
        return None
    return top[0]


def _folded(line: str) -> str:
    return " ".join(re.findall(r"\w+", line.casefold()))


def _same(crumb: str, title: str | None) -> bool:
    """Whether a crumb is the title, or its beginning cut off."""
    if title is None:
        return False
    short = _folded(crumb.rstrip(".…"))
    return bool(short) and (short == _folded(title) or (len(short) >= 15 and _folded(title).startswith(short)))
