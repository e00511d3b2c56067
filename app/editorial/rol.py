"""What an editor may do."""

from enum import StrEnum


class Rol(StrEnum):
    """From least to most; who may do more may do all that comes before."""

    REDACTEUR = "redacteur"
    EINDREDACTEUR = "eindredacteur"
    BEHEERDER = "beheerder"

    def may(self, needed: "Rol") -> bool:
        """Whether somebody with this rol may do what asks `needed`."""
        return list(Rol).index(self) >= list(Rol).index(needed)

    @property
    def uitleg(self) -> str:
        """What this rol may do, as editors read it."""
        return {
            Rol.REDACTEUR: "schrijft concepten en beantwoordt aanvragen",
            Rol.EINDREDACTEUR: "keurt ook concepten van anderen goed en publiceert ze",
            Rol.BEHEERDER: "beheert ook wie er redacteur is",
        }[self]
