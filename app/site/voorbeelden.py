"""Voorbeelden as pages show them: narrowed to one size."""

from dataclasses import dataclass

from app.advice.voorbeelden import Shown
from app.municipalities.grootte import Grootteklasse


@dataclass(frozen=True)
class Choice:
    """A link that narrows a list: where it leads, how many it leaves, and whether it is the one chosen now."""

    address: str
    naam: str
    aantal: int
    hier: bool


@dataclass(frozen=True)
class BySize:
    """Voorbeelden narrowed to the size that an address asks for; a size that does not exist narrows nothing."""

    every: tuple[Shown, ...]
    asked: str

    @property
    def klasse(self) -> Grootteklasse | None:
        """The size that was asked for."""
        return next((klasse for klasse in Grootteklasse if klasse == self.asked), None)

    @property
    def unknown(self) -> bool:
        """Whether the address asks for a size that does not exist."""
        return bool(self.asked) and self.klasse is None

    @property
    def found(self) -> tuple[Shown, ...]:
        """What is left."""
        return tuple(one for one in self.every if self.klasse is None or self.klasse in one.klassen)

    def choices(self, address: str, anchor: str = "") -> tuple[Choice, ...]:
        """All sizes as links at an address, which may hold a query already."""
        sign = "&" if "?" in address else "?"
        everything = Choice(f"{address}{anchor}", "Alle", len(self.every), self.klasse is None)
        sizes = (
            Choice(
                f"{address}{sign}grootte={klasse}{anchor}",
                klasse.capitalize(),
                sum(klasse in one.klassen for one in self.every),
                klasse is self.klasse,
            )
            for klasse in Grootteklasse
        )
        return (everything, *sizes)
