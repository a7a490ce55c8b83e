"""The French words by which a clause is known for what it states, and how a question of it is worded."""

from __future__ import annotations

import re

BE = frozenset("est sont était étaient sera seront serait seraient".split())  # noqa: SIM905
HAVE = frozenset("a ont avait avaient aura auront aurait auraient".split())  # noqa: SIM905
MODALS = frozenset(
    """doit doivent devait devaient devra devront devrait devraient va vont peut peuvent pourra pourront pourrait
    pourraient""".split()  # noqa: SIM905
)
PLURAL = re.compile(r"(?:ont|ent)$")
FUTURE = re.compile(r"[a-zà-ÿ]{2,}[eiduvt]ra$|[a-zà-ÿ]{2,}[eiduvt]ront$")
SIMPLE = frozenset(
    """coûte coûtent coûtait coûtaient débute débutent commence commencent dure durent durait duraient compte comptent
    comptait comptaient emploie emploient employait employaient accueille accueillent accueillait transporte
    transportent regroupe regroupent réunit rassemble atteint""".split()  # noqa: SIM905
)
COSTS = re.compile(r"coût(?:e|ent|ait|aient|era|eront|er|é)$")
LASTS = re.compile(r"dur(?:e|ent|ait|aient|era|eront|er|é)$")
HOLDS = re.compile(
    r"(?:compt|accueill|transport|regroup|rassembl|réuni|emplo|recrut|supprim|cré|produi|livr|embauch|form|construi)\w*$"
)
AMOUNTS_TO = re.compile(r"s'(?:élève|élèvent|élevait|élevaient|élèvera|élèveront|établit|établira) à\s*$")
CHANGED = re.compile(
    r"(?:(?P<aux>a|ont|avait|avaient|va|vont|devrait|devraient|doit|doivent) )?"
    r"(?P<verb>(?:augment|baiss|progress|recul|diminu|grimp|chut|bond|cr[uû]|croît|chut)\w*) de$"
)
GIVEN = re.compile(r"(?:investi|versé|dépensé|payé|perdu|reçu|levé|économisé|donné|emprunté|débloqué|consacré)$")
ABOUT = re.compile(
    r"(?:\s*\b(?:environ|quelque|près de|plus de|moins de|au moins|au plus|autour de|jusqu'à|presque|à peine"
    r"|seulement|entre|de))+\s*$"
)
ADVERB = re.compile(
    r"\b(?:aussi|également|déjà|encore|ensuite|enfin|alors|toujours|notamment|bien|très|définitivement|officiellement)\s+"
)
PARTICIPLE = re.compile(
    r"(?:été )?(?!(?:un|du|au|lui|qui|aussi|parmi|ainsi|ici|droit|trait|fait|lieu|petit|haut)\b)"
    r"[a-zà-ÿ]+(?:é|i|u|it|is|ert|int|mort)e?s?\b"
)
"""Behind « a » or « est »: what follows is done, no thing had."""
BEFORE_DATE = re.compile(r"(?:^|\s+)(?:(?P<word>pour|depuis|dès)\s+)?(?:(?:en|le|les|au|à l'|fin|début|courant)\s*)?$")
OTHER_BORDER = re.compile(r"\b(?:de|du|d'|à|avant|après|entre|et|jusqu'\w+|d'ici|dans|des|à partir)\s*(?:le |la |l')?$")
BORDER_WORD = re.compile(r"(?:jusqu|depuis|avant|après|dès|d'ici|entre)", re.IGNORECASE)
NEEDS_NOTHING = re.compile(
    r"(?:début|commenc|ouvr|ouvert|rouvr|rouvert|ferm|repren|repris|démarr|démissionn|arriv|cess|achev|dispar|augment"
    r"|baiss|entr|revien|reviendr|partir|mourr|mort|décéd|naît|né|circul|roul|termin|finir|fini)"
)
LASTING = re.compile(r"^(?:reste|demeure|continue|dur)")
"""What goes on from a time is not asked « quand »."""
CAUSE = re.compile(r"\s+(?:parce qu[e']|en raison d(?:e |es |u |')|à cause d(?:e |es |u |')|faute d(?:e |'))")
COUNTED = re.compile(r" (?P<what>[a-zà-ÿ-]{3,}[sx])(?P<tail>$| .*)")
OPENED = re.compile(
    r"(?:(?:quelque|environ|près de|plus de|moins de|au moins|seuls|seules|au total|en tout)\s*)*", re.IGNORECASE
)
COUNTED_SUBJECT = re.compile(r" (?P<what>[a-zà-ÿ-]{3,}[sx])(?P<adj> [a-zà-ÿ]+s)? (?P<verb>[a-zà-ÿ]+)(?P<rest> .+)$")
SINGULAR = {"seront": "sera", "ont été": "a été", "sont": "est", "étaient": "était", "iront": "ira", "vont": "va"}
GIVEN_TO = re.compile(
    rf" (?P<aux>{'|'.join(SINGULAR)})(?: (?P<participle>[a-zà-ÿ]+é)e?s)?(?P<rest> (?:à|aux?|pour|dans)\b.+)$"
)
OF_TIME = frozenset(
    "ans mois jours heures minutes secondes semaines années fois points euros dollars livres millions milliards".split()  # noqa: SIM905
)
FULL_NAME = re.compile(
    r"[A-ZÀ-Þ][\w-]+(?: (?:de|du|de la|von|van|al|el|ben|[A-ZÀ-Þ]\.))?(?: (?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][\w-]+){1,2}"
)
TITLE = re.compile(r"^(?:M\.|Mme|Mlle|Dr|Me) ")
OBJECT_END = re.compile(r"\s+(?:en|avec|pour|devant|contre|après|avant|dès|depuis|lors|et|où|chez|sur)\s.*$")
OPENING = frozenset(
    """après avant depuis dès pendant durant dans sur sous par pour avec sans chez selon lors si quand comme mais et ou
    or donc car en à au aux entre vers malgré grâce faute afin alors ainsi aussi puis ensuite enfin hier demain
    aujourd'hui désormais seul seule seuls seules plusieurs certains certaines quelques tous toutes chaque chacun un
    une deux trois quatre cinq six sept huit neuf dix outre contre ensemble jusqu'au quelque environ près plus moins
    des du de ici là cela ce cet cette ces son sa ses leur leurs notre votre""".split()  # noqa: SIM905
)
