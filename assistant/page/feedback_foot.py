"""What a reader thinks of an answer: two thumbs at its foot, and room for a comment once one is pressed."""

from __future__ import annotations

from html import escape

from assistant.conversation import LONGEST_COMMENT
from assistant.page.parts import word_in_both
from assistant.page.turns import Turn
from assistant.page.words import Language, word


def draw_votes(number: int, turn: Turn, language: Language) -> str:
    """The thumbs of a whole answer, the one that was pressed marked; the script opens the comment below them."""
    return (
        f'<span class="votes" role="group" aria-label="{escape(word("votes", language))}" data-turn="{number}" '
        f'data-comment="{escape(turn.comment)}">'
        + _thumb("up", turn.liked is True, language)
        + _thumb("down", turn.liked is False, language)
        + "</span>"
    )


def _thumb(which: str, pressed: bool, language: Language) -> str:
    name = escape(word(f"vote_{which}", language))
    return (
        f'<button type="button" class="vote {which}" data-vote="{which}" aria-pressed="{str(pressed).lower()}" '
        f'title="{name}"><span class="unseen">{name}</span></button>'
    )


def draw_comment() -> str:
    """What the script puts below an answer that got a vote, in both languages."""
    return (
        '<template id="opinion"><div class="opinion"><div class="fields"><label>'
        f'<span>{word_in_both("vote_comment")}</span><textarea rows="2" maxlength="{LONGEST_COMMENT}">'
        "</textarea></label>"
        f'<p><button type="button" class="tells">{word_in_both("vote_send")}</button>'
        f'<button type="button" class="leaves">{word_in_both("vote_close")}</button></p></div>'
        '<p class="told" role="status"></p></div></template>'
    )
