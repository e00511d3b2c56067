"""A gemeente as the rest of the house sees it."""

from dataclasses import dataclass

from app.municipalities.grootte import Grootte

SHOWN_BY_COMMON_NAME = frozenset({"GM0518"})
"""Den Haag calls itself so; the city of 's-Hertogenbosch uses its official name."""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One gemeente. `inwoners_afgerond_2021` is rounded to hundreds; None where the source has no count."""

    code: str
    naam: str
    provincie: str
    inwoners_afgerond_2021: int | None
    grootteklasse: str
    zoeknaam: str = ""

    @property
    def toonnaam(self) -> str:
        """The name as its own officers write it."""
        return self.zoeknaam if self.code in SHOWN_BY_COMMON_NAME and self.zoeknaam else self.naam

    @property
    def grootte(self) -> Grootte:
        """How large it is, to compare with others."""
        return Grootte(self.grootteklasse, self.inwoners_afgerond_2021)
