"""What word processors' files share: properties that may say nothing, and a head that may say who wrote it when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.article import Article
from corpus.boilerplate import is_tail
from corpus.clean import without_boilerplate
from corpus.language import identify
from corpus.masthead import LONGEST_TITLE, read_masthead
from corpus.readers.record import Record, language_code, plain

_NO_TITLE = re.compile(
    r"(?:microsoft (?:office )?(?:word|powerpoint)\s*-.*|(?:untitled|sans titre|sans nom|new|nouveau|word)?\s*"
    r"(?:document|untitled|sans titre|sans nom|title|titre|présentation|presentation|slide|page|layout|print)?"
    r"\s*(?:microsoft word)?\s*\d*|[^\s]*\.\w{2,5}|\S+_\S+|(?:file|https?):\S+|about:blank|\W*)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:python-docx|(?:microsoft |windows |ms )?(?:office )?(?:user|utilisateur)(?: windows| microsoft)?|admin\w*"
    r"|owner|unknown|inconnu|anonymous|anonyme|auth?[eo]u?re?|author|\W*|\S+@\S+|pc\W?\w*|\(?anonymous\)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself; None where it says nothing that a reader would want to know."""

    title: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None


def title_of(written: object) -> str | None:
    """A title property, unless a program filled it in: a file name, « Document1 », "Microsoft Word - …"."""
    title = " ".join(plain(str(written or "")).split())
    return None if not title or len(title) > LONGEST_TITLE or _NO_TITLE.fullmatch(title) else title


def author_of(written: object) -> str | None:
    """An author property, unless a program or an account's name filled it in."""
    author = " ".join(plain(str(written or "")).replace(";", ", ").split()).replace(" ,", ",")
    return None if not author or len(author) > 120 or _NO_AUTHOR.fullmatch(author) else author


def record_of(
    name: str,
    where: str,
    title: str | None,
    head: Sequence[str],
    rest: Sequence[str],
    file: Properties,
    url: str | None = None,
) -> Record:
    """The article of a document whose paragraphs are ``head``, where a masthead may stand, and ``rest``.

    What the text says of its date and author goes before the file's properties.
    """
    page = read_masthead(without_boilerplate([*([title] if title else []), *head]))
    title = title or page.title or file.title or name.rpartition("/")[2]
    paragraphs = [line for line in (*page.blocks, *without_boilerplate(list(rest))) if line != title]
    while paragraphs and is_tail(paragraphs[-1]):
        paragraphs.pop()
    text = "\n\n".join([title, *paragraphs])
    article = Article(
        id=name,
        title=title,
        text=text,
        published=page.published or file.published,
        source=page.source,
        url=url,
        author=page.author or file.author,
        language=identify(text, default=language_code(file.language) or "en"),
    )
    return Record(article, where)
