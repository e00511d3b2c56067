"""What the redactie sees of aanvragen: the list, one with all that is known of it, and what may be done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from app.blocks.catalogue import Catalogue, Versie
from app.editorial.models import handeling, redacteur
from app.enquiries import queries
from app.enquiries.dossier import Dossier
from app.enquiries.likeness import most_alike
from app.municipalities.models import gemeente
from app.plans.models import bouwwerk, keuze

AANVRAAG = "aanvraag"
"""The soort under which the logboek keeps what was done with an aanvraag."""


@dataclass(frozen=True)
class From:
    """The bouwwerk an aanvraag came from, as far as the requester may expect: no more than this is looked up."""

    gemeente: str
    grootteklasse: str
    eigen: bool


@dataclass(frozen=True)
class Opened:
    """One aanvraag with everything around it."""

    aanvraag: Dossier
    namen: Mapping[int, str]
    notities: tuple[Row[Any], ...]
    gedaan: tuple[Row[Any], ...]
    uit: From | None
    hoofd: Dossier | None
    erbij: tuple[Dossier, ...]
    andere: tuple[Dossier, ...]
    lijkt_op: tuple[Dossier, ...]
    bouwstenen: tuple[Versie, ...]

    @property
    def behandelaar(self) -> str:
        """Who handles it; empty when nobody does."""
        return self.namen.get(self.aanvraag.behandelaar_id or 0, "")


def names(connection: Connection) -> dict[int, str]:
    """What every redacteur is called, by id."""
    return {row.id: row.naam for row in connection.execute(select(redacteur.c.id, redacteur.c.naam))}


def opened(connection: Connection, catalogue: Catalogue, found: Dossier) -> Opened:
    """All that an editor needs to decide."""
    others = tuple(one for one in queries.unfinished(connection) if one.id != found.id)
    settled = tuple(one for one in queries.finished(connection) if one.id != found.id)
    return Opened(
        aanvraag=found,
        namen=names(connection),
        notities=queries.notes(connection, found.id),
        gedaan=_done(connection, found),
        uit=_from(connection, found),
        hoofd=queries.find(connection, found.samengevoegd_met),
        erbij=queries.merged_into(connection, found.id),
        andere=others,
        lijkt_op=most_alike(found.titel, (*others, *settled), lambda one: (one.titel,)),
        bouwstenen=alike(catalogue, found.titel),
    )


def alike(catalogue: Catalogue, titel: str) -> tuple[Versie, ...]:
    """Bouwstenen with a name, or another word for it, like this."""
    also: dict[str, list[str]] = {}
    for item in catalogue.synoniemen:
        for slug in item.bouwstenen:
            also.setdefault(slug, []).extend(item.woorden)

    def known_as(versie: Versie) -> Iterable[str]:
        return (versie.titel, versie.korte_titel, *also.get(versie.slug, ()))

    return most_alike(titel, tuple(catalogue.aanbod.values()), known_as)


def _done(connection: Connection, found: Dossier) -> tuple[Row[Any], ...]:
    """The logboek of this aanvraag, newest first."""
    mine = (handeling.c.soort == AANVRAAG) & (handeling.c.onderwerp == str(found.id))
    return tuple(connection.execute(select(handeling).where(mine).order_by(handeling.c.id.desc())))


def _from(connection: Connection, found: Dossier) -> From | None:
    if found.bouwwerk_id is None:
        return None
    joined = bouwwerk.outerjoin(gemeente, gemeente.c.code == bouwwerk.c.gemeente_code)
    asked = select(bouwwerk.c.gemeente, gemeente.c.grootteklasse).select_from(joined)
    kept = (bouwwerk.c.id == found.bouwwerk_id) & bouwwerk.c.verwijderd_op.is_(None)
    row = connection.execute(asked.where(kept)).one_or_none()
    if row is None:
        return None
    own = select(keuze.c.id).where(keuze.c.id == found.keuze_id, keuze.c.bouwwerk_id == found.bouwwerk_id)
    return From(row.gemeente, row.grootteklasse or "", connection.execute(own).one_or_none() is not None)
