"""A conversation as Markdown that can be pasted anywhere: nothing an article or a question holds breaks out of it.

Every character that Markdown or HTML could take for its own is escaped; what colours, turns or hides writing is left
out. So a quote is shown to the letter; the JSON of the conversation keeps it to the code point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote as percent_encoded

from assistant import phrases
from assistant.answer import Answer, Citation
from assistant.conversation import Conversation, Exchange
from assistant.filters import in_words
from assistant.inert import web_address
from corpus.invisible import STEERING

_SPACES = re.compile(r"[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
"""Those that no-break spaces are not among: they belong to French."""
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]")
_OPENING = re.compile(r"^(\s*)([-+=]|\d{1,9}[.)])")
"""What makes a line a list, a heading or a rule where it begins so."""
_BARE_LINK = re.compile(r"(?i)\bwww\.|:(?=//)|(?<=\w)@(?=\w)")
"""What some readers of Markdown turn into a link of their own accord."""
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_LEAD = re.compile(r"(?:[-•*] |> )")
_IN_ADDRESS = ":/?#@!&'()+,=%-._~"
"""What an address keeps; a semicolon goes, so that nothing in it is a character's name (``&copy;``)."""


def as_markdown(conversation: Conversation, language: str) -> str:
    """The conversation with its questions as headings and the quotes of each answer below it, numbered.

    Each answer is told in its own language, what stands around it in ``language``.
    """
    parts = [f"# {escaped(conversation.shown_title(language))}"]
    for turn in conversation.turns:
        parts += _turn(turn, language)
    return "\n\n".join(parts) + "\n"


def answer_as_markdown(answer: Answer) -> str:
    """One answer with its quotes below it, numbered; of a refusal the closest passages. In the answer's language."""
    return "\n\n".join(_answer(answer)) + "\n"


def escaped(text: str) -> str:
    """``text`` on one line, as Markdown that shows exactly its characters."""
    line = _SPACES.sub(" ", plain(text)).strip(" ")
    marked = _BARE_LINK.sub(_unlinked, _SPECIAL.sub(r"\\\g<0>", line))
    return _OPENING.sub(lambda match: f"{match[1]}{match[2][:-1]}\\{match[2][-1]}", marked)


def plain(text: str) -> str:
    """``text`` without what steers or hides; half a surrogate pair is replaced."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c if c.isprintable() or c.isspace() else "" for c in STEERING.sub("", whole))


def _unlinked(match: re.Match[str]) -> str:
    found = match[0]
    return f"{found[:-1]}\\{found[-1]}"


def _turn(turn: Exchange, language: str) -> Iterator[str]:
    yield f"## {escaped(turn.question)}"
    if only := in_words(turn.where, language):
        yield f"*{escaped(only)}*"
    if turn.failure is not None:
        yield escaped(turn.failure)
    elif turn.answer is not None:
        yield from _answer(turn.answer)
    if turn.stopped:
        yield f"*{escaped(phrases.say('export.stopped', language))}*"


def _answer(answer: Answer) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", answer.text.strip()):
        yield "\n".join(_lines(paragraph))
    yield from (f"*{escaped(notice)}*" for notice in answer.notices)
    yield from _quotes("export.sources", answer.citations, answer.language, numbered=True)
    yield from _quotes("export.nearest", answer.nearest, answer.language, numbered=False)


def _lines(paragraph: str) -> Iterator[str]:
    """The assistant's own Markdown stays: lists, quoted lines, bold; everything in it is escaped."""
    for line in plain(paragraph).splitlines():
        lead = _LEAD.match(line)
        mark = "" if lead is None else "> " if lead[0] == "> " else "- "
        rest = line[lead.end() :] if lead else line
        pieces = _BOLD.split(rest)
        yield mark + "".join(
            f"**{_inside(piece)}**" if position % 2 else _inside(piece, first=position == 0)
            for position, piece in enumerate(pieces)
        )


def _inside(piece: str, *, first: bool = False) -> str:
    """``escaped`` for a part of a line: the spaces at its ends stay; only a line's first part can open a list."""
    if not piece.strip():
        return " " if piece and not first else ""
    head = " " if _SPACES.match(piece) and not first else ""
    tail = " " if _SPACES.match(piece[-1]) else ""
    return f"{head}{escaped(piece)}{tail}"


def _quotes(key: str, citations: Sequence[Citation], language: str, *, numbered: bool) -> Iterator[str]:
    if not citations:
        return
    yield f"**{escaped(phrases.say(key, language))}**"
    for citation in citations:
        number = f"\\[{citation.marker}\\] " if numbered else ""
        yield f"> {number}{escaped(citation.quote)}  \n> {_origin(citation, language)}"


def _origin(citation: Citation, language: str) -> str:
    """Title, source, day, speaker and address of a quote."""
    speaker = phrases.say("according_to", language, who=citation.attributed_to) if citation.attributed_to else None
    told = [citation.title, citation.source, _day(citation.published, language), speaker]
    address = _address(citation.url)
    return ", ".join(escaped(part) for part in told if part and part.strip()) + (f" <{address}>" if address else "")


def _address(url: str | None) -> str | None:
    """A web address without a character that could end the link."""
    web = web_address(url)
    return percent_encoded(web, safe=_IN_ADDRESS, errors="replace") if web else None


def _day(published: str | None, language: str) -> str:
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return published or ""
    return phrases.day(moment if len(published or "") > len("2025-12-26") else moment.date(), language)
