"""A named version of a bouwwerk as a value: its status, what stands on its cover, and what a form asks for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.cleaning import one_line
from app.documents.model import full_date
from app.forms import Form
from app.pasted import amount

LIMITS = {"naam": 80, "besluitnummer": 60}
FAULTS = {
    "naam": "Geef deze versie een naam, bijvoorbeeld: Concept voor het college.",
    "status": "Kies wat deze versie is.",
    "besluitnummer": "Vul het nummer van het raadsbesluit in.",
    "datum": "Vul een dag in, bijvoorbeeld 17-12-2026.",
    "toekomst": "Deze dag is nog niet geweest. Vul de dag in waarop de raad besloot.",
}
FIELDS = {"toekomst": "datum"}
"""The field that a fault is about, where it has another name."""

DAY = re.compile(
    r"(?P<day>[0-9]{1,2})[-/ .](?P<month>[0-9]{1,2})[-/ .](?P<year>20[0-9]{2})"
    r"|(?P<year2>20[0-9]{2})-(?P<month2>[0-9]{2})-(?P<day2>[0-9]{2})"
)


class Status(StrEnum):
    """What became of a version. All but a concept are frozen."""

    CONCEPT = "concept"
    AANGEBODEN = "aangeboden"
    VASTGESTELD = "vastgesteld"

    @property
    def lang(self) -> str:
        """In the words of the form."""
        return {
            Status.CONCEPT: "Een concept. Je kunt de naam later wijzigen en de versie weghalen.",
            Status.AANGEBODEN: "Dit bieden we aan de raad aan. De versie en de pdf liggen daarna vast.",
            Status.VASTGESTELD: "Dit stelde de raad vast. De versie en de pdf liggen daarna vast.",
        }[self]

    @property
    def vast(self) -> bool:
        """Whether a version with this status never changes again."""
        return self is not Status.CONCEPT


def etiket(status: Status, datum: date | None, besluitnummer: str | None) -> str:
    """What stands on the cover: 'Vastgesteld op 17 december 2026 (besluit 2026-123)'."""
    day = full_date(datum) if datum else ""
    if status is Status.VASTGESTELD:
        return f"Vastgesteld op {day} (besluit {besluitnummer})"
    return f"Aangeboden aan de raad op {day}" if status is Status.AANGEBODEN else "Concept"


@dataclass(frozen=True)
class Momentopname:
    """A version as lists show it; its content and its PDF are fetched apart."""

    id: int
    nr: int
    naam: str
    status: Status
    besluitnummer: str | None
    datum: date | None
    revisie: int
    gemaakt_op: datetime
    door: str
    pdf_sha256: str | None

    @property
    def vast(self) -> bool:
        """Whether it never changes again."""
        return self.status.vast

    @property
    def etiket(self) -> str:
        """What stands on its cover."""
        return etiket(self.status, self.datum, self.besluitnummer)


@dataclass(frozen=True)
class Asked:
    """What a form asks for, with what is wrong with it. `van` is the version to freeze; 0 for the bouwwerk as it is."""

    naam: str = ""
    status: Status | None = Status.CONCEPT
    besluitnummer: str | None = None
    datum: date | None = None
    van: int = 0
    revisie: int = 0
    getypt: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)

    @property
    def vast(self) -> bool:
        """Whether it asks to freeze."""
        return self.status is not None and self.status.vast

    @property
    def etiket(self) -> str:
        """What will stand on its cover."""
        return etiket(self.status or Status.CONCEPT, self.datum, self.besluitnummer)


def read_asked(form: Form, today: date) -> Asked:
    """What a form asks for. A day counts only where the council does something, a besluitnummer where it decides."""
    status = next((status for status in Status if status == form["status"]), None)
    typed = {name: one_line(form[name]) for name in LIMITS}
    datum = read_day(form["datum"]) if status and status.vast else None
    number = typed["besluitnummer"] if status is Status.VASTGESTELD else None
    missing = {
        "naam": not typed["naam"],
        "status": not status,
        "datum": bool(status and status.vast and not datum),
        "besluitnummer": number == "",
        "toekomst": bool(datum and datum > today and status is Status.VASTGESTELD),
    }
    faults = {FIELDS.get(name, name): FAULTS[name] for name, is_so in missing.items() if is_so}
    long = {name: most for name, most in LIMITS.items() if len(typed[name]) > most}
    faults |= {name: f"Maak dit korter: hooguit {most} tekens." for name, most in long.items()}
    return Asked(typed["naam"], status, number, datum, getypt=typed | {"datum": form["datum"]}, fouten=faults)


def read_day(text: str) -> date | None:
    """A day as browsers send it, or as people type it."""
    found = DAY.fullmatch(amount(text))
    if not found:
        return None
    day, month, year = (found[part] or found[f"{part}2"] for part in ("day", "month", "year"))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
