"""How far an aanvraag is, and what may come after that: pure rules."""

from enum import StrEnum


class Status(StrEnum):
    """Where an aanvraag stands."""

    ONTVANGEN = "ontvangen"
    IN_BEHANDELING = "in_behandeling"
    SAMENGEVOEGD = "samengevoegd"
    GEPUBLICEERD = "gepubliceerd"
    AFGEWEZEN = "afgewezen"
    INGETROKKEN = "ingetrokken"

    @property
    def naam(self) -> str:
        """As people read it."""
        return str(self).replace("_", " ")

    @property
    def open(self) -> bool:
        """Whether the redactie still has something to do for it."""
        return self in OPEN

    @property
    def loopt(self) -> bool:
        """Whether nothing is decided yet for who asked: open, or merged with one that is."""
        return self in LOOPT

    def may_become(self, other: "Status") -> bool:
        """Whether that one may follow."""
        return other in FOLLOWS[self]


OPEN = (Status.ONTVANGEN, Status.IN_BEHANDELING)
LOOPT = (*OPEN, Status.SAMENGEVOEGD)
FOLLOWS = {
    Status.ONTVANGEN: {
        Status.IN_BEHANDELING,
        Status.SAMENGEVOEGD,
        Status.GEPUBLICEERD,
        Status.AFGEWEZEN,
        Status.INGETROKKEN,
    },
    Status.IN_BEHANDELING: {
        Status.ONTVANGEN,
        Status.SAMENGEVOEGD,
        Status.GEPUBLICEERD,
        Status.AFGEWEZEN,
        Status.INGETROKKEN,
    },
    Status.SAMENGEVOEGD: {
        Status.ONTVANGEN,
        Status.IN_BEHANDELING,
        Status.GEPUBLICEERD,
        Status.AFGEWEZEN,
        Status.INGETROKKEN,
    },
    Status.AFGEWEZEN: {Status.IN_BEHANDELING, Status.SAMENGEVOEGD},
    Status.GEPUBLICEERD: set(),
    Status.INGETROKKEN: set(),
}
"""What may follow what. Refusing can be taken back; what was published or withdrawn stays so."""
