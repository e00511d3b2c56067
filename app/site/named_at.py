"""Where a bron is named: the way back from a source to what rests on it."""

from collections.abc import Iterator, Mapping

from app.blocks.catalogue import Catalogue


def named_at(catalogue: Catalogue) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Per bron the names and addresses of what names it, in the order of the catalogue."""
    found: dict[str, dict[str, str]] = {}
    for bronnen, naam, address in _naming(catalogue):
        for bron in bronnen:
            found.setdefault(bron, {})[address] = naam
    return {bron: tuple((naam, address) for address, naam in named.items()) for bron, named in found.items()}


def _naming(catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for versie in catalogue.by_slug.values():
        yield versie.bron, versie.volle_titel, f"/bouwstenen/{versie.slug}"
    for tekening in catalogue.bouwtekeningen:
        yield (tekening.bron,), f"Bouwtekening {tekening.naam}", f"/bouwtekeningen/{tekening.slug}"
    for regeling in catalogue.regelingen:
        yield regeling.bron, f"Regeling {regeling.naam}", f"/regelingen#{regeling.slug}"
    for organisatie in catalogue.organisaties:
        yield organisatie.bron, organisatie.naam, f"/bij-wie#{organisatie.slug}"
    for cijfer in catalogue.cijfers:
        yield cijfer.bron, f"Cijfer {cijfer.cijfer}", f"/kennis#{cijfer.slug}"
    for kans in catalogue.kansen:
        yield kans.bron, f"Kans: {kans.titel}", f"/kennis#{kans.slug}"
    for tip in catalogue.adviezen:
        yield tip.bron, f"{tip.soort.capitalize()}: {tip.titel}", f"/kennis#{tip.slug}"
