"""An answer as the reader takes it along: plain text, or Markdown in which nothing of an article is markup."""

from __future__ import annotations

import re

from assistant.answer import Answer, Citation
from assistant.inert import inert, inert_name, web_address

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)


def as_plain_text(answer: Answer) -> str:
    """The answer with its quotes below."""
    notes = [
        f"[{citation.marker}] {_origin(citation)}\n    “{citation.quote}”"
        + (f"\n    {url}" if (url := _url(citation)) else "")
        for citation in answer.citations
        if citation.marker
    ]
    return "\n\n".join([answer.text.replace("**", ""), *notes])


def as_markdown(answer: Answer) -> str:
    """The answer with its quotes numbered below it: title, source, date, speaker, link."""
    notes = [_note(citation) for citation in answer.citations if citation.marker]
    return "\n\n".join([_text(answer.text), *notes])


def _text(text: str) -> str:
    """Our own text, of which bold, ``- `` and ``> `` are markup, and nothing else."""
    lines = []
    for one in text.split("\n"):
        ours = one[:2] if one[:2] in ("- ", "> ") else ""
        lines.append(ours + _with_bold(one.removeprefix(ours)))
    return "\n".join(lines)


def _with_bold(text: str) -> str:
    parts = _BOLD.split(text)
    return "".join(f"**{escaped(part)}**" if place % 2 else escaped(part) for place, part in enumerate(parts))


def _note(citation: Citation) -> str:
    url = _url(citation)
    title = escaped(inert(citation.title))
    named = f"[{title}](<{url}>)" if url else title
    rest = "".join(f", {escaped(bit)}" for bit in _details(citation))
    quote = escaped(citation.quote).replace("\n", "\n   > ")
    return f"{citation.marker}. {named}{rest}\n\n   > {quote}"


def escaped(text: str) -> str:
    """``text`` as Markdown that shows it and nothing else."""
    return _LINE_START.sub(_unlisted, _MARKUP.sub(r"\\\1", text))


def _unlisted(found: re.Match[str]) -> str:
    sign = found[2]
    return found[1] + (f"\\{sign}" if len(sign) == 1 else f"{sign[:-1]}\\{sign[-1]}")


def _origin(citation: Citation) -> str:
    return ", ".join([inert(citation.title), *_details(citation)])


def _details(citation: Citation) -> list[str]:
    bits = (
        inert_name(citation.source or ""),
        (citation.published or "")[:10],
        inert_name(citation.attributed_to or ""),
    )
    return [bit for bit in bits if bit]


def _url(citation: Citation) -> str | None:
    """The address, percent-encoded where it could end the link it stands in."""
    url = web_address(citation.url)
    return re.sub(r"[\s<>()\\]", lambda found: f"%{ord(found[0]):02X}", url) if url else None
