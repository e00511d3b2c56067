"""The history of a bouwwerk as values: what happened, and how the bouwwerk was after any of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from app.blocks.stand import Stand
from app.plans.assembly import LEEG, Staat
from app.plans.bouwwerk import Bouwwerk, Keuze
from app.plans.gegevens import LEEG as NIET_INGEVULD
from app.plans.gegevens import NAMEN
from app.plans.uitwerking import LEEG as NIETS
from app.plans.uitwerking import Uitwerking

OWN = "eigen-"
STANDEN = {str(stand): stand for stand in Stand}


@dataclass(frozen=True)
class Told:
    """One keuze as the log tells it, complete enough to make it again.

    An own bouwsteen has a `titel`; any other the number of the `versie` whose text was on screen.
    """

    slug: str
    stap: str
    titel: str | None
    versie: int | None
    staat: Staat

    @classmethod
    def of(cls, keuze: Keuze) -> "Told":
        """A stored keuze."""
        staat = Staat(keuze.stand, keuze.toelichting)
        return cls(keuze.slug, keuze.stap, keuze.eigen_titel, keuze.versie.nummer if keuze.versie else None, staat)

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Told | None":
        """What stands in the log; None when there was no keuze. What an older log does not tell is empty."""
        if "bouwsteen" not in told:
            return None
        staat = Staat(STANDEN.get(told.get("stand") or ""), told.get("toelichting", ""))
        return cls(told["bouwsteen"], told.get("stap", ""), told.get("titel"), told.get("versie"), staat)

    @property
    def written(self) -> dict[str, Any]:
        """As it goes into the log."""
        name = {"titel": self.titel} if self.titel is not None else {"versie": self.versie}
        staat = {"stand": self.staat.stand, "toelichting": self.staat.toelichting}
        return {"bouwsteen": self.slug, "stap": self.stap, **name, **staat}

    @property
    def own_id(self) -> int | None:
        """The id of the keuze of an own bouwsteen, after which it is named; None for any other."""
        number = self.slug.removeprefix(OWN)
        return int(number) if self.titel is not None and number.isdecimal() else None


@dataclass(frozen=True)
class Change:
    """What a gebeurtenis changed: what it was and what it became."""

    nr: int
    voor: Mapping[str, Any]
    na: Mapping[str, Any]

    @cached_property
    def delen(self) -> tuple["Change", ...]:
        """The changes that were made in one go, each as a change of its own; empty for the usual single one."""
        return self._parts

    @property
    def _parts(self) -> tuple["Change", ...]:
        pairs = zip(self.voor.get("delen", ()), self.na.get("delen", ()), strict=True)
        return tuple(Change(self.nr, voor, na) for voor, na in pairs)

    @property
    def alle(self) -> tuple["Change", ...]:
        """Every single change in it, itself when it is one."""
        return self.delen or (self,)

    @cached_property
    def oud(self) -> Told | None:
        """The keuze before; None when there was none."""
        return Told.read(self.voor)

    @cached_property
    def nieuw(self) -> Told | None:
        """The keuze after; None when there is none any more."""
        return Told.read(self.na)

    @property
    def about(self) -> Told | None:
        """The keuze that this is about, as it became or else as it was; None when it is about something else."""
        return self.nieuw or self.oud

    @property
    def uitgewerkt(self) -> str:
        """The slug of the bouwsteen of which this changed the uitwerking; empty when it is about something else."""
        return str(self.na.get("uitwerking", ""))

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields of that uitwerking that this changed."""
        return tuple(self.na["velden"]) if self.uitgewerkt else ()

    @property
    def gegevens(self) -> dict[str, str | None]:
        """What became of titel, gemeente, periode and the texts for the council, as far as this changed them."""
        return {} if self.about or self.uitgewerkt else {name: self.na[name] for name in NAMEN if name in self.na}

    @property
    def before_restoring(self) -> int:
        """When this put a whole bouwwerk back: the number of the moment just before that, else 0."""
        return int(self.na.get("vanaf", 0))

    @property
    def can_be_undone(self) -> bool:
        """Whether there is an opposite. A beginning has none, and a link that ended stays ended."""
        if self.delen:
            return all(part.can_be_undone for part in self.delen)
        if self.about:
            return bool(self.about.stap)
        if self.uitgewerkt:
            return True
        return bool(self.gegevens) and self.gegevens.keys() <= self.voor.keys()


