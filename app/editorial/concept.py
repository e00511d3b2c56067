"""A concept on its way into the catalogue: what may happen to it in which state, and by whom. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from app.blocks.shapes import Wijziging
from app.editorial.fields import Fields
from app.editorial.rol import Rol


class Status(StrEnum):
    """Where a concept is."""

    CONCEPT = "concept"
    VOORGELEGD = "voorgelegd"
    GOEDGEKEURD = "goedgekeurd"
    GEPUBLICEERD = "gepubliceerd"
    INGETROKKEN = "ingetrokken"

    @property
    def open(self) -> bool:
        """Whether it can still change."""
        return self in {Status.CONCEPT, Status.VOORGELEGD, Status.GOEDGEKEURD}

    @property
    def naam(self) -> str:
        """The words on its chip."""
        return {
            Status.CONCEPT: "Concept",
            Status.VOORGELEGD: "Wacht op goedkeuring",
            Status.GOEDGEKEURD: "Goedgekeurd",
            Status.GEPUBLICEERD: "Gepubliceerd",
            Status.INGETROKKEN: "Ingetrokken",
        }[self]


class Stap(StrEnum):
    """What can be done with a concept."""

    SCHRIJF = "schrijf"
    LEG_VOOR = "leg_voor"
    KEUR_GOED = "keur_goed"
    STUUR_TERUG = "stuur_terug"
    PUBLICEER = "publiceer"
    TREK_IN = "trek_in"


FROM: dict[Stap, frozenset[Status]] = {
    Stap.SCHRIJF: frozenset({Status.CONCEPT, Status.VOORGELEGD, Status.GOEDGEKEURD}),
    Stap.LEG_VOOR: frozenset({Status.CONCEPT}),
    Stap.KEUR_GOED: frozenset({Status.VOORGELEGD}),
    Stap.STUUR_TERUG: frozenset({Status.VOORGELEGD, Status.GOEDGEKEURD}),
    Stap.PUBLICEER: frozenset({Status.GOEDGEKEURD}),
    Stap.TREK_IN: frozenset({Status.CONCEPT, Status.VOORGELEGD, Status.GOEDGEKEURD}),
}
"""In which states each can be done; who writes in it makes it a concept again, so that it must be approved anew."""
SENIOR = {Stap.KEUR_GOED, Stap.STUUR_TERUG, Stap.PUBLICEER}
"""What asks an eindredacteur."""


@dataclass(frozen=True)
class Concept:
    """A record in the making. `basis` is the published record it started from, as text; none when it is new."""

    id: int
    soort: str
    naam: str | None
    velden: Fields
    basis: str | None
    status: Status
    wijziging: Wijziging
    uitleg: str
    schrijvers: tuple[int, ...]
    auteur: int
    keurder: int | None
    publiceren_op: date | None
    aanvraag: int | None
    mailen: bool
    revisie: int
    gemaakt_op: datetime
    gewijzigd_op: datetime

    @property
    def nieuw(self) -> bool:
        """Whether nothing of it is published yet."""
        return self.basis is None

    def why_not(self, stap: Stap, who: int, rol: Rol) -> str:
        """Why somebody cannot do this now, in Dutch; empty when they can."""
        if self.status not in FROM[stap]:
            return f"Dat kan niet meer: dit concept is {self.status.naam.lower()}."
        if stap in SENIOR and not rol.may(Rol.EINDREDACTEUR):
            return "Dat doet een eindredacteur."
        if stap is Stap.KEUR_GOED and who in self.schrijvers:
            return "Je schreef er zelf aan mee. Een ander keurt het goed."
        return ""

    def may(self, stap: Stap, who: int, rol: Rol) -> bool:
        """Whether somebody can do this now."""
        return not self.why_not(stap, who, rol)

    def is_due(self, today: date) -> bool:
        """Whether its day of publication has come."""
        return self.status is Status.GOEDGEKEURD and self.publiceren_op is not None and self.publiceren_op <= today
