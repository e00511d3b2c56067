"""Where a page of the catalogue is shown: for everybody, or inside the bouwwerk of an officer."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request

from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.municipalities.grootte import GRENZEN, Grootte
from app.plans.access import Opened
from app.plans.bouwwerk import Gebouw
from app.plans.visit import whole
from app.site.present import current_catalogue
from app.web import instance


@dataclass(frozen=True)
class Place:
    """The catalogue with the bouwwerk it is looked at from; for everybody there is none.

    `mine` is the size of the officer's gemeente, when it is one of the list.
    """

    catalogue: Catalogue
    opened: Opened | None = None
    gebouw: Gebouw | None = None
    mine: Grootte | None = None

    @property
    def pad(self) -> str:
        """What goes before the address of every page of the catalogue."""
        return self.opened.pad if self.opened else ""

    @property
    def can_choose(self) -> bool:
        """Whether there is a bouwwerk, and a link to it that may change it."""
        return self.opened is not None and self.opened.rol.schrijft

    @property
    def context(self) -> dict[str, Any]:
        """What every template of the catalogue asks; `gekozen` holds the officer's own standen by slug."""
        gekozen: dict[str, Stand] = {k.slug: k.stand for k in self.gebouw.keuzes if k.stand} if self.gebouw else {}
        return {
            "pad": self.pad,
            "hier": "bouwwerk" if self.opened else "",
            "rol": self.opened.rol if self.opened else None,
            "gebouw": self.gebouw,
            "gekozen": gekozen,
            "dichtbij": self.opened.bouwwerk.gemeente if self.opened and self.mine else "",
            "catalogus": self.catalogue,
            "grenzen": GRENZEN,
        }


def everybody(request: Request) -> Place:
    """A page for everybody: the same for whoever asks."""
    return Place(current_catalogue(request))


def inside(request: Request, sleutel: str) -> Place:
    """A page inside a bouwwerk. Raises Problem 404 or 410 as every page behind a link does."""
    opened, catalogue, gebouw = whole(request, sleutel)
    gemeente = instance(request).search.by_code.get(opened.bouwwerk.gemeente_code or "")
    return Place(catalogue, opened, gebouw, gemeente.grootte if gemeente else None)
