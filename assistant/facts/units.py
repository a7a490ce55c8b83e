"""Units of measure in French and English, each with what one of it is in a base unit. Data only."""

from __future__ import annotations

import re

_TABLE = """
m 1000: kilometre kilometer kilomètre km
m 1: metre meter mètre
m 0.01: centimetre centimeter centimètre cm
m 0.001: millimetre millimeter millimètre mm
m 1e-9: nanometre nanometer nanomètre nm
m 1609.344: mile
m 0.3048: feet foot
m 0.0254: inch inche
m2 1e6: square_kilometre square_kilometer kilomètre_carré kilomètres_carré km² km2
m2 1: square_metre square_meter mètre_carré mètres_carré m² m2
m2 1e4: hectare ha
m2 4046.86: acre
m3 1: cubic_metre cubic_meter mètre_cube mètres_cube m³ m3
kg 1: kilogram kilogramme kilo kg
kg 0.001: gram gramme
kg 1000: tonne ton
l 1: litre liter
l 100: hectolitre hectoliter
W 1e3: kilowatt kW
W 1e6: megawatt mégawatt MW
W 1e9: gigawatt GW
Wh 1e3: kilowatt-hour kilowattheure kWh
Wh 1e6: megawatt-hour mégawattheure MWh
Wh 1e9: gigawatt-hour gigawattheure GWh
Wh 1e12: terawatt-hour térawattheure TWh
°C 1: degree degré degree_celsius degrees_celsius degré_celsius degrés_celsius degrees_C °C °
km/h 1: km/h kph kmh kilometres_per_hour kilometers_per_hour kilometres_an_hour kilometers_an_hour
km/h 1: kilomètre_par_heure kilomètres_par_heure kilomètres_à_l'heure kilomètres-heure kilomètre-heure
km/h 1.609344: mph mile_per_hour miles_per_hour miles_an_hour
km/h 1.852: knot nœud noeud
bbl 1: barrel baril
"""
MEASURES: dict[str, tuple[str, float]] = {
    name.replace("_", " ").casefold(): (line.split()[0], float(line.split()[1].rstrip(":")))
    for line in _TABLE.strip().splitlines()
    for name in line.partition(": ")[2].split()
}
"""Name without a plural's ending -> (base unit, how much of it)."""
MEASURE_PATTERN = "|".join(
    re.escape(name).replace(r"\ ", "[ -]").replace("'", "['’]") for name in sorted(MEASURES, key=len, reverse=True)
)


def measured(name: str) -> tuple[str, float]:
    """The base unit of a match of `MEASURE_PATTERN` and how much of it one is."""
    plain = "°c" if name == "C" else name.casefold().replace("’", "'")  # "42.4C"
    spaced = re.sub(r"(?<=[a-zé])-(?=carr|cube|per|an|celsius|met)", " ", plain)
    return MEASURES.get(plain) or MEASURES[spaced]
