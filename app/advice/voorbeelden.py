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

    @property
    def grootte(self) -> str:
        """'grote gemeente', 'kleine en middelgrote gemeenten'; empty where no gemeente is named."""
        if not self.klassen:
            return ""
        noun = "gemeente" if len(self.gemeenten) == 1 else "gemeenten"
        return f"{' en '.join(klasse.verbogen for klasse in self.klassen)} {noun}"


def as_shown(voorbeelden: Iterable[VoorbeeldShape], search: Search, mine: Grootte | None) -> tuple[Shown, ...]:
    """Voorbeelden in the order of the catalogue, or with the size of an officer's own gemeente the nearest first."""
    known = search.by_name
    items = [Shown(one, tuple(known[naam] for naam in one.gemeenten if naam in known)) for one in voorbeelden]
    return tuple(nearest_first(((item, item.groottes) for item in items), mine) if mine else items)
