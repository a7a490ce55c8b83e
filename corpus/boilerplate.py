"""Which lines of a page are not its article, told by their form in French and English, never by a site's own words.

Two strictnesses: ``is_boilerplate`` must not lose a sentence of an article wherever it stands; ``is_tail`` judges
only what stands after the article's last paragraph, where a page sells itself.
"""

from __future__ import annotations

import re

_LONGEST = 220
"""Code points; what a page says of itself is shorter, and a longer paragraph is the article's."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_COUNT = r"[\d][\d\s.,\u00a0\u202f]*[km]?\s*\+?"
_COUNTER = _any(
    rf"\W*{_COUNT}\s*(?:vues?|views?|lectures?|reads?|partages?|shares?|commentaires?|comments?|likes?|j[’']aime|réactions?)"
    rf"(?:\s*[·|•,/-]\s*{_COUNT}\s*\w+)*\W*",
    r"\W*(?:vues?|views?|lectures?|partages?|shares?|commentaires?|comments?|likes?)\s*:?\s*[\d][\d\s.,km]*\W*",
    r"\W*(?:temps de lecture|durée de lecture|reading time)\s*:?\s*(?:environ\s|about\s)?\d+\s*(?:min|mn)\w*\.?\W*",
    r"\W*\d+\s*(?:min|mn)(?:ute)?s?\.?\s*(?:de lecture|read|to read)\W*",
)
_CRUMB = re.compile(r"\|\s*\w[^.!?|]{0,30}")
_LABEL = _any(
    r"(?:publicité|annonce|advertisement|advertising|sponsored(?: content)?|contenu sponsorisé|sponsorisé|ad)",
    r"(?:menu|accueil|home|rechercher|recherche|search|connexion|se connecter|s[’']inscrire|log ?in|sign ?(?:in|up)|register)",
    r"(?:partager|share|tweet(?:er)?|imprimer|print|copier le lien|copy link|enregistrer|sauvegarder|save|suivre|follow|e-?mail)",
    r"(?:partager|share)(?:\s+(?:cet|l[’']|this|the)?\s*(?:article|story|page|post))?(?:\s*(?:sur|on|via|by|par)\s.{1,60})?\s*:?",
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|email|instagram|youtube|tiktok|threads|bluesky)"
    r"(?:[\s,·|/]+(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|email|instagram|youtube|tiktok|threads|bluesky))*",
    r"(?:haut de page|retour en haut|back to top|skip to (?:main )?content|aller au contenu(?: principal)?|lire la suite|read more"
    r"|voir plus|show more|load more|charger plus|en savoir plus|learn more)\W*",
    r"(?:tout |tous )?(?:accepter|refuser)(?: et fermer| tout| les cookies| tous les cookies)?|accept(?: all)?(?: cookies)?|reject all",
    r"(?:tous droits réservés|all rights reserved)\.?|(?:©|\(c\)|copyright)\s.{1,120}",
)
_READ_ALSO = _any(
    r"(?:[àa] )?lire (?:aussi|également)\s*(?:[:–—>→»|-].*)?",  # noqa: RUF001
    r"(?:read|see|watch) (?:also|more|next)\s*(?:[:–—>→»|-].*)?",  # noqa: RUF001
    r"also read\s*(?:[:–—>→»|-].*)?",  # noqa: RUF001
    r"(?:voir|à voir|écouter|à écouter) (?:aussi|également)\s*(?:[:–—>→»|-].*)?",  # noqa: RUF001
    r"(?:related(?: articles?| stor(?:y|ies)| news)?|more on this|more from .{1,40}|recommended(?: for you)?|you may also like|most (?:read|popular)"
    r"|editor[’']s picks?|up next|trending(?: now)?|sur le même (?:sujet|thème)|articles? (?:similaires?|liés?|connexes?)|(?:les )?plus (?:lus|populaires)"
    r"|à la une|nos derniers articles|dans la même rubrique|vous aimerez aussi|recommandés?(?: pour vous)?)\s*(?::.{0,160})?",
)
_CALL = _any(
    r"(?:please )?(?:subscribe|sign up|register|join|follow|like|download|get|install|try|scan|click|tap|start|enter your e-?mail|don[’']t miss|stay)\b",
    r"(?:abonnez|inscrivez|rejoignez|suivez|téléchargez|obtenez|installez|essayez|scannez|cliquez|commencez|recevez|retrouvez|profitez"
    r"|entrez votre e-?mail|ne manquez|restez)(?:-vous|-nous)?\b",
    r"(?:s[’']abonner|s[’']inscrire|commencer|télécharger|obtenir|rejoindre|suivre|recevoir)\b",
    r"(?:nous utilisons|we use|ce site utilise|this (?:web)?site uses|en poursuivant (?:votre|la) navigation|by (?:continuing|clicking|using))\b",
    r"(?:vous avez aimé|enjoyed|like what you|if you[’'](?:re|ve)|want more|vous souhaitez|envie de)\b",
)
_OFFERED = _any(
    r"\b(?:our|the|your|my|free|daily|weekly)\b.{0,30}\b(?:newsletters?|app|mailing list|channel|podcast|updates|alerts)\b",
    r"\b(?:notre|nos|l[’']|la|votre|cette)\s?.{0,30}\b(?:newsletters?|appli(?:cation)?s?|lettre d[’']information|infolettre|chaîne|podcast|alertes)\b",
    r"\b(?:us|nous)\b.{0,12}\b(?:on|sur)\b.{0,12}\b(?:facebook|twitter|x|linkedin|telegram|instagram|youtube|google news|whatsapp|tiktok|discord)\b",
    r"\b(?:cookies|qr code|code qr|app store|google play|play store|premium)\b",
    r"\b(?:d[’']utilisateurs|users worldwide|million users|millions? d[’'’]?(?:abonnés|utilisateurs|lecteurs))\b",
)
_REPORTED = _any(
    r"\b(?:said|says|told|asked|according to|announced|reported|warned|added|explained|wrote)\b",
    r"\b(?:a|ont|avait) (?:déclaré|dit|annoncé|expliqué|affirmé|indiqué|averti|ajouté|conseillé|demandé|écrit|précisé|lancé)\b",
    r"\b(?:selon|d[’']après|dit-(?:il|elle|on)|explique|affirme|conseille|prévient|indique|déclare|annonce)\b",
    r"[«»“”]",
)
_SELLS = _any(
    r"\b(?:our|notre|nos)\b.{0,25}\b(?:newsletters?|app(?:lication|li)?s?|channel|chaîne|podcast|community|communauté)\b",
    r"\b(?:scann?ez|scan|téléchargez|download|abonnez-vous|subscribe|inscrivez-vous|sign up)\b",
    r"\b(?:disclaimer|avertissement)\b\s*[:.]",
)
_BIO = _any(
    r"(?:about the author|à propos de l[’']auteure?|l[’']auteure?|the author|author)\s*:?",
    r"(?:comments?|commentaires?|leave a (?:comment|reply)|laisser un commentaire|join the conversation|réagir)(?:\s*\(\d+\))?\s*:?",
)


def is_boilerplate(line: str) -> bool:
    """Whether a block of its own, wherever it stands, is a counter, a label, a teaser or a call to subscribe."""
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if any(form.fullmatch(line) for form in (_COUNTER, _CRUMB, _LABEL, _READ_ALSO)):
        return True
    return _CALL.match(line) is not None and _OFFERED.search(line) is not None and not _REPORTED.search(line)


def is_tail(line: str) -> bool:
    """Whether a block after the last paragraph belongs to the page: as above, or the page speaks to its reader."""
    line = line.strip()
    if is_boilerplate(line):
        return True
    if len(line) > _LONGEST or _REPORTED.search(line):
        return False
    return _SELLS.search(line) is not None


def opens_teasers(line: str) -> bool:
    """Whether a block heads a list of other articles."""
    return len(line) <= 60 and _READ_ALSO.fullmatch(line.strip().rstrip(":")) is not None


def opens_end(line: str) -> bool:
    """Whether a block heads what follows the article: the author's life, the readers' comments."""
    return len(line) <= 60 and _BIO.fullmatch(line.strip()) is not None
