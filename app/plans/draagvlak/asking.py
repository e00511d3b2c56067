"""What the form to begin a draagvlaksessie asks for, and what may be wrong with it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from app.cleaning import one_line
from app.plans.bouwwerk import Gebouw
from app.plans.draagvlak.sessie import Over, asked_about
from app.plans.snapshot import read_day
from app.templating import day

MOST_BOUWSTENEN = 100
"""Nobody sorts more than this."""

LONGEST = timedelta(days=30)
PROPOSED = timedelta(days=14)
MAX_NAAM = 80


@dataclass(frozen=True)
class Asked:
    """What the form to begin a session asks for, with what is wrong with it."""

    naam: str = ""
    over: Over | None = None
    tot: date | None = None
    getypt: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)


def read_asked(naam: str, over: str, tot: str, gebouw: Gebouw, today: date) -> Asked:
    """Read the form: a naam, which bouwstenen, and until which day."""
    naam, wanted = one_line(naam), next((one for one in Over if one == over), None)
    until = read_day(tot)
    faults = {
        "naam": _fault_of_naam(naam),
        "over": _fault_of_over(gebouw, wanted),
        "tot": _fault_of_day(until, today),
    }
    told = {field: fault for field, fault in faults.items() if fault}
    return Asked(naam, wanted, until, {"naam": naam, "over": over, "tot": tot}, told)


def _fault_of_naam(naam: str) -> str:
    if not naam:
        return "Geef de sessie een naam, bijvoorbeeld: Werkgroep cultuur."
    return f"Maak de naam korter: hooguit {MAX_NAAM} tekens." if len(naam) > MAX_NAAM else ""


def _fault_of_over(gebouw: Gebouw, over: Over | None) -> str:
    if over is None:
        return "Kies waar de sessie over gaat."
    many = len(asked_about(gebouw, over))
    if not many:
        return "Er is nog niets om te ontwikkelen. Kies alle bouwstenen, of zet eerst een bouwsteen op ontwikkelen."
    if many > MOST_BOUWSTENEN:
        less = " Kies alleen wat je gaat ontwikkelen." if over is Over.ALLES else ""
        return f"Dit zijn {many} bouwstenen. Dat is te veel om te sorteren: hooguit {MOST_BOUWSTENEN}.{less}"
    return ""


def _fault_of_day(until: date | None, today: date) -> str:
    if until is None:
        return "Vul een dag in, bijvoorbeeld 17-12-2026."
    if until < today:
        return "Deze dag is al geweest. Kies vandaag of een latere dag."
    if until > today + LONGEST:
        return f"Een sessie is hooguit {LONGEST.days} dagen open: tot en met {day(today + LONGEST)}."
    return ""
