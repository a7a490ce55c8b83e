"""Abbreviations of French and English whose full stop need not end a sentence, by what may follow them."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_ANYTHING = _words(
    """
    M MM Mr Mrs Ms Messrs Mx Dr Drs Prof Pr Me Mgr Mlle Mme Mmes Mlles MR MRS MS DR
    Gen Gén Col Lt Sgt Maj Capt Cmdr Adm Brig Sen Rep Reps Gov Pres Hon Rev Atty Amb Insp Supt Pvt Cpl Mt Ft Bd Boul
    e.g i.e E.g I.e p.ex c.-à-d c-à-d cf Cf viz vs v env approx ca resp spéc éd trad bd boul
    """
)
"""Written like this, they announce a name or what is meant: the sentence always goes on."""

BEFORE_NUMBER = _words(
    """
    no nos n n° nº nr num art arts vol vols p pp pg fig figs ch chap chaps sec sect § al par éq eq réf ref tab
    tél tel ext min max c b d apr t op ann append lig l
    """
)
"""They announce a number, and end a sentence (« une œuvre d'art. ») where none follows."""

BEFORE_NAME = _words(
    """
    St Ste Sts Inc Corp Ltd Co Cos Bros LLC Plc S.A SA SARL Cie Ets Sté Assn Univ Dept Dép Govt Jr Sr Esq Ph.D PhD
    Ave Blvd Rd Sq Bldg Av a.m p.m A.M P.M
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky Mass Md Mich Minn Miss Mont Neb Nev Okla Ore Pa Penn Tenn
    Tex Vt Va Wash Wis Wyo al ibid
    """
)
"""They stand before a name or at the end; what follows decides."""

MONTHS = _words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec
    janv févr fév avr juil déc
    """
)
"""Before a day or a year they go on."""

EXCLAIMED_NAMES = _words("yahoo jeopardy joomla")
"""Names written with an exclamation mark."""

STARTERS = _words(
    """
    the a an this that these those it its he she they we you i his her their our my there here in on at by for from
    with after before during since until while when where why how what who which if as although though but and or so
    yet however meanwhile moreover still also then now both each all some many most several no not analysts
    officials investors according le la les l un une des du de d ce cet cette ces c il elle ils elles on nous vous
    je j son sa ses leur leurs notre mais et ou or donc car puis ainsi enfin ensuite cependant toutefois pourtant
    selon pour par dans en sur sous avec sans après avant depuis pendant lors lorsque quand si comme à au aux y plus
    moins tout tous toute toutes aucun aucune chaque plusieurs certains certaines parmi malgré face voilà voici
"""
)
"""Words that begin sentences and, with a capital, hardly ever a name."""

PRONOUNS = _words("it its this these they that the there but when if we il elle ils elles cette ces mais c")
"""Starters that follow even a name cut to its initial, as in « Vitamin C. It »."""

ZONES = _words(
    "gmt utc est edt et ct cst cdt mt mst mdt pt pst pdt cet cest bst jst kst hkt ist eastern central pacific"
)
"""What may follow a time of day with a capital."""

INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
"""``J``, ``J.-P``, ``U.S``, ``e.g``: single letters with full stops between them, the last one left off."""
