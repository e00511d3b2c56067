"""The bouwstenen as concepts: what NL-SBB (the profile SKOS-AP-NL 1.0) demands, asked of the graph by queries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, FOAF, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from app.settings import Settings
from tests.blocks.ageing import RETIRED
from tests.blocks.conftest import reload
from tests.visitor import Site

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by the parser of rdflib itself
ADDRESS = "https://bouwplaats.example"
TEXTS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.definition, SKOS.scopeNote, SKOS.editorialNote)
DISJOINT = """
    SELECT ?one WHERE {
      { ?one skos:prefLabel ?text ; skos:altLabel|skos:hiddenLabel ?text } UNION
      { ?one skos:altLabel ?text ; skos:hiddenLabel ?text } UNION
      { ?one skos:notation ?text . ?other skos:notation ?text FILTER (?one != ?other) } UNION
      { ?one skos:definition ?text . ?other skos:definition ?text FILTER (?one != ?other) } UNION
      { ?one skos:topConceptOf|^skos:hasTopConcept ?scheme ; skos:broader ?other } UNION
      { ?one a skos:Concept , ?type FILTER (?type IN (skos:Collection, skos:ConceptScheme)) } UNION
      { ?one skos:related ?one }
    }"""
"""What may not be, each a rule of the profile."""


@pytest.fixture
def published(sqlite_settings: Settings) -> Iterator[Site]:
    """The site as it stands on the web."""
    with Site.running(sqlite_settings.model_copy(update={"base_url": ADDRESS})) as site:
        yield site


@pytest.fixture
def graph(published: Site) -> Graph:
    """What a reader of linked data makes of the file."""
    return read(published)


def read(published: Site) -> Graph:
    return Graph().parse(data=published.get("/begrippen.jsonld").text, format="json-ld")


def of(graph: Graph, kind: Node) -> set[Node]:
    return set(graph.subjects(RDF.type, kind))


def test_every_bouwsteen_is_a_concept_with_all_that_must_be_there_once(published: Site, graph: Graph) -> None:
    blocks = {block["pagina"]: block for block in published.get("/catalogus.json").json()["bouwstenen"]}
    assert {str(one) for one in of(graph, SKOS.Concept)} == set(blocks)
    (scheme,) = of(graph, SKOS.ConceptScheme)
    for concept in of(graph, SKOS.Concept):
        block = blocks[str(concept)]
        for name, text in ((SKOS.prefLabel, "titel"), (SKOS.definition, "kern"), (SKOS.scopeNote, "wanneer")):
            assert list(graph.objects(concept, name)) == [Literal(block[text], lang="nl")]
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]
        assert list(graph.objects(concept, SKOS.topConceptOf)) == [scheme]
        assert (scheme, SKOS.hasTopConcept, concept) in graph


def test_every_text_is_dutch_and_says_so(graph: Graph) -> None:
    for name in (*TEXTS, RDFS.comment, DCTERMS.title):
        found = list(graph.objects(None, name))
        assert found
        assert {one.language for one in found if isinstance(one, Literal)} == {"nl"}
        assert all(isinstance(one, Literal) and str(one).strip() for one in found)


def test_nothing_is_what_the_profile_says_that_it_may_not_be(graph: Graph) -> None:
    assert list(graph.query(DISJOINT, initNs={"skos": SKOS})) == []


def test_a_relatie_ties_both_ways_and_nobody_is_left_alone(published: Site, graph: Graph) -> None:
    tied = set(graph.subject_objects(SKOS.related))
    assert tied == {(other, one) for one, other in tied}
    told = {(one["van"], one["naar"]) for one in published.get("/catalogus.json").json()["relaties"]}
    pages = f"{ADDRESS}/bouwstenen/"
    assert {(URIRef(pages + van), URIRef(pages + naar)) for van, naar in told} <= tied
    assert len(tied) == len({frozenset(pair) for pair in told}) * 2


def test_words_that_officers_type_are_found_under_the_bouwsteen_that_is_meant(graph: Graph) -> None:
    found = graph.query("SELECT ?one WHERE { ?one skos:hiddenLabel 'alzheimer'@nl }", initNs={"skos": SKOS})
    slugs = {str(row[0]).rpartition("/")[2] for row in found if isinstance(row, tuple)}
    assert slugs == {"mensen-met-dementie-en-hun-naasten", "zorginstelling"}


def test_stappen_gather_groepen_and_groepen_gather_every_concept_once(graph: Graph) -> None:
    groepen = [one for one in of(graph, SKOS.Collection) if "-" in str(one).partition("#")[2]]
    stappen = of(graph, SKOS.Collection) - set(groepen)
    assert sorted(str(graph.value(one, SKOS.prefLabel)) for one in stappen) == sorted(
        ["Visie", "Doelgroepen", "Partners", "Beleidsterreinen", "Instrumenten"]
    )
    assert sorted(map(str, (one for stap in stappen for one in graph.objects(stap, SKOS.member)))) == sorted(
        map(str, groepen)
    )
    inside = [one for groep in groepen for one in graph.objects(groep, SKOS.member)]
    assert sorted(map(str, inside)) == sorted(map(str, of(graph, SKOS.Concept)))


def test_every_source_is_a_document_with_a_title_and_a_way_to_cite_it(graph: Graph) -> None:
    documents = of(graph, FOAF.Document)
    assert set(graph.objects(None, DCTERMS.source)) == documents
    assert len(documents) > 20
    for one in documents:
        assert len(list(graph.objects(one, DCTERMS.title))) == 1
        assert len(list(graph.objects(one, DCTERMS.bibliographicCitation))) == 1
        assert len(list(graph.objects(one, FOAF.page))) <= 1


def test_whatever_is_named_is_told_of_and_opens_on_our_site(published: Site, graph: Graph) -> None:
    ours = {one for triple in graph for one in triple if isinstance(one, URIRef) and one.startswith(ADDRESS)}
    assert ours == {one for one in graph.subjects(RDF.type) if isinstance(one, URIRef)}
    for path in {str(one).removeprefix(ADDRESS).partition("#")[0] for one in ours}:
        page = published.open(path)
        label = graph.value(URIRef(ADDRESS + path), SKOS.prefLabel)
        assert label is None or page.h1 == str(label)
    sources = published.open("/bronnen").tree.by_id
    assert {str(one).partition("#")[2] for one in of(graph, FOAF.Document)} <= set(sources)


def test_a_retired_concept_stays_where_it_was_and_names_its_successor(
    published: Site, content: Path, aged: None
) -> None:
    reload(published.settings, content)
    told = published.get("/bouwstenen/archief.json").json()["bouwsteen"]
    assert (told["vervallen_op"], told["opvolger"]) == (RETIRED["op"], RETIRED["opvolger"])
    graph = read(published)
    old, new = (URIRef(f"{ADDRESS}/bouwstenen/{slug}") for slug in ("archief", "geheugenhuis"))
    assert list(graph.objects(old, DCTERMS.isReplacedBy)) == [new]
    assert list(graph.objects(old, SKOS.historyNote)) == [Literal("Vervallen op 01-11-2026.", lang="nl")]
    assert not list(graph.subjects(SKOS.member, old))
    assert len(list(graph.subjects(SKOS.member, new))) == 1
    assert {old, new} <= of(graph, SKOS.Concept)


def test_the_scheme_says_what_it_is_and_may_be_used_for(graph: Graph) -> None:
    (scheme,) = of(graph, SKOS.ConceptScheme)
    assert str(scheme) == f"{ADDRESS}/bouwstenen"
    assert graph.value(scheme, DCTERMS.title) == Literal("Bouwstenen voor cultuurbeleid van gemeenten", lang="nl")
    assert graph.value(scheme, DCTERMS.license) == URIRef("https://spdx.org/licenses/EUPL-1.2")
