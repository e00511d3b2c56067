"""The strict shapes of what goes with bouwstenen, from voorbeelden to regelingen. Kept as they are."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, Field, StringConstraints

from app.blocks.shapes import STRICT, Line, Prose, Sentence, Slug

Year = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{4})?|z\.j\.)$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
SOON = timedelta(days=183)
"""Half a year before its last day a regeling says that it ends."""
YEAR = timedelta(days=365)
"""How long it is enough to have looked at a bron or an organisatie once."""


class VindplaatsShape(BaseModel):
    """Where a voorbeeld was found."""

    model_config = STRICT

    titel: Line
    uitgever: Line
    jaar: Year
    url: Url | None


class Lore(BaseModel):
    """A record of the catalogue that is no bouwsteen. It says which bouwstenen and bronnen it names."""

    model_config = STRICT
    SOORT: ClassVar[str]

    @property
    def key(self) -> str:
        """What it is known by among those of its soort."""
        raise NotImplementedError

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return set()

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set()

    @property
    def to_uitdagingen(self) -> set[str]:
        """Slugs of the uitdagingen it names."""
        return set()

    @property
    def contradiction(self) -> str:
        """What in it cannot be true at once, in Dutch; empty when all is well."""
        return ""


class Slugged(Lore):
    """A record with a name of its own in addresses."""

    slug: Slug

    @property
    def key(self) -> str:
        """Its slug."""
        return self.slug


class VoorbeeldShape(Slugged):
    """What a gemeente did, as its source tells it."""

    SOORT = "voorbeeld"

    naam: Line
    gemeenten: tuple[Line, ...]
    gemeente_toen: Line | None
    grootteklasse: Literal["klein", "middelgroot", "groot"] | None
    grootte_herkomst: Literal["oorspronkelijk", "afgeleid"]
    wat: Prose
    partners: tuple[Line, ...]
    jaar: Year | None
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)
    bron: tuple[VindplaatsShape, ...] = Field(min_length=1)
    opmerking: Prose | None
    uitdagingen: tuple[Slug, ...] = Field(
        default=(), description="Bij welke uitdagingen uit onderzoek dit laat zien wat anderen deden; eigen redenering."
    )

    @property
    def to_uitdagingen(self) -> set[str]:
        """Slugs of the uitdagingen that it shows an answer to."""
        return set(self.uitdagingen)

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return set(self.bouwstenen)


class BouwtekeningShape(Slugged):
    """A model bouwwerk of the predecessor: inspiration, not a norm."""

    SOORT = "bouwtekening"

    naam: Line
    visie: Sentence
    anders: Prose
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)
    bron: Slug

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return set(self.bouwstenen)

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return {self.bron}


class Verband(StrEnum):
    """How one bouwsteen bears on another."""

    DIENT = "dient"
    BEREIKT = "bereikt"
    VRAAGT_OM = "vraagt_om"
    VERSTERKT = "versterkt"
    SCHUURT = "schuurt"


class RelatieShape(Lore):
    """Why one bouwsteen goes with another, or rubs against it."""

    SOORT = "relatie"

    van: Slug
    soort: Verband
    naar: Slug
    reden: Sentence
    bron: tuple[Slug, ...]
    herkomst: Literal["bron", "eigen_redenering"]

    @property
    def key(self) -> str:
        """Two bouwstenen have one relatie of a soort."""
        return f"{self.van}.{self.soort}.{self.naar}"

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return {self.van, self.naar}

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set(self.bron)

    @property
    def contradiction(self) -> str:
        """A relatie with a source is no reasoning of our own."""
        told = bool(self.bron) == (self.herkomst == "bron")
        return "" if told else "bron en herkomst spreken elkaar tegen"


class KansShape(Slugged):
    """A reason to work with care and welfare, drawn from the introduction of the research."""

    SOORT = "kans"

    titel: Line
    tekst: Prose
    bron: tuple[Slug, ...] = Field(min_length=1)

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set(self.bron)


class CijferShape(Slugged):
    """A figure with what was counted, and when."""

    SOORT = "cijfer"

    cijfer: Line
    betekenis: Prose
    jaar: Year
    peildatum: Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{4})?|onbekend)$")]
    bron: tuple[Slug, ...] = Field(min_length=1)

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set(self.bron)


class BewijsShape(Slugged):
    """A study or overview: what it says, and what it does not."""

    SOORT = "bewijs"

    titel: Line
    uitgever: Line
    jaar: Annotated[str, StringConstraints(min_length=4, max_length=20)]
    url: Url
    zegt: Prose
    zegt_niet: Prose


class RegelingShape(Slugged):
    """A scheme of money or rules, which ends by itself on its last day."""

    SOORT = "regeling"

    naam: Line
    wat: Prose
    voor_wie: Prose
    van: date | None
    tot: date | None
    status_tekst: Prose | None
    gecontroleerd_op: date
    herzien_voor: date
    bron: tuple[Slug, ...] = Field(min_length=1)
    bouwstenen: tuple[Slug, ...]

    def is_closed(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.tot is not None and self.tot < today

    def ends_soon(self, today: date) -> bool:
        """Whether its last day is today or within half a year."""
        return self.tot is not None and today <= self.tot <= today + SOON

    def is_to_come(self, today: date) -> bool:
        """Whether its first day is still ahead."""
        return self.van is not None and self.van > today

    def is_overdue(self, today: date) -> bool:
        """Whether the editors should have looked at it again by now."""
        return self.herzien_voor < today

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return set(self.bouwstenen)

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set(self.bron)


class OrganisatieShape(Slugged):
    """Whom an officer can call: for the whole country, a provincie or a city."""

    SOORT = "organisatie"

    naam: Line
    rol: Prose
    soort: Literal["landelijk", "provinciaal", "stedelijk"]
    provincies: tuple[Line, ...]
    gemeenten: tuple[Line, ...]
    url: Url | None
    bewijs: Literal["gezien", "oud", "niet gezien"]
    gecontroleerd_op: date
    bron: tuple[Slug, ...]
    opmerking: Prose | None

    def is_overdue(self, today: date) -> bool:
        """Whether it is more than a year ago that somebody looked at it."""
        return self.gecontroleerd_op + YEAR < today

    @property
    def to_bronnen(self) -> set[str]:
        """Slugs of the bronnen it names."""
        return set(self.bron)

    @property
    def contradiction(self) -> str:
        """Without a source nobody saw it."""
        return "" if self.bron or self.bewijs == "niet gezien" else "zonder bron is het bewijs ‘niet gezien’"


class SynoniemShape(Lore):
    """Words an officer may type, and the bouwstenen that are meant."""

    SOORT = "synoniem"

    woorden: tuple[Line, ...] = Field(min_length=1)
    bouwstenen: tuple[Slug, ...] = Field(min_length=1)

    @property
    def key(self) -> str:
        """Its first word names it."""
        return self.woorden[0]

    @property
    def to_bouwstenen(self) -> set[str]:
        """Slugs of the bouwstenen it names."""
        return set(self.bouwstenen)
