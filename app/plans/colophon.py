"""Which version a paper is: on its cover, in its running header, and where it accounts for itself."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256

from app.blocks.catalogue import Catalogue
from app.documents import model as d
from app.plans.bouwwerk import Gebouw, Keuze
from app.plans.gegevens import NAMEN
from app.plans.snapshot import Momentopname, Status, etiket


@dataclass(frozen=True)
class Uitgave:
    """A version as its paper tells it; without a naam it is the text that is being worked on."""

    status: Status = Status.CONCEPT
    etiket: str = "Concept"
    naam: str = ""
    nr: int = 0

    @classmethod
    def of(cls, version: Momentopname) -> "Uitgave":
        """The paper of a stored version."""
        return cls(version.status, version.etiket, version.naam, version.nr)

    @property
    def kort(self) -> str:
        """The status in a word, for the running header."""
        return self.status.capitalize()

    def lead(self, periode: str) -> str:
        """What the paper is, on its cover: what the council adopted is no proposal any more."""
        kind = "Cultuurbeleid" if self.status is Status.VASTGESTELD else "Voorstel voor de raad: cultuurbeleid"
        return f"{kind} {periode}".strip()

    def meta(self, datum: date) -> tuple[str, ...]:
        """The line at the foot of the cover."""
        return (self.etiket, d.full_date(datum), "Gemaakt met de Bouwplaats")


WERKTEKST = Uitgave()


def uitgave(status: Status, datum: date | None, besluitnummer: str | None, naam: str) -> Uitgave:
    """The paper of a version that is about to be stored."""
    return Uitgave(status, etiket(status, datum, besluitnummer), naam)


def colophon(gebouw: Gebouw, catalogue: Catalogue, this: Uitgave, day: date) -> Iterable[d.Element]:
    """Which version this is, of which day, from which catalogue, and what the bouwwerk was begun from."""
    rows = (
        ("Plan", gebouw.bouwwerk.titel),
        ("Van", gebouw.bouwwerk.van or "(nog in te vullen)"),
        ("Periode", gebouw.bouwwerk.periode or "(nog in te vullen)"),
        ("Datum", d.full_date(day)),
        ("Catalogus van de Bouwplaats", f"versie {catalogue.revisie}"),
        ("Controlecode", code(gebouw)),
    )
    yield d.Plaat("Over dit stuk", this.kort, tuple(d.Veld(name, (d.Tekst(value),)) for name, value in rows))
    if this.naam:
        yield d.Alinea((d.Tekst(f"Dit is de versie ‘{this.naam}’ van ons plan. Status: {_lowered(this.etiket)}."),))
    else:
        yield d.Alinea((d.Tekst("Dit is de tekst waaraan we nu werken. Hij is nog niet als versie bewaard."),))
    yield d.Alinea((d.Tekst(f"De controlecode volgt uit de tekst van het plan. {SAME}"),))
    if gebouw.bouwwerk.herkomst:
        yield d.Alinea((d.Tekst(gebouw.bouwwerk.herkomst),))


SAME = "Stukken met dezelfde code zijn van precies hetzelfde plan gemaakt."


def code_line(gebouw: Gebouw, this: Uitgave) -> str:
    """The same in a line, for a paper without a colofon."""
    version = f"Versie ‘{this.naam}’. " if this.naam else ""
    return f"{version}Controlecode van dit plan: {code(gebouw)}. {SAME}"


def code(gebouw: Gebouw) -> str:
    """Twelve signs that follow from all that a plan says: '3F2A 91BC 04D7'. What is empty does not count, so that a
    question that is added later leaves the codes of old papers as they are.
    """
    told = {name: getattr(gebouw.bouwwerk, name) for name in NAMEN}
    keuzes = [_told(keuze) for storey in gebouw.verdiepingen for keuze in storey.keuzes]
    content = json.dumps([_filled(told), *keuzes], ensure_ascii=False, sort_keys=True, default=str)
    digest = sha256(content.encode()).hexdigest()[:12].upper()
    return " ".join(digest[place : place + 4] for place in (0, 4, 8))


def _told(keuze: Keuze) -> dict[str, object]:
    own = {"titel": keuze.eigen_titel, "versie": keuze.versie.nummer if keuze.versie else None}
    slug = keuze.versie.slug if keuze.versie else None
    staat = {"stand": keuze.stand, "toelichting": keuze.toelichting}
    return _filled({"stap": keuze.stap, "bouwsteen": slug, **own, **staat, **asdict(keuze.uitwerking)})


def _filled(told: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in told.items() if value is not None and value != ""}


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
