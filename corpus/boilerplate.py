"""Which blocks of a page are not its article, told by their form in French and English, never by a site's own words.

Two strictnesses: ``is_boilerplate`` must not lose a sentence of an article wherever it stands; ``is_tail`` judges
only what stands after the article's last paragraph, where a page speaks to its reader.
"""

from __future__ import annotations

import re

_LONGEST = 220
"""Code points; what a page says of itself is shorter, and a longer paragraph is the article's."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_COUNT = r"\d[\d\s.,\u00a0\u202f]*[km]?\s*\+?"
_COUNTED = (
    r"(?:vues?|views?|lectures?|reads?|partages?|shares?|commentaires?|comments?|likes?|j[’']aime|réactions?|followers)"
)
_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|e-?mail|courriel|instagram|youtube|tiktok|threads|bluesky|discord"
    r"|google news)"
)
_BUTTON = (
    r"(?:partager|share|tweet(?:er)?|imprimer|print|copier le lien|copy link|enregistrer|sauvegarder|save|suivre|follow"
    r"|e-?mail|courriel|commenter|comment|écouter|listen)"
)
_COUNTER = _any(
    rf"\W*{_COUNT}\s*{_COUNTED}(?:\s*[·|•,/-]\s*{_COUNT}\s*\w+)*\W*",
    rf"\W*{_COUNTED}\s*:?\s*\d[\d\s.,km]*\W*",
    r"\W*(?:(?:temps|durée) de lecture|lecture|reading time)\s*:?\s*(?:environ\s|about\s)?\d+\s*(?:min|mn)\w*\W*",
    r"\W*\d+\s*(?:min|mn)(?:ute)?s?\.?\s*(?:de lecture|read|to read)\W*",
)
_CRUMB = re.compile(r"\|\s*\w[^.!?|]{0,30}")
_LABEL = _any(
    r"publicité|annonces?|advertisements?|advertising|sponsored(?: content)?|contenu sponsorisé|sponsorisé|ad",
    r"menu|accueil|home|rechercher|recherche|search|connexion|se connecter|s[’']inscrire|log ?in|sign ?(?:in|up)",
    rf"{_BUTTON}(?:\s*[·|•,/]\s*{_BUTTON})*",
    r"(?:listen to|écouter|écoutez) (?:this|cet|cette|l[’'])\s?(?:article|story)(?:\s*\(.{1,20}\))?",
    r"(?:enter )?your e-?mail(?: address)?|(?:entrez )?votre (?:adresse )?(?:e-?mail|courriel|mail)",
    r"(?:follow us|suivez-nous)(?: on social media| sur les réseaux sociaux)?\W*",
    r"(?:partager|partagez|share)(?:\s+(?:cet|cette|l[’']|ce|this|the)?\s*(?:article|story|page|post|lien))"
    r"(?:\s*(?:sur|on|via|by|par|with|avec)\s.{1,60})?\W*",
    rf"(?:(?:partager|partagez|share|suivez-nous|follow us)\s+(?:sur|on|via|par|by)\s+{_NETWORK}"
    rf"(?:[\s,·|/&]+(?:et |and )?{_NETWORK})*\W*)+",
    rf"{_NETWORK}(?:[\s,·|/]+{_NETWORK})*",
    r"haut de page|retour en haut|back to top|skip to (?:main )?content|aller au contenu(?: principal)?",
    r"(?:lire la suite|read more|voir plus|show more|load more|charger plus|en savoir plus|learn more)\W*",
    r"(?:tout |tous )?(?:accepter|refuser)(?: et fermer| tout| les cookies| tous les cookies)?|personnaliser",
    r"(?:accept|reject)(?: all)?(?: cookies)?|manage (?:cookies|preferences)|gérer (?:les cookies|mes préférences)",
    r"tous droits réservés\.?|all rights reserved\.?|(?:©|\(c\)|copyright (?=©|\(c\)|\d{4}|.*reserved))\s?.{1,120}",
)
_ARROW = r"\s*(?:[:–—>→»|-].*)?"
_READ_ALSO = _any(
    rf"(?:[àa] )?(?:lire|voir|écouter) (?:aussi|également){_ARROW}",
    rf"(?:read|see|watch) (?:also|more|next){_ARROW}|also read{_ARROW}",
    r"(?:related(?: articles?| stor(?:y|ies)| news| reading)?|more on this|recommended(?: for you)?|you may also like"
    r"|most (?:read|popular)|editor[’']s picks?|up next|trending(?: now)?|more stories)\s*(?::.{0,160})?",
    r"(?:sur le même (?:sujet|thème)|articles? (?:similaires?|liés?|connexes?)|(?:les )?plus (?:lus|populaires)"
    r"|à la une|nos derniers articles|dans la même rubrique|vous aimerez aussi|recommandés?(?: pour vous)?)\s*"
    r"(?::.{0,160})?",
)
_CALL = _any(
    r"(?:please |s[’']il vous plaît,? )?(?:subscribe|sign up|register|join|follow|download|get|install|try|scan"
    r"|click|tap|enter your e-?mail|don[’']t miss)\b",
    r"(?:abonnez|inscrivez|rejoignez|suivez|téléchargez|obtenez|installez|essayez|scannez|cliquez|recevez|retrouvez"
    r"|entrez votre e-?mail|ne manquez)(?:-vous|-nous)?\b",
    r"(?:nous utilisons|we use|ce site utilise|this (?:web)?site uses|en poursuivant (?:votre|la) navigation)\b",
    r"by (?:continuing|clicking|using|signing up|subscribing)\b|(?:vous avez aimé|enjoyed|like what you)\b",
    r"(?:en vous (?:inscrivant|abonnant)|soutenez|support)\b",
)
_OFFERED = _any(
    r"\b(?:our|your|my)\b.{0,30}\b(?:newsletters?|app|mailing list|channel|podcasts?|updates|alerts|community|inbox"
    r"|briefings?|terms|privacy policy)\b",
    r"\b(?:free|daily|weekly)\b.{0,20}\b(?:newsletters?|updates|alerts)\b",
    r"^(?:download|get|install|open) (?:the|our) (?:\S+ ){0,4}app\b|^(?:subscribe|sign up) (?:to|for) the\b",
    r"\b(?:notre|nos|votre|cette|ma)\b.{0,30}\b(?:newsletters?|appli(?:cation)?s?|lettre d[’']information|infolettre"
    r"|chaîne|podcasts?|alertes|communauté|boîte)\b",
    r"\b(?:l[’']|la )(?:newsletter|appli(?:cation)?)\b(?: \S+){0,2}\s*(?:$|[.!→]|pour\b|et\b|sur\b|dès\b|maintenant\b)",
    rf"\b(?:us|nous)\b.{{0,12}}\b(?:on|sur)\s+{_NETWORK}\b|\bsuivez(?:-nous)?\b.{{0,30}}\bsur\s+{_NETWORK}\b",
    r"\b(?:cookies|qr code|code qr|app store|google play|play store)\b",
    r"\bsupport (?:local|independent|our|quality) journalism\b|\bsoutenez (?:le |un )?(?:notre )?journalisme\b",
    r"\bconditions (?:générales|d[’']utilisation)\b",
)
_REPORTED = _any(
    r"\b(?:said|says|told|asked|according to|announced|reported|warned|added|explained|wrote|urged|advised)\b",
    r"\b(?:a|ont|avait) (?:déclaré|dit|annoncé|expliqué|affirmé|indiqué|averti|ajouté|conseillé|demandé|écrit)\b",
    r"\b(?:selon|d[’']après|dit-(?:il|elle|on)|explique|affirme|conseille|prévient|indique|déclare|annonce)\b",
    r"[«»“”]",
)
_SELLS = _any(
    r"\b(?:our|notre|nos)\b.{0,25}\b(?:newsletters?|app(?:lication|li)?s?|channel|chaîne|podcasts?"
    r"|communauté|community)\b",
    r"^(?:scann?ez|scan|téléchargez|download|abonnez-vous|subscribe|inscrivez-vous|sign up|join|rejoignez)\b",
    r"\b(?:scannez|scan)\b.{0,12}\b(?:pour|to)\b|\b(?:créez|create) (?:votre|un|your|an|a free) (?:compte|account)\b",
    r"^l?[’']?(?:appli(?:cation)?|app)\b.{0,40}\b(?:gratuite?|free)\b",
    r"^(?:disclaimer|avertissement|clause de non-responsabilité)\s*[:.]",
)
_AFTERWARDS = _any(
    r"(?:about the author|à propos de l[’']auteure?|about the writer|l[’']auteure?)\s*:?",
    r"(?:leave a (?:comment|reply)|laisser un commentaire|join the conversation|réagir|(?:\d+ )?comments?"
    r"|(?:\d+ )?commentaires?)(?:\s*\(\d+\))?\s*:?",
)


def is_boilerplate(block: str) -> bool:
    """Whether a block, wherever it stands, is a counter, a label, a teaser or a call to subscribe."""
    block = block.strip()
    if len(block) > _LONGEST:
        return False
    if any(form.fullmatch(block) for form in (_COUNTER, _CRUMB, _LABEL, _READ_ALSO)):
        return True
    return _CALL.match(block) is not None and _OFFERED.search(block) is not None and not _REPORTED.search(block)


def is_tail(block: str) -> bool:
    """Whether a block after the last paragraph belongs to the page: as above, or it speaks to the page's reader."""
    block = block.strip()
    if is_boilerplate(block):
        return True
    return len(block) <= _LONGEST and not _REPORTED.search(block) and _SELLS.search(block) is not None


def opens_teasers(block: str) -> bool:
    """Whether a block heads a list of other articles."""
    return len(block) <= 60 and _READ_ALSO.fullmatch(block.strip().rstrip(":")) is not None


def opens_end(block: str) -> bool:
    """Whether a block heads what follows the article: the author's life, the readers' comments."""
    return len(block) <= 60 and _AFTERWARDS.fullmatch(block.strip()) is not None
