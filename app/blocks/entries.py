"""What can be found in the catalogue: every record with the names it goes by and the texts it has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.blocks.catalogue import Bron, Catalogue, Tip, Versie
from app.blocks.lore import (
    BewijsShape,
    BouwtekeningShape,
    CijferShape,
    OrganisatieShape,
    RegelingShape,
    VoorbeeldShape,
)
from app.blocks.steps import BY_SLUG
from app.templating import day

Places = Mapping[str, tuple[str, ...]]
"""Other names of a gemeente, by its official name."""

TITEL, SYNONIEM, PLAATS, PARTNER, UITGEVER = 10.0, 9.0, 8.0, 6.0, 5.0
"""What a name weighs by its kind."""

ZIN = re.compile(r"(?<=[.?!])\s+")


@dataclass(frozen=True)
class Entry:
    """One record as it can be found.

    `namen` are other names it goes by, with their weight; `teksten` begins with the line that tells what it is.
    """

    soort: str
    slug: str
    titel: str
    onder: str
    namen: tuple[tuple[str, float], ...]
    teksten: tuple[str, ...]


def entries(catalogue: Catalogue, places: Places) -> Iterator[Entry]:
    """Everything that can be found, in the order of the catalogue; of bouwstenen only what is on offer."""
    synoniemen = _synoniemen(catalogue)
    yield from (_bouwsteen(v, synoniemen.get(v.slug, ())) for v in catalogue.aanbod.values())
    yield from (_voorbeeld(v, places) for v in catalogue.voorbeelden)
    yield from (_bouwtekening(b) for b in catalogue.bouwtekeningen)
    yield from (_regeling(r) for r in catalogue.regelingen)
    yield from (_organisatie(o, places) for o in catalogue.organisaties)
    yield from (_tip(t) for t in catalogue.adviezen)
    yield from (Entry("kans", k.slug, k.titel, "Kans", (), _sentences(k.tekst)) for k in catalogue.kansen)
    yield from (_cijfer(c) for c in catalogue.cijfers)
    yield from (_bewijs(b) for b in catalogue.bewijs)
    yield from (_bron(b) for b in catalogue.bronnen.values())


def _synoniemen(catalogue: Catalogue) -> dict[str, tuple[tuple[str, float], ...]]:
    """Per bouwsteen the words an officer may use for it; the first bouwsteen of a synoniem is meant most."""
    found: dict[str, list[tuple[str, float]]] = {}
    for entry in catalogue.synoniemen:
        for place, slug in enumerate(entry.bouwstenen):
            found.setdefault(slug, []).extend((woord, SYNONIEM - place) for woord in entry.woorden)
    return {slug: tuple(names) for slug, names in found.items()}


def _sentences(*texts: str | None) -> tuple[str, ...]:
    return tuple(sentence for text in texts if text for sentence in ZIN.split(text))


def _bouwsteen(v: Versie, synoniemen: tuple[tuple[str, float], ...]) -> Entry:
    told = _sentences(v.uitleg, v.wanneer, v.vraagt, v.valkuil, v.rol_waarom)
    names = (*synoniemen, (v.korte_titel, TITEL))
    texts = (v.kern, *told, *v.vragen, *v.indicatoren)
    return Entry("bouwsteen", v.slug, v.titel, f"{BY_SLUG[v.stap].naam}, {v.groep}", names, texts)


def _voorbeeld(v: VoorbeeldShape, places: Places) -> Entry:
    names = (*_places(v.gemeenten, places), *((naam, PARTNER) for naam in v.partners))
    texts = _sentences(v.wat, v.opmerking, v.gemeente_toen)
    return Entry("voorbeeld", v.slug, v.naam, ", ".join(v.gemeenten), names, texts)


def _bouwtekening(b: BouwtekeningShape) -> Entry:
    return Entry("bouwtekening", b.slug, b.naam, "Bouwtekening", (), _sentences(b.visie, b.anders))


def _regeling(r: RegelingShape) -> Entry:
    term = f"Tot en met {day(r.tot)}" if r.tot else "Zonder bekende einddatum"
    return Entry("regeling", r.slug, r.naam, term, (), _sentences(r.wat, r.voor_wie, r.status_tekst))


def _organisatie(o: OrganisatieShape, places: Places) -> Entry:
    where = (*o.provincies, *o.gemeenten)
    under = f"{o.soort.capitalize()}: {', '.join(where)}" if where else o.soort.capitalize()
    names = (*_places(where, places), (o.soort, UITGEVER))
    return Entry("organisatie", o.slug, o.naam, under, names, _sentences(o.rol, o.opmerking))


def _places(names: Iterable[str], places: Places) -> Iterator[tuple[str, float]]:
    for naam in names:
        yield from ((other, PLAATS) for other in (naam, *places.get(naam, ())))


def _tip(t: Tip) -> Entry:
    return Entry(t.soort, t.slug, t.titel, t.soort.capitalize(), (), _sentences(t.tekst))


def _cijfer(c: CijferShape) -> Entry:
    return Entry("cijfer", c.slug, c.cijfer, f"Cijfer uit {c.jaar}", (), _sentences(c.betekenis))


def _bewijs(b: BewijsShape) -> Entry:
    names = ((b.uitgever, UITGEVER),)
    return Entry("bewijs", b.slug, b.titel, f"Onderzoek, {b.uitgever}", names, _sentences(b.zegt, b.zegt_niet))


def _bron(b: Bron) -> Entry:
    return Entry("bron", b.slug, b.titel, b.uitgever, ((b.uitgever, UITGEVER),), _sentences(b.opmerking))
