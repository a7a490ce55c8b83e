"""The lines of a PDF's pages become paragraphs: running heads and page numbers out, wrapped lines together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.layout import LONGEST_HEADING, blocks, ends_sentence
from corpus.masthead import HEAD, is_masthead_line, is_paper_name

_EDGE = 3
"""Lines from the top and from the bottom of a page among which its running heads stand."""
_SAME_HEIGHT = 4.0
_LONGEST_RUNNING = 160
_OFTEN = 0.4
"""Share of the pages on which a running head stands; left and right pages often have their own."""
_WIDER = 1.35
"""A gap between two lines that is that much wider than usual parts two paragraphs."""
_LARGER = 1.12
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_PAGE = re.compile(r"\b(?:page|p\.|seite)\s*\d+\b|\b\d+\s*(?:/|of|sur|de)\s*\d+\b|[-–—]\s*\d+\s*[-–—]", re.IGNORECASE)
_PRINTED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[AP]M)?|[,à]")
_STAMP = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}[:h]\d{2}(?::\d{2})?(?:\s?[AP]M)?")
_ITEM = re.compile(r"(?:[-–—*•·▪◦‣●○■]|\d{1,3}[.)]|[a-z]\))\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: where it begins, in points from the page's lower left corner, and how large its letters are."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False


Page = Sequence[Line]


def without_running(pages: Sequence[Page], title: str | None) -> tuple[list[list[Line]], list[Line]]:
    """The pages without what repeats at their edges, page numbers and a browser's own lines; and what was taken off."""
    edges = [_edge_lines(page) for page in pages]
    seen = Counter((key, zone) for edge in edges for key, zone in {(_key(line), zone) for line, zone in edge})
    enough = max(2, _OFTEN * len(pages))
    kept: list[list[Line]] = []
    taken: list[Line] = []
    for number, (page, edge) in enumerate(zip(pages, edges, strict=True), start=1):
        printed = any(is_of_browser(line.text, title) for line, _ in edge)
        running = {
            line
            for line, zone in edge
            if (len(line.text) <= _LONGEST_RUNNING and seen[_key(line), zone] >= enough)
            or is_print_line(line.text, title)
            or (printed and _STAMP.fullmatch(line.text))
            or _is_number(line, page, number)
        }
        kept.append([line for line in page if line not in running])
        taken += [line for line in page if line in running]
    return kept, taken


def is_print_line(line: str, title: str | None) -> bool:
    """Whether a line holds nothing but an address, a page's number, the file's title and when it was printed."""
    rest = _PRINTED.sub(" ", _told(line, title))
    bare = _PAGE.sub(" ", rest)
    return line != title and (is_of_browser(line, title) or bare != rest) and not any(map(str.isalnum, bare))


def is_of_browser(line: str, title: str | None) -> bool:
    """Whether a line at a page's edge is of a print: it holds an address, or the file's title and more."""
    return line != title and _told(line, title) != line


def _told(line: str, title: str | None) -> str:
    rest = _ADDRESS.sub(" ", line)
    return rest.replace(title, " ") if title else rest


def addresses(lines: Sequence[Line]) -> list[str]:
    """The addresses in these lines."""
    return [found for line in lines for found in _ADDRESS.findall(line.text)]


def body_size(pages: Sequence[Page]) -> float:
    """The size that most letters have."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def large_lines(page: Page, body: float) -> list[list[str]]:
    """The headings of a page that are larger than its text, the largest first, each as its lines."""
    found: list[tuple[float, list[str]]] = []
    last: Line | None = None
    for line in page:
        if line.size < _LARGER * body or len(line.text) > LONGEST_HEADING:
            last = None
            continue
        if last is not None and abs(last.size - line.size) < 0.2 and 0 < last.y - line.y < 2 * line.size:
            found[-1][1].append(line.text)
        else:
            found.append((line.size, [line.text]))
        last = line
    return [lines for _, lines in sorted(found, key=lambda one: -one[0])]


def paragraphs(pages: Sequence[Page]) -> Iterator[list[str]]:
    """The paragraphs of the pages, each as its lines; one may go on in the next column or on the next page."""
    text = ""
    before: Line | None = None
    for page in pages:
        step = _usual_step(page)
        for line in page:
            if before is not None:
                text += "\n\n" if _opens(before, line, step) else "\n"
            text += line.text
            before = line
    for number, block in enumerate(blocks(text)):
        lines = text[block.start : block.end].split("\n")
        if number < HEAD and any(is_masthead_line(line) or is_paper_name(line) for line in lines[:4]):
            yield from ([line] for line in lines)
        else:
            yield lines


def _opens(above: Line, line: Line, step: float) -> bool:
    """Whether a paragraph begins with ``line``, as the page shows it."""
    size = max(above.size, line.size, 1.0)
    if size > _LARGER * min(above.size, line.size) or (above.bold != line.bold and not above.text.endswith("-")):
        return True
    down = above.y - line.y
    if down < -0.5 * size or down > 6 * size:  # another column, another page
        return ends_sentence(above.text) and above.text[-1] not in ",;"
    if down > _WIDER * max(step, 0.9 * size):
        return True
    return 0.8 * size <= line.x - above.x <= 4 * size and down > 0.5 * size and not _ITEM.match(above.text)


def _usual_step(page: Page) -> float:
    steps = Counter(
        round(above.y - line.y)
        for above, line in zip(page, page[1:], strict=False)
        if 0.5 * line.size < above.y - line.y < 3 * line.size
    )
    return float(min((step for step, count in steps.items() if count == max(steps.values())), default=0))


def _edge_lines(page: Page) -> list[tuple[Line, str]]:
    ordered = sorted(page, key=lambda line: -line.y)
    if len(ordered) <= 2 * _EDGE:
        half = (len(ordered) + 1) // 2
        return [(line, "top") for line in ordered[:half]] + [(line, "foot") for line in ordered[half:]]
    return [(line, "top") for line in ordered[:_EDGE]] + [(line, "foot") for line in ordered[-_EDGE:]]


def _key(line: Line) -> tuple[str, int]:
    """What two lines of a running head have in common: their words, any number, their height on the page."""
    words = re.sub(r"\d+", "#", " ".join(line.text.casefold().split()))
    return words, round(line.y / _SAME_HEIGHT)


def _is_number(line: Line, page: Page, number: int) -> bool:
    """Whether a line is its page's number alone, apart from the text."""
    if line.text.strip(" -–—.|") != str(number):
        return False
    return all(other is line or abs(other.y - line.y) > 1.5 * line.size for other in page)
