"""HTML inside Markdown: what of it is shown. A hidden element may open in one piece and close in another."""

from __future__ import annotations

from html.parser import HTMLParser

from corpus.invisible import is_hidden

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905


class Shown(HTMLParser):
    """Fed the pieces of a text in order, gives back what of each is seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool]] = []
        self._seen: list[str] = []

    def markup(self, piece: str) -> str:
        """The text of a piece of HTML that is shown; tags and comments say nothing."""
        self._seen = []
        self.feed(piece)
        if self.rawdata.startswith("<"):  # a comment or tag that never ends
            self.rawdata = ""
        self.close()
        return "".join(self._seen)

    def text(self, piece: str) -> str:
        """``piece`` of plain text, or nothing within a hidden element."""
        return "" if any(hidden for _, hidden in self._open) else piece

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element; one that never holds text is passed over."""
        if tag not in _VOID:
            self._open.append((tag, is_hidden(tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        """Closes the last open element of that name, with those left open inside it."""
        places = [place for place, (name, _) in enumerate(self._open) if name == tag]
        if places:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self._seen.append(self.text(data))
