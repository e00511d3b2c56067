"""What a link lets its holder do."""

from enum import StrEnum


class Rol(StrEnum):
    """The four kinds of link, from all to least: each may do what comes after it."""

    EIGENAAR = "eigenaar"
    MEESCHRIJVEN = "meeschrijven"
    REAGEREN = "reageren"
    LEZEN = "lezen"

    @property
    def uitleg(self) -> str:
        """What the holder can do, in the words of the page that hands out links."""
        return {
            Rol.EIGENAAR: "Alles, ook links maken en intrekken",
            Rol.MEESCHRIJVEN: "Lezen, kiezen en schrijven",
            Rol.REAGEREN: "Lezen en reageren, niets wijzigen",
            Rol.LEZEN: "Alleen lezen en de pdf maken",
        }[self]

    @property
    def schrijft(self) -> bool:
        """Whether the holder may change the bouwwerk."""
        return self.may(Rol.MEESCHRIJVEN)

    def may(self, needed: "Rol") -> bool:
        """Whether this rol is enough where `needed` is asked."""
        order = tuple(Rol)
        return order.index(self) <= order.index(needed)


TE_DELEN = (Rol.MEESCHRIJVEN, Rol.REAGEREN, Rol.LEZEN)
"""What an owner can hand out. Being the owner is not shared: that link is replaced."""
