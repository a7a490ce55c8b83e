"""The XML of a feed: decoded, parsed without anything from outside, its entries found whatever dialect they are in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from html.entities import html5

from lxml import etree  # type: ignore[import-untyped]

from corpus.encoding import decode
from corpus.errors import ArticleError
from corpus.readers.record import plain

_SPACES = {
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://www.w3.org/2005/atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
}
"""Name spaces by the prefix this program calls them by; a feed may call them otherwise."""
_ROOTS = frozenset({"rss", "rdf:RDF", "feed"})
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ENTITY = re.compile(r"&(\w+;)")
_MARKUP = frozenset("<>&\"'")
_LATIN_1 = frozenset({"iso-8859-1", "latin-1", "latin1", "iso8859-1"})
"""What is called so on the web is written in Windows's superset of it."""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EXPECTED = "an .xml file is read as a feed: RSS 2.0 (<rss>), RSS 1.0 (<rdf:RDF>) or Atom (<feed>)"
_TAG = re.compile(r"<!--.*?-->|<(?P<name>(?:[\w.-]+:)?(?P<local>[\w.-]+))[^<>]*>", re.DOTALL)
_ENTRY = re.compile(
    r"<(?P<tag>(?:[\w.-]+:)?(?:item|entry))(?=[\s>]).*?(?:</(?P=tag)\s*>|(?=<(?P=tag)[\s>])|\Z)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry and where it stands: ``path:line``."""

    node: etree._Element
    where: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed taken apart."""

    head: etree._Element
    """What holds the feed's own title and language."""
    entries: list[Entry | ArticleError]
    language: str | None
    address: str | None
    """The page the feed belongs to."""


def parse(data: bytes, where: str) -> Feed:
    """The entries of a feed. Where its XML is broken each entry is read by itself, and the broken ones are failures.

    ArticleError for what is no XML or no feed.
    """
    text = _ENTITY.sub(_character, plain(_decoded(data, where)))
    text = _DECLARATION.sub(lambda found: "\n" * found.group().count("\n"), text, count=1)
    try:
        return _feed(_tree(text), where)
    except etree.XMLSyntaxError as error:
        return _piecewise(text, where, error)


def children(node: etree._Element, name: str) -> list[etree._Element]:
    """The children called ``name``, such as ``title`` or ``dc:creator``."""
    return [child for child in node if isinstance(child.tag, str) and _name(child) == name]


def first(node: etree._Element, name: str) -> etree._Element | None:
    """The first child called ``name``."""
    return next(iter(children(node, name)), None)


def own_text(node: etree._Element, *names: str) -> str:
    """The text of the first child of these names that has any, else nothing."""
    for name in names:
        for child in children(node, name):
            text = plain("".join(child.itertext())).strip()
            if text:
                return text
    return ""


def inner(node: etree._Element) -> str:
    """The content of an element as HTML: its text where it is escaped, its markup where it is not."""
    kind = (node.get("type") or "html").strip().casefold()
    text = str(node.text or "")
    if node.get("src") or (node.get("mode") or "").casefold() == "base64":
        return ""
    if len(node):
        for element in node.iterdescendants():
            element.tag = etree.QName(element).localname
        return text + "".join(str(etree.tostring(child, encoding="unicode", method="html")) for child in node)
    if kind in ("text", "text/plain"):
        return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text or "&" in text else text
    return text if kind in ("html", "xhtml", "text/html", "application/xhtml+xml") else ""


def _decoded(data: bytes, where: str) -> str:
    """In the encoding the file declares, where that is so; else as any other file."""
    declared = _DECLARED.search(data[:300])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode().casefold()
        try:
            return data.decode("cp1252" if name in _LATIN_1 else name)
        except (LookupError, UnicodeError):
            pass
    return decode(data, where)


def _character(found: re.Match[str]) -> str:
    """The character of an entity that HTML knows and XML does not."""
    meant = html5.get(found[1], "<")
    return found.group() if _MARKUP & set(meant) else meant


def _tree(text: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(text.encode("utf-8"), parser)


def _name(node: etree._Element) -> str:
    name = etree.QName(node)
    space = (name.namespace or "").casefold()
    return _SPACES.get(space, f"{{{space}}}" if space else "") + str(name.localname)


def _feed(root: etree._Element, where: str) -> Feed:
    if _name(root) == "entry":
        return Feed(root, [_entry(root, where, root.sourceline)], None, None)
    if _name(root) not in _ROOTS:
        raise ArticleError(where, f"is no feed but <{_shown(etree.QName(root).localname)}>; {_EXPECTED}", "lie")
    channels = children(root, "channel")
    head = channels[0] if channels else root
    nodes = [node for home in (*channels, root) for kind in ("item", "entry") for node in children(home, kind)]
    return _with_head(head, [_entry(node, where, node.sourceline) for node in nodes])


def _with_head(head: etree._Element, entries: list[Entry | ArticleError]) -> Feed:
    lang = next((node.get(_LANG) for node in (head, *head.iterancestors()) if node.get(_LANG)), None)
    links = [link.get("href") or link.text or "" for link in children(head, "link") if link.get("rel") != "self"]
    return Feed(head, entries, lang, next((link.strip() for link in links if link.strip()), None))


def _entry(node: etree._Element, where: str, line: int | None) -> Entry | ArticleError:
    place = f"{where}:{line}" if line else where
    for entity in node.iter(etree.Entity):
        return ArticleError(place, f"uses the entity {_shown(entity.text)}, which is not expanded; write it out")
    return Entry(node, place)


def _piecewise(text: str, where: str, error: etree.XMLSyntaxError) -> Feed:
    """A feed that is not well formed: its entries one by one, each within the feed's own first tag."""
    opening = next((tag for tag in _TAG.finditer(text) if not tag.group().startswith(("<?", "<!"))), None)
    if opening is None or opening["local"] not in ("rss", "RDF", "feed"):
        raise ArticleError(f"{where}:{error.lineno or 1}", f"is not XML: {_reason(error)}; {_EXPECTED}") from error
    outer = " ".join(opening.group().split()).rstrip("/>") + ">"
    closing = f"</{opening['name']}>"
    first_entry = _ENTRY.search(text)
    lenient = etree.XMLParser(encoding="utf-8", recover=True, resolve_entities=False, no_network=True)
    above = text[opening.start() : first_entry.start() if first_entry else None]
    root = etree.fromstring(above.encode("utf-8"), lenient)
    entries: list[Entry | ArticleError] = []
    for match in _ENTRY.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        try:
            node = _tree(outer + match.group() + closing)[0]
        except etree.XMLSyntaxError as broken:
            place = f"{where}:{line + (broken.lineno or 1) - 1}"
            entries.append(ArticleError(place, f"the entry is not well formed: {_reason(broken)}"))
        else:
            entries.append(_entry(node, where, line))
    channels = children(root, "channel") if root is not None else []
    return _with_head(channels[0] if channels else root, entries)


def _reason(error: etree.XMLSyntaxError) -> str:
    """What the parser says, without the line within the piece it was given."""
    said = re.sub(r", line \d+, column \d+.*$", "", " ".join(str(error.msg).split()))
    return "a bare & or an unknown entity; write &amp;" if "EntityRef" in said else _shown(said)


def _shown(words: object) -> str:
    text = " ".join(str(words).split())
    return text if len(text) <= 120 else text[:120] + "…"
