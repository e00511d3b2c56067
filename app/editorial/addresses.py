"""Every address on the web that the catalogue names, and where."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.blocks.catalogue import Catalogue


@dataclass(frozen=True)
class Place:
    """A record that names an address."""

    soort: str
    naam: str
    titel: str


def addresses(catalogue: Catalogue) -> Mapping[str, tuple[Place, ...]]:
    """The records behind each address, in the order of the catalogue."""
    found: dict[str, dict[Place, None]] = {}
    for url, place in _named(catalogue):
        if url:
            found.setdefault(url, {})[place] = None
    return {url: tuple(places) for url, places in found.items()}


def _named(catalogue: Catalogue) -> Iterator[tuple[str | None, Place]]:
    for bron in catalogue.bronnen.values():
        yield bron.url, Place("bron", bron.slug, bron.titel)
    for one in catalogue.voorbeelden:
        yield from ((found.url, Place("voorbeeld", one.slug, one.naam)) for found in one.bron)
    for study in catalogue.bewijs:
        yield study.url, Place("bewijs", study.slug, study.titel)
    for body in catalogue.organisaties:
        yield body.url, Place("organisatie", body.slug, body.naam)
