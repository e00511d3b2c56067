"""Everything that a version says, with the texts of the catalogue, so that nothing can alter it later."""

from dataclasses import dataclass, replace
from datetime import date

from app.blocks.catalogue import Bron, Catalogue, Tip
from app.blocks.lore import RelatieShape, VoorbeeldShape
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze, build
from app.plans.draagvlak.sessie import Verslag
from app.plans.history import Moment
from app.plans.tips import advice_for
from app.plans.uitwerking import LEEG


@dataclass(frozen=True)
class Inhoud:
    """The content of a version in the values of now; `archief` keeps it and opens it again."""

    catalogus: int
    dag: date
    bouwwerk: Bouwwerk
    keuzes: tuple[Keuze, ...]
    adviezen: tuple[Tip, ...]
    bronnen: tuple[Bron, ...]
    relaties: tuple[RelatieShape, ...] = ()
    voorbeelden: tuple[VoorbeeldShape, ...] = ()
    draagvlak: tuple[Verslag, ...] = ()

    @classmethod
    def of(cls, gebouw: Gebouw, catalogue: Catalogue, draagvlak: tuple[Verslag, ...] = ()) -> "Inhoud":
        """A gebouw as it is, with what the catalogue says about it now, and what its paper tells of sessions."""
        keuzes = tuple(k for v in gebouw.verdiepingen for k in v.keuzes)
        tips = (*(item.tip for item in advice_for(catalogue, gebouw)), *catalogue.uitdagingen)
        slugs = {k.slug for k in keuzes}
        relaties = tuple(one for one in catalogue.relaties if one.to_bouwstenen <= slugs)
        cited = (*(tip.bron for tip in tips), *(k.versie.bron for k in keuzes if k.versie), *(r.bron for r in relaties))
        return cls(
            catalogus=catalogue.revisie,
            dag=catalogue.dag,
            bouwwerk=replace(gebouw.bouwwerk, door="", opties=""),
            keuzes=keuzes,
            adviezen=tips,
            bronnen=catalogue.sources(dict.fromkeys(slug for slugs in cited for slug in slugs)),
            relaties=relaties,
            voorbeelden=tuple(one for one in catalogue.voorbeelden if one.to_bouwstenen & slugs or one.uitdagingen),
            draagvlak=draagvlak,
        )

    @property
    def gebouw(self) -> Gebouw:
        """The bouwwerk of this version."""
        return build(self.bouwwerk, self.keuzes)

    @property
    def catalogue(self) -> Catalogue:
        """As much of the catalogue as this version needs, as it was."""
        return Catalogue(
            self.catalogus,
            self.dag,
            {k.versie.id: k.versie for k in self.keuzes if k.versie},
            {bron.slug: bron for bron in self.bronnen},
            self.adviezen,
            {},
            voorbeelden=self.voorbeelden,
            relaties=self.relaties,
        )

    @property
    def moment(self) -> Moment:
        """To compare it with another moment."""
        return Moment.of(
            self.bouwwerk, self.keuzes, {k.slug: k.uitwerking for k in self.keuzes if k.uitwerking != LEEG}
        )