@dataclass(frozen=True)
class Gebeurtenis(Change):
    """One change as it stands in the log, with when it was, who did it and what kind it is."""

    tijd: datetime
    door: str
    soort: str

    @cached_property
    def delen(self) -> tuple["Gebeurtenis", ...]:
        """The same, each as a gebeurtenis of that moment."""
        return tuple(Gebeurtenis(part.nr, part.voor, part.na, self.tijd, self.door, self.soort) for part in self._parts)

    @property
    def eerste(self) -> int:
        """The number of the first change in it."""
        return self.nr

    @property
    def alle(self) -> tuple["Gebeurtenis", ...]:
        """The same."""
        return self.delen or (self,)


@dataclass(frozen=True)
class Moment:
    """A bouwwerk as it was: its gegevens, its keuzes by slug in the order in which they were made, and what was
    worked out, also about a bouwsteen of which the keuze was wiped.
    """

    gegevens: Mapping[str, str | None]
    keuzes: Mapping[str, Told]
    uitwerkingen: Mapping[str, Uitwerking] = field(default_factory=dict)

    @classmethod
    def of(cls, bouwwerk: Bouwwerk, keuzes: Iterable[Keuze], uitwerkingen: Mapping[str, Uitwerking]) -> "Moment":
        """As it is stored now."""
        gegevens = {name: getattr(bouwwerk, name) for name in NAMEN}
        return cls(gegevens, {k.slug: Told.of(k) for k in keuzes}, uitwerkingen)


def replay(changes: Iterable[Change]) -> Moment:
    """The bouwwerk after the last of these, which start at its first."""
    growing = _Growing()
    for change in changes:
        growing.take(change)
    return growing.moment


def moments(changes: Iterable[Change], *wanted: int) -> tuple[Moment, ...]:
    """The bouwwerk after each of the wanted numbers, in one walk along its log."""
    growing = _Growing()
    found: dict[int, Moment] = {}
    for change in changes:
        growing.take(change)
        if change.nr in wanted:
            found[change.nr] = growing.moment
    return tuple(found[nr] for nr in wanted)


class _Growing:
    """A bouwwerk while its log is replayed. Of each keuze only the last telling is kept, and read when asked for."""

    def __init__(self) -> None:
        self._gegevens: dict[str, str | None] = dict(NIET_INGEVULD)  # an older log tells of fewer: there were fewer
        self._keuzes: dict[str, Mapping[str, Any]] = {}
        self._uitwerkingen: dict[str, dict[str, Any]] = {}

    def take(self, change: Change) -> None:
        """One more change. A keuze told without its stap, in an older log, cannot be made again and is left out."""
        for part in change.delen:
            self.take(part)
        slug = change.na.get("bouwsteen")
        if slug and change.na.get("stap"):
            self._keuzes[slug] = change.na
        elif change.uitgewerkt:
            self._uitwerkingen.setdefault(change.uitgewerkt, {}).update(change.na["velden"])
        elif slug or "bouwsteen" in change.voor:
            self._keuzes.pop(slug or change.voor["bouwsteen"], None)
        else:
            self._gegevens.update(change.gegevens)

    @property
    def moment(self) -> Moment:
        """How it stands now."""
        told = {slug: Told.read(kept) for slug, kept in self._keuzes.items()}
        read = {slug: NIETS.with_answers(kept) for slug, kept in self._uitwerkingen.items()}
        uitwerkingen = {slug: uitwerking for slug, uitwerking in read.items() if uitwerking != NIETS}
        return Moment(dict(self._gegevens), {slug: keuze for slug, keuze in told.items() if keuze}, uitwerkingen)


def staat_of(told: Told | None) -> Staat:
    """The staat of a keuze; empty when there is none."""
    return told.staat if told else LEEG
