"""The English words by which a clause is known for what it states, and how a question of it is worded."""

from __future__ import annotations

import re

MODALS = frozenset("will would can could should must".split())  # noqa: SIM905
PERFECT = frozenset("has have had".split())  # noqa: SIM905
BE = frozenset("is are was were".split())  # noqa: SIM905
AUXILIARIES = MODALS | PERFECT | BE
VERBS = """cost costs cost|receive receives received|get gets got|pay pays paid|borrow borrows borrowed
spend spends spent|invest invests invested|raise raises raised|lose loses lost|earn earns earned|save saves saved
rise rises rose|fall falls fell|grow grows grew|climb climbs climbed|drop drops dropped|increase increases increased
decrease decreases decreased|decline declines declined|jump jumps jumped|shrink shrinks shrank|widen widens widened
open opens opened|close closes closed|begin begins began|start starts started|end ends ended|reopen reopens reopened
win wins won|sign signs signed|adopt adopts adopted|approve approves approved|reject rejects rejected
publish publishes published|launch launches launched|resign resigns resigned|die dies died|leave leaves left
arrive arrives arrived|build builds built|discover discovers discovered|collapse collapses collapsed|break breaks broke
happen happens happened|employ employs employed|hold holds held|carry carries carried|handle handles handled
attract attracts attracted|draw draws drew|serve serves served|produce produces produced|sell sells sold
buy buys bought|evacuate evacuates evacuated|create creates created|hire hires hired|cut cuts cut|last lasts lasted
take takes took|join joins joined|expand expands expanded|slow slows slowed|beat beats beat|defeat defeats defeated
design designs designed|found founds founded|write writes wrote|direct directs directed|lead leads led
plant plants planted|unveil unveils unveiled|replace replaces replaced|succeed succeeds succeeded""".replace("\n", "|")
FORMS = {
    form: (base, support)
    for base, third, past in (entry.split() for entry in VERBS.split("|"))
    for form, support in ((base, "do"), (third, "does"), (past, "did"))
}
NEEDS_NOTHING = frozenset(
    """open close begin start end reopen resign die leave arrive collapse happen rise fall grow drop increase resume
    return expire retire vote meet speak testify appear finish land depart launch stop""".split()  # noqa: SIM905
)
MONEY = frozenset("cost receive get pay borrow spend invest raise lose earn save".split())  # noqa: SIM905
PAID = frozenset("cost received paid borrowed spent invested raised lost earned saved".split())  # noqa: SIM905
CHANGE = frozenset("rise fall grow climb drop increase decrease decline jump shrink widen expand".split())  # noqa: SIM905
CHANGED = frozenset("risen fallen grown climbed dropped increased decreased declined jumped shrunk widened".split())  # noqa: SIM905
ABOUT = re.compile(
    r"(?:\s*\b(?:about|around|some|nearly|almost|roughly|over|up to|at least|at most|more than|less than|just|only"
    r"|close to|an estimated|a further|between|by|approximately))+\s*$"
)
PARTICIPLE = re.compile(r"\w+(?:ed|en|wn|ne|ilt|ld|nt|ght|ut|un|rn|ung|ept|et|ade|aid|due|ung)$|due$|born$|to$")
TIMED = re.compile(r"\s+(?:on|in|at|early on|late on)(?: the)?\s*$|\s+(?:early|late)?\s*$")
OTHER_BORDER = re.compile(r"\b(?:by|until|till|since|from|before|after|for|between|to|of|through|over)(?: the)?\s*$")
LASTING = re.compile(r"(?:stay|remain|keep|continue|be open|be closed)(?:s|ed)?\b")
"""What goes on from a time is not asked "when"."""
CAUSE = re.compile(r"\s+(?:because(?: of)?|due to|owing to)\s+")
ADVERB = re.compile(r"\b(?:also|now|already|still|only|just|then|therefore|finally|reportedly|later)\s+")
OBJECT_END = re.compile(r"\s+(?:for|on|in|by|with|after|before|from|at|to|as|and|when|while|without|during|ahead)\s.*$")
COUNTED = re.compile(r" ?(?P<what>(?:[a-z-]{3,} )??(?:[a-z-]{3,}s|people|children|men|women))(?P<tail>$| .*)")
GIVEN_TO = re.compile(
    r"(?P<rest> (?:has been|have been|was|were|is|will be|would be|will|would|is to be) "
    r"(?:also )?(?:\w+ed|set aside|spent|go|come) (?:for|to|towards?|on|from)\b.+)$"
)
NOUN_END = re.compile(r"^ (?:in|on|at|for|from|to|a|per|last|this|since|by|over|with|between|during)\b|^$")
OF_TIME = frozenset("years months days weeks hours minutes seconds times percent points".split())  # noqa: SIM905
FULL_NAME = re.compile(r"[A-ZÀ-Þ][\w'-]+(?: (?:de|van|von|al|el|bin|[A-ZÀ-Þ]\.))?(?: [A-ZÀ-Þ][\w'-]+){1,2}")
TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? ")

OPENING = frozenset(
    """a an in on at by for from with after before during since until under over as while although though because
    despite about around between some many most few several each every both all one two three four five six seven
    eight nine ten only even just also but and or so yet then today yesterday tomorrow now its their his her next
    last what how why to of neither nor among within without once another more less another next""".split()  # noqa: SIM905
)
