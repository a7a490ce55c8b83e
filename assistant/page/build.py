"""The page: where its parts stand. What happens when they are used is wired in events.py and visits.py."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import gradio as gr

from assistant.page.api import add_api
from assistant.page.composer import place_composer
from assistant.page.events import Page, wire_conversation
from assistant.page.history_events import place_history, wire_history
from assistant.page.keeping import Keeping
from assistant.page.masthead import place_masthead
from assistant.page.panel import place_panel
from assistant.page.queue import AT_ONCE, WAITING
from assistant.page.readers import Readers
from assistant.page.session import Session
from assistant.page.talk import place_talk
from assistant.page.visits import wire_visits
from assistant.page.words import Language


def build(readers: Readers, examples: Mapping[Language, Sequence[str]], keeping: Keeping | None = None) -> gr.Blocks:
    """The page of ``readers``; ``examples`` are questions a reader may ask with one click, by their language.

    ``keeping``: where accounts' conversations and votes go; without it there are neither.
    """
    blocks = gr.Blocks(title="Attest", analytics_enabled=False, fill_width=True)
    with blocks:
        articles = readers.common.articles()
        masthead = place_masthead(articles)
        history = place_history(keeping)
        with gr.Column(elem_id="desk"):
            talk = place_talk(examples)
            panel = place_panel(articles)
            composer = place_composer(readers.common)
        page = Page(gr.State(Session()), masthead, talk, panel, composer)
        wired = wire_conversation(readers, page)
        wire_history(readers, page, history, wired, keeping)
        wire_visits(blocks, readers, page)
        add_api(readers)
    blocks.queue(default_concurrency_limit=AT_ONCE, max_size=WAITING)
    return blocks
