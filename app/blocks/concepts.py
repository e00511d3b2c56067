"""The bouwstenen as concepts that other systems can point at: SKOS, as NL-SBB uses it, written as JSON-LD."""

import re
from collections.abc import Iterable
from typing import Any

from app.blocks.catalogue import Bron, Catalogue, Versie
from app.blocks.steps import STAPPEN

CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "@language": "nl",
}
"""Every text without a type is Dutch."""
LICENCE = "https://spdx.org/licenses/EUPL-1.2"
TITLE = "Bouwstenen voor cultuurbeleid van gemeenten"
COMMENT = (
    "Begrippen waarmee een gemeente haar cultuurbeleid kan opbouwen, per stap en groep van de Bouwplaats. Verbanden "
    "tussen begrippen zijn een redenering van de redactie, behalve waar de catalogus een bron noemt."
)

Node = dict[str, Any]


class Addresses:
    """What each thing is called on the web: an address of this instance where a page tells of it."""

    def __init__(self, address: str) -> None:
        self.scheme = f"{address}/bouwstenen"
        self._sources = f"{address}/bronnen"

    def concept(self, slug: str) -> Node:
        """The page of a bouwsteen."""
        return {"@id": f"{self.scheme}/{slug}"}

    def collection(self, *names: str) -> Node:
        """A stap, or a groep in it, in the list of all bouwstenen: `#partners-culturele-aanbieders`."""
        return {"@id": f"{self.scheme}#{'-'.join(re.findall('[a-z0-9]+', ' '.join(names).lower()))}"}

    def source(self, slug: str) -> Node:
        """The place of a bron in the list of sources."""
        return {"@id": f"{self._sources}#{slug}"}


def concepts(catalogue: Catalogue, address: str) -> Node:
    """The whole graph: the scheme, stappen and groepen as collections, bouwstenen as concepts, and their bronnen."""
    at, blocks = Addresses(address), tuple(catalogue.by_slug.values())
    used = dict.fromkeys(slug for versie in blocks for slug in versie.bron)
    graph = [
        _scheme(catalogue, at),
        *_collections(catalogue, at),
        *(_concept(catalogue, versie, at) for versie in blocks),
        *(_source(bron, at) for bron in catalogue.sources(used)),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _scheme(catalogue: Catalogue, at: Addresses) -> Node:
    return {
        "@id": at.scheme,
        "@type": "skos:ConceptScheme",
        "dct:title": TITLE,
        "rdfs:comment": COMMENT,
        "dct:license": {"@id": LICENCE},
        "owl:versionInfo": _plain(str(catalogue.revisie)),
        "skos:hasTopConcept": [at.concept(slug) for slug in catalogue.by_slug],
    }


def _collections(catalogue: Catalogue, at: Addresses) -> Iterable[Node]:
    for stap in STAPPEN:
        groepen = catalogue.groepen[stap.slug]
        inside = [at.collection(stap.slug, groep.naam) for groep in groepen]
        yield at.collection(stap.slug) | _collected(stap.naam, stap.uitleg, inside)
        for groep in groepen:
            inside = [at.concept(versie.slug) for versie in groep.bouwstenen]
            yield at.collection(stap.slug, groep.naam) | _collected(groep.naam, groep.intro, inside)


def _collected(naam: str, uitleg: str, inside: list[Node]) -> Node:
    told = {"rdfs:comment": uitleg} if uitleg else {}
    return {"@type": "skos:Collection", "skos:prefLabel": naam, **told, "skos:member": inside}


def _concept(catalogue: Catalogue, versie: Versie, at: Addresses) -> Node:
    """One bouwsteen. It has nothing above it: a groep gathers bouwstenen, it is no broader kind of them."""
    named = {versie.titel.casefold(), versie.korte_titel.casefold()}
    words = [w for one in catalogue.synoniemen if versie.slug in one.bouwstenen for w in one.woorden]
    found = {
        "skos:altLabel": [versie.korte_titel] if versie.korte_titel != versie.titel else [],
        "skos:hiddenLabel": [word for word in words if word.casefold() not in named],
        "skos:related": [at.concept(slug) for slug in _related(catalogue, versie.slug)],
        "dct:source": [at.source(slug) for slug in versie.bron],
    }
    return {
        **at.concept(versie.slug),
        "@type": "skos:Concept",
        "skos:prefLabel": versie.titel,
        "skos:notation": _plain(versie.slug),
        "skos:inScheme": {"@id": at.scheme},
        "skos:topConceptOf": {"@id": at.scheme},
        "skos:definition": versie.kern,
        "rdfs:comment": versie.uitleg,
        "skos:scopeNote": versie.wanneer,
        "skos:editorialNote": f"{versie.herkomst.naam}.",
        **{name: values for name, values in found.items() if values},
        **(_ended(versie, at) if versie.vervallen_op else {}),
    }


def _ended(versie: Versie, at: Addresses) -> Node:
    """From when on a bouwsteen is offered no longer, and what took its place. Who points at it still finds it."""
    told = f"Vervallen op {versie.vervallen_op:%d-%m-%Y}. {versie.vervallen_reden or ''}".strip()
    successor = {"dct:isReplacedBy": at.concept(versie.opvolger)} if versie.opvolger else {}
    return {"skos:historyNote": told, **successor}


def _related(catalogue: Catalogue, slug: str) -> Iterable[str]:
    """The bouwstenen that a relatie ties to this one, whichever of the two it starts from."""
    ties = (one for one in catalogue.relaties if slug in one.to_bouwstenen)
    return dict.fromkeys(one.naar if one.van == slug else one.van for one in ties)


def _source(bron: Bron, at: Addresses) -> Node:
    page = {"foaf:page": {"@id": bron.url}} if bron.url else {}
    told = f"{bron.titel}, {bron.uitgever} ({'zonder jaar' if bron.jaar == 'z.j.' else bron.jaar})"
    cited = {"dct:title": bron.titel, "dct:bibliographicCitation": _plain(told)}
    return at.source(bron.slug) | {"@type": "foaf:Document", **cited, **page}


def _plain(text: str) -> Node:
    """A text in no language."""
    return {"@value": text, "@type": "xsd:string"}
