"""Whom an officer can call: what a typed place means, and the organisaties around it from near to far."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.blocks.lore import OrganisatieShape
from app.cleaning import one_line
from app.municipalities import provincie as provincies
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import Search

LONGEST = 100
"""Characters of a typed place; the longest name has 29."""


@dataclass(frozen=True)
class Place:
    """What was typed and what it means: a gemeente, only a provincie, names to choose from, or a fault.

    `vroeger` tells what became of a gemeente that is no longer there.
    """

    typed: str = ""
    gemeente: Gemeente | None = None
    provincie: str = ""
    gemeenten: tuple[Gemeente, ...] = ()
    provincies: tuple[str, ...] = ()
    fault: str = ""
    vroeger: str = ""

    @property
    def naam(self) -> str:
        """What the place is called; empty as long as none is chosen."""
        return self.gemeente.toonnaam if self.gemeente else self.provincie

    @property
    def is_a_question(self) -> bool:
        """Whether there are names to choose from."""
        return bool(self.gemeenten or self.provincies)


@dataclass(frozen=True)
class Circle:
    """The organisaties of one heading, each with the gemeente it works for; `leeg` is told when there are none."""

    naam: str
    organisaties: tuple[tuple[OrganisatieShape, str], ...]
    leeg: str = ""


def read_place(search: Search, gemeente: str, provincie: str, *, typing: bool = False) -> Place:
    """The place that an address asks for. `typing` asks for names to choose from, also when one is certain."""
    text = one_line(gemeente)
    if not text:
        known = provincies.resolve(provincie)
        return Place(provincie=known) if known or not provincie else read_place(search, provincie, "")
    if len(text) > LONGEST:
        return Place(text, fault=f"Maak dit korter: hooguit {LONGEST} tekens.")
    sure = None if typing else search.exact(text)
    if sure is not None:
        return Place(sure.toonnaam, sure, sure.provincie)
    if not typing and (known := provincies.resolve(text)):
        return Place(text, provincie=known)
    found, wider = tuple(search.suggest(text)), provincies.suggest(text)
    fault = "" if found or wider else "We kennen deze gemeente niet. Typ een andere naam of kies je provincie."
    former = search.former(text)
    return Place(text, gemeenten=found, provincies=wider, fault=fault, vroeger=former.zin if former else "")


def around(organisaties: Iterable[OrganisatieShape], place: Place) -> tuple[Circle, ...]:
    """The circles around a chosen place: its own organisaties, those of its provincie, those of the country."""
    every = tuple(organisaties)
    circles = [Circle(place.provincie, _with(o for o in every if place.provincie in o.provincies)), _country(every)]
    if place.gemeente:
        naam, shown = place.gemeente.naam, place.gemeente.toonnaam
        own = _with(o for o in every if naam in o.gemeenten)
        circles.insert(0, Circle(shown, own, f"We kennen geen organisatie die alleen voor {shown} werkt."))
    return tuple(circles)


def everywhere(organisaties: Iterable[OrganisatieShape], search: Search) -> tuple[Circle, ...]:
    """All circles, each organisatie once: the country, the provincies, the cities."""
    every = tuple(organisaties)
    regions = dict.fromkeys(o.provincies for o in sorted(every, key=lambda o: o.provincies) if o.provincies)
    cities = sorted((", ".join(_shown(search, name) for name in o.gemeenten), o.naam, o) for o in every if o.gemeenten)
    return (
        _country(every),
        *(Circle(" en ".join(names), _with(o for o in every if o.provincies == names)) for names in regions),
        Circle("Steden", tuple((o, where) for where, _, o in cities)),
    )


def _country(every: Iterable[OrganisatieShape]) -> Circle:
    return Circle("Landelijk", _with(o for o in every if o.soort == "landelijk"))


def _with(organisaties: Iterable[OrganisatieShape]) -> tuple[tuple[OrganisatieShape, str], ...]:
    return tuple((one, "") for one in organisaties)


def _shown(search: Search, naam: str) -> str:
    found = search.resolve(naam)
    return found.toonnaam if found else naam
