"""The form that asks for name and password: one page without a script, in the visitor's language."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from assistant import phrases
from assistant.page.words import Language

_STYLE = """
:root{color-scheme:light dark;--paper:#fbf9f4;--ink:#211d18;--line:#8a8175;--alarm:#8f1d1d}
@media(prefers-color-scheme:dark){:root{--paper:#181613;--ink:#ece6db;--line:#8f877b;--alarm:#f0a49b}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}
main{width:min(20rem,calc(100vw - 3rem))}
h1{font:600 2.2rem/1.2 Georgia,"Times New Roman",serif;margin:0 0 1.5rem;border-bottom:3px double var(--ink)}
label{display:block;margin:1rem 0 .25rem}
input,button{box-sizing:border-box;width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;color:inherit;
background:transparent;border:1px solid var(--line);border-radius:3px}
button{margin-top:1.5rem;background:var(--ink);color:var(--paper);border-color:var(--ink);cursor:pointer}
:focus-visible{outline:3px solid var(--line);outline-offset:2px}
[role]{margin:0}[role=alert]{color:var(--alarm)}
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_DIGEST}'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with the form: nothing runs in it, and nothing but the form leaves it."""


def draw_login(language: Language, action: str, *, told: str = "", alarm: bool = False, name: str = "") -> str:
    """The form, which is sent to ``action``; ``told`` stands above it."""

    def word(key: str) -> str:
        return escape(phrases.say(f"login.{key}", language))

    first, then = ("", " autofocus") if name else (" autofocus", "")
    note = f'<p role="{"alert" if alarm else "status"}">{escape(told)}</p>' if told else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{word("title")} – Attest</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">'
        f"<style>{_STYLE}</style></head><body><main><h1>Attest</h1>{note}"
        f'<form method="post" action="{escape(action)}">'
        f'<label for="name">{word("name")}</label><input id="name" name="username" value="{escape(name)}" '
        f'autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="100" required{first}>'
        f'<label for="password">{word("password")}</label><input id="password" name="password" type="password" '
        f'autocomplete="current-password" maxlength="200" required{then}>'
        f"<button>{word('send')}</button></form></main></body></html>"
    )
