"""Takes off a web page what its reader does not see, so that it cannot become text of the article."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

from corpus.invisible import hides, is_grounded, is_hidden

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"(?P<tag>[a-z][\w-]*)?(?:(?P<kind>[.#])(?P<name>[\w-]+))?")
_KEPT = frozenset({"html", "body", "head", "script", "style", "title"})
"""Never taken off here: the page itself, and what holds its date and title."""


def visible(page: str) -> str:
    """The page without hidden elements and comments; as it is where it cannot be parsed."""
    try:
        tree = html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return page
    hiding = _hiding_rules(tree)
    for element in list(tree.iter()):
        if _unseen(element, hiding):
            _drop(element)
    return str(etree.tostring(tree, encoding="unicode", method="html"))


def _unseen(element: etree._Element, hiding: list[tuple[str, str, str]]) -> bool:
    if not isinstance(element.tag, str):
        return True  # a comment
    if element.tag in _KEPT:
        return False
    grounded = any(is_grounded(outer.attrib) for outer in element.iterancestors())
    return is_hidden(element.tag, element.attrib, grounded) or _matched(element, hiding)


def _drop(element: etree._Element) -> None:
    """Takes an element out and leaves the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _hiding_rules(tree: etree._Element) -> list[tuple[str, str, str]]:
    """(tag, "." or "#", name) of the page's own plain rules that hide; rules for print or a width are passed over."""
    found = []
    for style in tree.iter("style"):
        sheet = re.sub(r"/\*.*?\*/|@[^{;]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", style.text or "", flags=re.DOTALL)
        for selectors, declarations in _RULE.findall(sheet):
            if hides(declarations):
                matches = (_SIMPLE.fullmatch(one.strip()) for one in selectors.split(","))
                found += [(m["tag"] or "", m["kind"] or "", m["name"] or "") for m in matches if m and m.group()]
    return found


def _matched(element: etree._Element, rules: list[tuple[str, str, str]]) -> bool:
    own = {".": set((element.get("class") or "").split()), "#": {element.get("id") or ""}}
    return any((not tag or tag == element.tag) and (not kind or name in own[kind]) for tag, kind, name in rules)
