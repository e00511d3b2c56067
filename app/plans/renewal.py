"""What became new in the catalogue about the keuzes of a bouwwerk: pure, like the difference it shows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.blocks.catalogue import Catalogue, Versie
from app.blocks.lore import VoorbeeldShape
from app.blocks.shapes import Wijziging
from app.blocks.velden import BOUWSTEEN
from app.plans.bouwwerk import Keuze
from app.plans.difference import Piece, words

VELDEN = {one.naam: one.kop for one in BOUWSTEEN if one.kop}
"""The texts of a bouwsteen that are laid side by side, under the names of its page."""


@dataclass(frozen=True)
class Veld:
    """One text of a bouwsteen that became another, word by word."""

    naam: str
    stukken: tuple[Piece, ...]


@dataclass(frozen=True)
class Vernieuwd:
    """One keuze about which something is new. `tekst` is what may take the place of the text it has, if anything.

    `gezien` tells what an officer decided to leave before, by the names in `tekens`.
    """

    keuze: Keuze
    oud: Versie
    tekst: Versie | None
    wijziging: Wijziging | None
    vervallen: bool
    voorbeelden: tuple[VoorbeeldShape, ...]
    gezien: frozenset[str] = frozenset()

    @property
    def tekens(self) -> tuple[str, ...]:
        """A name for everything that is new here, to remember what was seen."""
        texts = (f"{self.tekst.slug} {self.tekst.nummer}",) if self.tekst else ("vervallen",) if self.vervallen else ()
        return (*texts, *(item.slug for item in self.voorbeelden))

    @property
    def merk(self) -> str:
        """The same as one line, to see whether a form is about what was on screen."""
        return "|".join(self.tekens)

    @property
    def open(self) -> bool:
        """Whether there is anything that was not left before."""
        return not self.gezien.issuperset(self.tekens)

    @property
    def weegt(self) -> bool:
        """Whether it is worth a word to who did not ask: a repaired spelling is not."""
        return self.vervallen or bool(self.voorbeelden) or self.wijziging is not Wijziging.REDACTIONEEL

    @property
    def opvolger(self) -> bool:
        """Whether another bouwsteen takes its place, and not another text of the same one."""
        return self.tekst is not None and self.tekst.slug != self.oud.slug

    @property
    def velden(self) -> tuple[Veld, ...]:
        """What differs between the two texts."""
        return tuple(_differing(self.oud, self.tekst)) if self.tekst else ()


def renewed(
    catalogue: Catalogue,
    keuzes: Iterable[Keuze],
    sinds: Mapping[int, datetime] = {},
    gezien: Mapping[str, frozenset[str]] = {},
) -> tuple[Vernieuwd, ...]:
    """The keuzes about which something is new. `sinds`: by the revisie of a keuze, when it was last changed.

    `gezien` holds per slug the signs of what was left before.
    """
    found = (_about(catalogue, keuze, sinds.get(keuze.revisie), gezien) for keuze in keuzes)
    return tuple(item for item in found if item)


def _about(
    catalogue: Catalogue, keuze: Keuze, sinds: datetime | None, gezien: Mapping[str, frozenset[str]]
) -> Vernieuwd | None:
    oud = keuze.versie
    if oud is None:
        return None
    retired = catalogue.is_retired(oud)
    changed = None if retired else catalogue.changed_since(oud)
    tekst = _heir(catalogue, oud) if retired else catalogue.by_slug[oud.slug] if changed else None
    fresh = tuple(
        item
        for item in catalogue.voorbeelden_by_bouwsteen.get(oud.slug, ())
        if sinds and item.slug in catalogue.toegevoegd and catalogue.toegevoegd[item.slug] > sinds
    )
    if not (retired or changed or fresh):
        return None
    return Vernieuwd(keuze, oud, tekst, changed, retired, fresh, gezien.get(oud.slug, frozenset()))


def _heir(catalogue: Catalogue, versie: Versie) -> Versie | None:
    """Who took its place, or the place of who did; None when nobody is offered any more."""
    seen = {versie.slug}
    heir = catalogue.successor(versie)
    while heir and catalogue.is_retired(heir) and heir.slug not in seen:
        seen.add(heir.slug)
        heir = catalogue.successor(heir)
    return heir if heir and not catalogue.is_retired(heir) else None


def _differing(old: Versie, new: Versie) -> Iterator[Veld]:
    for field, naam in VELDEN.items():
        before, after = _text(getattr(old, field)), _text(getattr(new, field))
        if before != after:
            yield Veld(naam, words(before, after))


def _text(value: str | tuple[str, ...] | None) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value or "")
