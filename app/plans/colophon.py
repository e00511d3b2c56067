"""Which version a paper is: on its cover, in its running header, and in words where it accounts for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.documents import model as d
from app.plans.bouwwerk import Bouwwerk
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


def colophon(of: Bouwwerk, this: Uitgave) -> Iterable[d.Element]:
    """Which version this is, and what the bouwwerk was begun from."""
    if this.naam:
        yield d.Alinea((d.Tekst(f"Dit is de versie ‘{this.naam}’ van ons plan. Status: {_lowered(this.etiket)}."),))
    if of.herkomst:
        yield d.Alinea((d.Tekst(of.herkomst),))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
