"""Voorbeelden with the size of their gemeenten: those nearest in size to an officer's own gemeente come first."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.blocks.lore import VoorbeeldShape
from app.municipalities.gemeente import Gemeente
from app.municipalities.grootte import Grootte, Grootteklasse, nearest_first
from app.municipalities.search import Search


@dataclass(frozen=True)
class Shown:
    """A voorbeeld with its gemeenten as they call themselves, and how large they are."""

    voorbeeld: VoorbeeldShape
    gemeenten: tuple[Gemeente, ...]

    @property
    def wie(self) -> str:
        """'Katwijk, Lisse en Vught'; empty where no gemeente is named."""
        *most, last = [one.toonnaam for one in self.gemeenten] or [""]
        return f"{', '.join(most)} en {last}" if most else last

    @property
    def groottes(self) -> tuple[Grootte, ...]:
        """The size of each gemeente; what the voorbeeld itself says of its klasse goes before the list."""
        told = self.voorbeeld.grootteklasse
        return tuple(replace(one.grootte, klasse=told or one.grootteklasse) for one in self.gemeenten)

    @property
    def klassen(self) -> tuple[Grootteklasse, ...]:
        """Every klasse among its gemeenten, smallest first."""
        found = {grootte.klasse for grootte in self.groottes}
        return tuple(klasse for klasse in Grootteklasse if klasse in found)

    def lies_in(self, provincie: str) -> bool:
        """Whether one of its gemeenten is in this provincie."""
        return any(one.provincie == provincie for one in self.gemeenten)

    @property
    def grootte(self) -> str:
        """'grote gemeente', 'kleine en middelgrote gemeenten'; empty where no gemeente is named."""
        if not self.klassen:
            return ""
        noun = "gemeente" if len(self.gemeenten) == 1 else "gemeenten"
        return f"{' en '.join(klasse.verbogen for klasse in self.klassen)} {noun}"


def as_shown(
    voorbeelden: Iterable[VoorbeeldShape], search: Search, mine: Grootte | None, provincie: str = ""
) -> tuple[Shown, ...]:
    """Voorbeelden in the order of the catalogue, or with the size of an officer's own gemeente the nearest first.

    Of what is of the same klasse, the own provincie comes first.
    """
    known = search.by_name
    items = [Shown(one, tuple(known[naam] for naam in one.gemeenten if naam in known)) for one in voorbeelden]
    if mine is None:
        return tuple(items)

    def alike(item: Shown) -> int:
        return 2 if mine.klasse not in item.klassen else 0 if item.lies_in(provincie) else 1

    return tuple(sorted(nearest_first(((item, item.groottes) for item in items), mine), key=alike))


def near(voorbeelden: Iterable[VoorbeeldShape], search: Search, gemeente: Gemeente | None) -> tuple[Shown, ...]:
    """The same for a gemeente, as far as it is known."""
    return as_shown(voorbeelden, search, *((gemeente.grootte, gemeente.provincie) if gemeente else (None,)))
