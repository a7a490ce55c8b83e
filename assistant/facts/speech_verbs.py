"""The verbs that report what somebody says, in French and English, as patterns."""

from __future__ import annotations

_ENGLISH = """
    said says told tells stated states announced announces claimed argued argues warned warns declared declares
    estimated reported insisted insists denied denies confirmed confirms explained explains
    acknowledged acknowledges admitted admits conceded concedes noted suggested suggests complained complains
    replied replies responded responds recalled recalls promised pledged pledges vowed vows accused accuses
    condemned condemns cautioned cautions predicted predicts believed believes thinks criticised
    criticized criticises disputed disputes revealed reveals asserted asserts maintained maintains contended contends
    alleged alleges wrote writes commented comments urged urges recommended recommends calculated calculates counted
    expects concluded concludes remarked observed quipped retorted testified
""".split()  # noqa: SIM905 - a hundred words read better as text
_ENGLISH_NOUNS = "claims estimates reports notes promises forecasts counts hopes fears puts".split()  # noqa: SIM905
"""Verbs only where an object or a clause follows: "his claims" are none."""
_ENGLISH_WITH_CLAUSE = ("added", "adds", "found", "finds", "showed", "shows")
"""Reporting verbs only where a clause, a quotation or a comma follows: a share price "added 3%" too."""
_PARTICIPLES = """
    déclaré dit affirmé annoncé indiqué précisé estimé assuré ajouté averti expliqué reconnu démenti compté souligné
    rappelé promis prévenu confié raconté lancé réagi dénoncé répondu répliqué insisté martelé commenté jugé regretté
    déploré salué plaidé soutenu prétendu confirmé admis concédé noté observé constaté signalé rapporté révélé écrit
    résumé conclu évalué chiffré critiqué contesté accusé nié tempéré nuancé ironisé détaillé justifié espéré
    recensé garanti certifié rétorqué
""".split()  # noqa: SIM905
_PHRASES = ("fait savoir", "fait valoir", "fait part", "mis en garde", "tenu à préciser")
_PRESENT = """
    déclare affirme estime indique précise assure explique avance dit souligne rappelle prévient confie raconte lance
    réagit dénonce répond réplique insiste martèle commente juge regrette déplore plaide soutient prétend confirme admet
    concède reconnaît note observe constate tempère nuance résume conclut évalue critique conteste accuse nie espère
    redoute craint croit pense promet annonce écrit détaille justifie ironise ajoute rétorque
""".split()  # noqa: SIM905
_PLURAL = [f"{verb}nt" for verb in _PRESENT if verb.endswith("e")]

_OBJECT = r"(?= (?:that|to|the|an?|it|its|his|her|their|there|[£$€¥]?\d|[“\"]))"
_CLAUSE = r"(?=,? (?:that\b|[“\"])|[,:.])"
ENGLISH = (
    rf"(?:(?:{'|'.join(_ENGLISH_NOUNS)}){_OBJECT}|(?:{'|'.join(_ENGLISH_WITH_CLAUSE)}){_CLAUSE}"
    rf"|puts?(?= [^.;]{{0,60}} at )|{'|'.join(_ENGLISH)})"
)
PARTICIPLE = rf"(?:{'|'.join([*_PHRASES, *_PARTICIPLES])})e?s?"
_ASIDE = r"(?:(?:aussi|également|en outre|déjà|lui-même|ainsi) )?"
FRENCH = (
    rf"(?:(?:a|ont|avait|avaient) {_ASIDE}{PARTICIPLE}|{'|'.join([*_PRESENT, *_PLURAL])}"
    r"|chiffre(?:nt)?(?= (?:l|à))|parle(?:nt)?(?= (?:de|d') ?\d)|en (?:compte|dénombre|recense)(?:nt)?(?= )"
    r"|évoque(?:nt)?(?= (?:pour (?:sa|leur) part )?\d))"
)
