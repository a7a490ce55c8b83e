"""An answer as HTML, each shape in its own form: versions side by side, events on a rail, lines and their source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from assistant.answer import Answer, Citation
from assistant.page.lines import Dated, Line, dated, line, revised, verdict
from assistant.page.prose import Block, blocks, inline
from assistant.page.words import Language, word, written_date


@dataclass(frozen=True, slots=True)
class _Reply:
    """What every part of one drawn answer needs to know."""

    answer: Answer
    number: int
    language: Language
    known: Mapping[int, Citation]

    def cited(self, block: Block) -> list[Citation]:
        return [self.known[marker] for marker in block.markers(self.known)]

    def inline(self, text: str) -> str:
        return inline(text, self.number, self.known)


def draw_answer(answer: Answer, number: int, language: Language, *, growing: bool = False) -> str:
    """The status and the text of the answer to turn ``number``."""
    known = {citation.marker: citation for citation in answer.citations if citation.marker}
    reply = _Reply(answer, number, language, known)
    parts = blocks(answer.text, growing=growing)
    badge = "" if answer.status == "meta" else draw_badge(answer.status, language)
    return f'{badge}<div class="reply {answer.status}" lang="{escape(answer.language)}">{_body(reply, parts)}</div>'


def draw_badge(status: str, language: Language) -> str:
    """What kind of answer it is, in two or three words."""
    return f'<p class="badge {status}">{word(status, language)}</p>'


def _body(reply: _Reply, parts: Sequence[Block]) -> str:
    if reply.answer.status == "conflict":
        return _versions(reply, parts, [])
    if parts and revised(parts[0].text):
        return _versions(reply, parts, [word("latest", reply.language), word("earlier", reply.language)])
    html = ""
    for kind, group in groupby(parts, key=lambda part: _kind(reply, part)):
        members = list(group)
        if kind == "event":
            html += f'<ol class="rail">{"".join(_event(reply, member) for member in members)}</ol>'
        elif kind == "li":
            html += f"<ul>{''.join(_item(reply, member) for member in members)}</ul>"
        else:
            html += "".join(f"<{kind}>{_paragraph(reply, member)}</{kind}>" for member in members)
    return html


def _kind(reply: _Reply, part: Block) -> str:
    if part.kind == "li" and part.markers(reply.known) and dated(line(part.text).lead):
        return "event"
    return part.kind


def _paragraph(reply: _Reply, part: Block) -> str:
    opening = verdict(part.text)
    said = f'<strong class="verdict">{escape(opening)}</strong> ' if opening else ""
    parsed = line(part.text.removeprefix(opening).lstrip())
    who = f'<span class="who">{reply.inline(parsed.lead)}{escape(_colon(reply))}</span>' if parsed.lead else ""
    return said + who + _said(reply, parsed, reply.cited(part))


def _colon(reply: _Reply) -> str:
    return "\N{NO-BREAK SPACE}: " if reply.answer.language == "fr" else ": "


def _item(reply: _Reply, part: Block) -> str:
    parsed = line(part.text)
    if not parsed.lead:
        return f"<li>{_said(reply, parsed, reply.cited(part))}</li>"
    who = f'<span class="who">{reply.inline(parsed.lead)}</span>'
    return f'<li class="told">{who}<p>{_said(reply, parsed, reply.cited(part))}</p></li>'


def _event(reply: _Reply, part: Block) -> str:
    parsed = line(part.text)
    when = dated(parsed.lead) or Dated(parsed.lead, "")
    return (
        f'<li><p class="when">{escape(when.day)}</p><p>{_said(reply, parsed, reply.cited(part))}</p>'
        f'<p class="origin">{reply.inline(when.by)}</p></li>'
    )


def _said(reply: _Reply, parsed: Line, cited: Sequence[Citation]) -> str:
    """The words, in their own language where it is not the answer's, their chips, what is explained of them."""
    tongue = cited[0].language if cited and cited[0].language != reply.answer.language else ""
    words = reply.inline(parsed.said)
    if tongue and parsed.said.lstrip()[:1] in ("“", "«"):
        words = f'<span lang="{escape(tongue)}">{words}</span>'
    tag = f' <span class="tongue">{escape(tongue.upper())}</span>' if tongue else ""
    gloss = f' <span class="gloss">{reply.inline(parsed.gloss)}</span>' if parsed.gloss else ""
    return words + tag + reply.inline(parsed.markers) + gloss


def _versions(reply: _Reply, parts: Sequence[Block], names: Sequence[str]) -> str:
    """Cited blocks as cards beside each other; ``names`` of the first ones, the last name goes on."""
    html, count = "", 0
    for cited, group in groupby(parts, key=lambda part: bool(reply.cited(part))):
        members = list(group)
        if not cited:
            html += "".join(f"<p>{reply.inline(member.text)}</p>" for member in members)
            continue
        cards = ""
        for count, part in enumerate(members, start=count + 1):  # noqa: B020 - numbering goes on over groups
            named = names[min(count, len(names)) - 1] if names else f"{word('version', reply.language)} {count}"
            cards += _version(reply, named, part)
        html += f'<div class="versions{" revised" if names else ""}">{cards}</div>'
    return html


def _version(reply: _Reply, name: str, part: Block) -> str:
    """One version as a card: what it says, and below it who says so, where and when."""
    parsed, cited = line(part.text), reply.cited(part)
    origin = [reply.inline(parsed.lead)] if parsed.lead else _origins(cited, reply.language)
    origin += [escape(c.attributed_to) for c in cited if c.attributed_to and c.attributed_to not in parsed.lead]
    return (
        f'<section class="version"><h3>{escape(name)}</h3><p>{_said(reply, parsed, cited)}</p>'
        f'<p class="origin">{"<br>".join(dict.fromkeys(origin))}</p></section>'
    )


def _origins(citations: Sequence[Citation], language: Language) -> list[str]:
    """Source and day of each citation, for a version that does not begin with them."""
    days = [written_date(citation.published and citation.published[:10], language) for citation in citations]
    return [
        " · ".join(escape(bit) for bit in (citation.source or citation.title, day) if bit)
        for citation, day in zip(citations, days, strict=True)
    ]
