"""Nothing that articles, questions, sources or addresses hold is ever more than text, whatever they try.

The strings are put into every place where the page shows text, in a real Chromium with the policy on. Closing the page
also proves that nothing left the machine, that the console has no error, and that no script set ``window.pwned``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.answer import Answer, Citation, Message
from corpus.article import Article
from index.hit import Filter
from tests.browser.conftest import Opener, Served, serving
from tests.browser.fake import FakeAssistant, answer

pytestmark = pytest.mark.browser

DO = "window.pwned=1"
STRINGS = (
    f"<script>{DO}</script>",
    f"<SCRIPT SRC=data:text/javascript,{DO}></SCRIPT>",
    f"</script><script>{DO}//",
    f'<img src=x onerror="{DO}">',
    f"<img src=x onerror={DO}//",
    f"<svg onload={DO}>",
    f"<svg><script>{DO}</script></svg>",
    f"<svg><animate onbegin={DO} attributeName=x dur=1s>",
    f"<math><mtext></mtext><mglyph><style><img src onerror={DO}></style>",
    f"<iframe srcdoc='<script>parent.{DO}</script>'></iframe>",
    f"<iframe src=javascript:parent.{DO}></iframe>",
    f"<object data='javascript:{DO}'></object>",
    f"<embed src='data:text/html,<script>{DO}</script>'>",
    f"<details open ontoggle={DO}>x</details>",
    f"<input autofocus onfocus={DO}>",
    f"<video><source onerror={DO}></video>",
    f"<body onload={DO}>",
    f"<style>@import 'http://192.0.2.1/spy.css';</style><b style=animation-name:x onanimationstart={DO}>b</b>",
    "<link rel=stylesheet href=http://192.0.2.1/spy.css>",
    '<img src="http://192.0.2.1/spy.png">',
    "![spy](http://192.0.2.1/spy.png)",
    f"[click](javascript:{DO})",
    f"<a href=javascript:{DO}>click</a>",
    "<form action=http://192.0.2.1><button>go</button></form>",
    "<base href=http://192.0.2.1/>",
    "<meta http-equiv=refresh content=0;url=http://192.0.2.1/>",
    f'" onmouseover="{DO}" x="',
    f"' autofocus onfocus='{DO}' x='",
    f"--><!--<img src=x onerror={DO}>",
    f"<![CDATA[<script>{DO}</script>]]>",
    "{{constructor.constructor('window.pwned=1')()}}",
    "${window.pwned=1}",
    "`${window.pwned=1}`",
    f"&lt;script&gt;{DO}&lt;/script&gt;",
    f"\\x3cscript\\x3e{DO}\\x3c/script\\x3e",
    f"<noscript><p title='</noscript><img src=x onerror={DO}>'>",
    f"<template><script>{DO}</script></template>",
    f"<x onclick={DO} tabindex=1 id=x>x</x>",
    f"[1]<b>[2]</b>**<script>{DO}</script>**",
)
ADDRESSES = (
    f"javascript:{DO}", f"JaVaScRiPt:{DO}", f" javascript:{DO}", f"java\nscript:{DO}", f"data:text/html,{DO}",
    f"vbscript:{DO}", f"https://example.org/\" onmouseover=\"{DO}", "file:///etc/passwd", "//192.0.2.1/x", "http://[",
)  # fmt: skip
ALL = " ".join(STRINGS)
ARTICLES = [
    Article(
        id=f"{text}/{number}",
        title=f"{text} {number}",
        text=f"{text} {number}\n\nFirst {text} of all. Then: {text} and so on.\n\nThe end of number {number}.",
        source=text,
        author=text,
        url=ADDRESSES[number % len(ADDRESSES)],
        language="en",
    )
    for number, text in enumerate(STRINGS)
]


class HostileAssistant(FakeAssistant):
    """Everything it says, in every place, is one of the strings."""

    def articles(self) -> list[Article]:
        return ARTICLES

    def suggest(self, answer: Answer, history: Sequence[Message], where: Filter | None) -> list[str]:
        return [" ".join(STRINGS[part::3]) for part in range(3)]

    def stream(self, question: str, *_: Any, **__: Any) -> Iterator[Answer]:
        cited = tuple(self._cited(article, number) for number, article in enumerate(ARTICLES, start=1))
        lines = [f"- {text}, 4 May 2024: “{text}” [{number}]" for number, text in enumerate(STRINGS, start=1)]
        status = "conflict" if "conflict" in question else "answered"
        whole = answer(question, status, ALL + "\n\n" + "\n".join(lines), cited, notices=STRINGS)
        yield replace(whole, nearest=cited[:3], engine=ALL)

    def _cited(self, article: Article, number: int) -> Citation:
        quote = article.text.partition("\n\n")[2].partition("\n\n")[0]
        start = article.text.index(quote)
        return Citation(
            number, article.id, article.title, article.source, article.url, STRINGS[number - 1], "en",
            start, start + len(quote), quote, article.source,
        )  # fmt: skip


@pytest.fixture(scope="module")
def hostile() -> Iterator[Served]:
    yield from serving(HostileAssistant())


MADE = (
    ":is(script, img, iframe, object, embed, form, style, link, base, meta, video, math, x, input, template, details)"
)


@pytest.mark.parametrize("kind", ["answered", "conflict"])
def test_no_string_is_more_than_text_anywhere(open_page: Opener, hostile: Served, kind: str) -> None:
    reader = open_page(of=hostile)
    said = reader.asks(f"{kind} {ALL}")
    panel = reader.page.locator(".sources.active").inner_text()
    for text in STRINGS:
        for place in (said, panel):
            assert " ".join(text.split()).replace("[1]", "")[:12].strip("[]*") in " ".join(place.split())
    reader.page.wait_for_selector("button.suggestion >> visible=true")
    assert reader.page.locator("button.suggestion").all_inner_texts()[0].startswith(STRINGS[0])
    assert reader.page.inner_text(".asked").startswith(f"{kind} {STRINGS[0]}")
    made = reader.page.locator(f"#conversation {MADE}, #sources {MADE}, #suggestions {MADE}")
    assert made.count() == 0
    for place in (".card h3", ".card blockquote", ".card .meta", ".card .attributed", ".notice"):
        shown = reader.page.locator(f"#desk {place}").all_inner_texts()
        assert any(STRINGS[3] in text for text in shown), place
    links = reader.page.evaluate("[...document.querySelectorAll('#desk a')].map(link => link.protocol)")
    assert set(links) <= {"http:", "https:"}
    handlers = reader.page.evaluate(
        "[...document.querySelectorAll('#desk *')].flatMap(part => part.getAttributeNames())"
        ".filter(name => name.startsWith('on') || name === 'srcdoc')"
    )
    assert handlers == []


def test_no_string_is_more_than_text_in_the_card_and_the_article(open_page: Opener, hostile: Served) -> None:
    reader = open_page(of=hostile)
    reader.asks("everything")
    reader.page.hover("#conversation a.cite[href='#s1-4'] >> nth=0")
    reader.page.wait_for_selector("#peek", state="visible")
    assert STRINGS[3] in reader.page.inner_text("#peek blockquote")
    reader.page.click("#conversation a.cite[href='#s1-1'] >> nth=0")
    for number, text in enumerate(STRINGS):
        reader.page.wait_for_function(
            "wanted => document.querySelector('#reading .text')?.innerText.includes(wanted)",
            arg=f"The end of number {number}.",
        )
        assert text in reader.page.inner_text("#reading h2")
        assert text in reader.page.inner_text("#reading mark.here")
        assert reader.page.locator(f"#reading {MADE}, #peek {MADE}").count() == 0
        links = reader.page.evaluate("[...document.querySelectorAll('#reading a')].map(link => link.protocol)")
        assert set(links) <= {"https:"}
        reader.page.click(".step[data-step='1']")


def test_the_policy_refuses_what_would_be_injected_all_the_same(open_page: Opener) -> None:
    reader = open_page()
    reader.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.ran=1\">')"
    )
    reader.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran=1'}))"
    )
    reader.page.wait_for_timeout(200)
    assert reader.page.evaluate("window.ran") is None
    assert all("Content Security Policy" in complaint for complaint in reader.complaints)
    assert len(reader.complaints) == 2
    reader.complaints.clear()
