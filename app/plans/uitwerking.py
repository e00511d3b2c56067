"""What an officer works out about one bouwsteen, as a value: the rows of the uitvoeringsagenda.

The five questions (wat, hoe, met wie, middelen, volgen) are those of LKCA's uitvoeringsagenda; trekker, wanneer and
the money make it something that a council can decide on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any


class Geldbron(StrEnum):
    """Where the money comes from."""

    EIGEN = "eigen_cultuurbudget"
    ANDER_DOMEIN = "ander_domein"
    PROVINCIE = "provincie"
    RIJK = "rijk"
    FONDS = "fonds"
    ANDERS = "anders"

    @property
    def lang(self) -> str:
        """In the words of form and paper."""
        return {
            Geldbron.EIGEN: "eigen cultuurbudget",
            Geldbron.ANDER_DOMEIN: "ander domein in de gemeente",
            Geldbron.PROVINCIE: "provincie",
            Geldbron.RIJK: "rijk",
            Geldbron.FONDS: "fonds",
            Geldbron.ANDERS: "anders",
        }[self]


class Geldsoort(StrEnum):
    """Whether the money comes back every year."""

    STRUCTUREEL = "structureel"
    EENMALIG = "eenmalig"


class Voortgang(StrEnum):
    """How far an uitwerking is."""

    LEEG = "leeg"
    BEGONNEN = "begonnen"
    UITGEWERKT = "uitgewerkt"


@dataclass(frozen=True)
class Uitwerking:
    """What we will do about one bouwsteen. Amounts are whole euros a year."""

    wat: str = ""
    hoe: str = ""
    met_wie: str = ""
    middelen: str = ""
    bedrag_van: int | None = None
    bedrag_tot: int | None = None
    geldbron: Geldbron | None = None
    geldsoort: Geldsoort | None = None
    volgen: str = ""
    trekker: str = ""
    wanneer: str = ""

    @property
    def tekst(self) -> str:
        """All that was written, as one text."""
        return "".join(getattr(self, name) for name in LIMITS)

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """What a council would still ask, in the words of the form. An amount answers for the middelen too."""
        has_means = self.middelen or self.bedrag_van is not None or self.bedrag_tot is not None
        answers = (self.wat, self.hoe, self.met_wie, has_means, self.volgen, self.trekker, self.wanneer)
        return tuple(name for name, answer in zip(VRAGEN, answers, strict=True) if not answer)

    @property
    def voortgang(self) -> Voortgang:
        """Empty, begun or worked out; nobody has to say so, and it is never said too early."""
        if self == LEEG:
            return Voortgang.LEEG
        return Voortgang.BEGONNEN if self.ontbreekt else Voortgang.UITGEWERKT

    @property
    def geld(self) -> str:
        """The money in one line: '€ 15.000 tot € 20.000 per jaar, structureel, uit eigen cultuurbudget'; or empty."""
        source = f"uit {self.geldbron.lang}" if self.geldbron and self.geldbron is not Geldbron.ANDERS else ""
        other = "uit een andere bron" if self.geldbron is Geldbron.ANDERS else ""
        amount = _amount(self.bedrag_van, self.bedrag_tot)
        once = amount.removesuffix(" per jaar") if self.geldsoort is Geldsoort.EENMALIG else amount
        return ", ".join(filter(None, (once, self.geldsoort, source or other)))

    def told(self, veld: str) -> str:
        """One field in words; empty when there is no answer."""
        value = getattr(self, veld)
        if isinstance(value, int):
            return euros(value)
        return value.lang if isinstance(value, Geldbron) else value or ""

    def with_answers(self, answers: Mapping[str, Any]) -> "Uitwerking":
        """With these fields as the log or a file tells them; a name or word that is not known is left out."""
        known = {name: READ.get(name, _same)(value) for name, value in answers.items() if name in VELDEN}
        return replace(self, **known)


def _same(value: Any) -> Any:
    return value


def _geldbron(value: str | None) -> Geldbron | None:
    return Geldbron(value) if value in set(Geldbron) else None


def _geldsoort(value: str | None) -> Geldsoort | None:
    return Geldsoort(value) if value in set(Geldsoort) else None


READ: Mapping[str, Callable[[Any], Any]] = {"geldbron": _geldbron, "geldsoort": _geldsoort}
VRAGEN = ("wat", "hoe", "met wie", "middelen", "volgen", "trekker", "wanneer")
KOPPEN = {
    "wat": "Wat",
    "hoe": "Hoe",
    "met_wie": "Met wie",
    "middelen": "Middelen",
    "bedrag_van": "Bedrag vanaf",
    "bedrag_tot": "Bedrag tot",
    "geldbron": "Geldbron",
    "geldsoort": "Soort geld",
    "volgen": "Hoe volgen we het",
    "trekker": "Trekker",
    "wanneer": "Wanneer",
}
"""Above each field, on screen where there is little room, in the history and on paper."""

LIMITS = {
    "wat": 2000,
    "hoe": 4000,
    "met_wie": 2000,
    "middelen": 2000,
    "volgen": 2000,
    "trekker": 120,
    "wanneer": 80,
}
"""Most characters per field."""

ONE_LINE = ("trekker", "wanneer")

MOST_EUROS = 999_999_999
VELDEN = tuple(field.name for field in fields(Uitwerking))
LEEG = Uitwerking()


def _amount(low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return ""
        case None, int(most):
            return f"hooguit {euros(most)} per jaar"
        case int(least), None:
            return f"vanaf {euros(least)} per jaar"
        case int(least), int(most) if least != most:
            return f"{euros(least)} tot {euros(most)} per jaar"
        case int(exact), _:
            return f"{euros(exact)} per jaar"
    raise AssertionError("unreachable")


def with_dots(number: int) -> str:
    """A large number as people read it: 400.000."""
    return f"{number:,}".replace(",", ".")


def euros(amount: int) -> str:
    """An amount as people write it: '€ 18.000', its parts kept together."""
    return f"€\u00a0{with_dots(amount)}"
