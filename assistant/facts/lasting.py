"""States that last until a day: "will stay closed until 15 October", « reste fermé jusqu'au 15 octobre ».

The word for the state looks like a verb of the past; when it ends is told by what stands before it.
"""

from __future__ import annotations

import re
from typing import Literal

Ends = Literal["future", "open"]
_STATE = r"(?:\w{2,}ed|shut|open|off|out|cut|kept|held|in\s\w+|under\s\w+)"
_ETAT = r"(?:\w{2,}(?:é|ée|és|ées)|ouvert(?:e|s|es)?|interdit(?:e|s|es)?|suspendu(?:e|s|es)?|en\s\w+|sous\s\w+)"
_STATED = re.compile(
    rf"(?P<verb>\b[\w'’]+)?\s*(?:\b(?:\w+ly|still|now|toujours|encore|donc|\w+ment)\s+)*\b(?:{_STATE}|{_ETAT})"
    r"(?:\s+(?:to|for|in|on|at|à|aux?|en|dans|pour|sur)\s(?:(?!\b(?:and|but|or|et|mais|ou|will|was|is)\b)[^,;:.]){1,40}?)?\s+"
    r"(?:until|till|jusqu['’](?:au|à|en))\s+(?:the\s|le\s|la\s|l['’])?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:stay|remain|be|keep|is|are|remains|stays|keeps|rester|est|sont|reste|restent|demeure|demeurent)"
)
_BEHIND = re.compile(
    r"(?:was|were|been|being|stayed|remained|kept|had|has|have|be[ae]n|était|étaient|été|resta|restait|demeura|fut"
    r"|furent|a|ont|avait|avaient)"
)
_PAST_AUXILIARY = re.compile(r"\b(?:would|had|have|has|could|might|did)\s+(?:\w+\s+)?$", re.IGNORECASE)


def lasting(before: str) -> Ends | None:
    """Where a state ends whose words, with "until", are the end of ``before``.

    None where no such words are, or a verb says that it is over: the ordinary rules tell then.
    """
    match = _STATED.search(before)
    if match is None:
        return None
    verb = (match["verb"] or "").casefold()
    if _BEHIND.fullmatch(verb) or re.search(r"r(?:a|ont)$", verb):
        return None
    if _AHEAD.fullmatch(verb) and not _PAST_AUXILIARY.search(before[: match.start()]):
        return "future"
    return "open"
