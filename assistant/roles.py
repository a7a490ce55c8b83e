"""Words for what people do in the news, in French and English. Data only."""

from __future__ import annotations

from typing import Final

ROLES: Final = (
    r"trade unionist|union leader|man|woman|person|official|minister|mayor|councillor|councilor|senator|deputy"
    r"|lawmaker|politician|governor|judge|lawyer|prosecutor|analyst|economist|expert|researcher|scientist|professor"
    r"|doctor|physician|surgeon|nurse|teacher|historian|sociologist|engineer|architect|designer|writer|author"
    r"|novelist|poet|journalist|reporter|singer|musician|actor|actress|painter|artist|director|producer|player"
    r"|striker|goalkeeper|coach|captain|athlete|runner|swimmer|rider|driver|pilot|farmer|fisherman|fisher|baker"
    r"|chef|activist|campaigner|unionist|spokesman|spokeswoman|spokesperson|ambassador|diplomat|colonel"
    r"|officer|witness|resident|shopkeeper|candidate|chairman|chairwoman|chairperson|ceo|founder|executive|adviser"
    r"|advisor|curator|conductor|homme|femme|personne|responsable|ministre|maire|élue?|conseill(?:er|ère)"
    r"|sénat(?:eur|rice)|députée?|adjointe?|juge|avocate?|procureure?|analyste|économiste|experte?"
    r"|cherch(?:eur|euse)|scientifique|professeure?|médecin|chirurgien(?:ne)?|infirmi(?:er|ère)|enseignante?"
    r"|histori(?:en|enne)|sociologue|ingénieure?|architecte|écrivaine?|auteure?|autrice|romanci(?:er|ère)"
    r"|journaliste|chant(?:eur|euse)|musicien(?:ne)?|act(?:eur|rice)|peintre|artiste|réalisat(?:eur|rice)"
    r"|joueu(?:r|se)|buteur|gardien(?:ne)?|entraîneu(?:r|se)|capitaine|athlète|nageu(?:r|se)|coureu(?:r|se)"
    r"|conduct(?:eur|rice)|pilote|agricult(?:eur|rice)|pêcheur|militante?|syndicaliste|porte-parole"
    r"|ambassad(?:eur|rice)|diplomate|colonel|témoin|habitante?|commerçante?|candidate?|présidente?"
    r"|direct(?:eur|rice)|fondat(?:eur|rice)|dirigeante?|patron(?:ne)?|déléguée?|préfète?|préfet"
    r"|conservat(?:eur|rice)"
)
"""Alternatives of a pattern, in the singular."""
