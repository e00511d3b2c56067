"""The paper for the council says everything that was chosen, once, in its place, and names what is empty."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.advice.voorbeelden import Shown
from app.blocks.catalogue import Catalogue
from app.blocks.memory import Catalogues
from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN
from app.database import Database
from app.documents.model import Bronnen, Document, Hoofdstuk, Kader, Lijst, Plaat, Rij, Tabel, Tekening
from app.documents.words import element_texts, words
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze, build
from app.plans.document import compose
from app.plans.open_points import open_points
from app.plans.opties import PRESETS, Opties, Soort
from app.plans.paper.stuk import NOG
from app.plans.tips import advice_for

TODAY = date(2026, 11, 21)
MOMENT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ALLES = PRESETS[Soort.RAADSSTUK]
PLAN = Bouwwerk(1, "Samen cultuur maken", "Lindewaard", None, "2027–2030", "concept", 1, MOMENT, MOMENT, TODAY)


@pytest.fixture
def catalogue(sqlite_database: Database) -> Catalogue:
    with sqlite_database.read() as connection:
        return Catalogues().current(connection)


def chosen(catalogue: Catalogue, slug: str, stand: Stand | None, toelichting: str = "") -> Keuze:
    versie = catalogue.by_slug[slug]
    return Keuze(versie.id, versie.stap, versie, None, stand, toelichting, 1)


def own(stap: str, titel: str, stand: Stand, toelichting: str = "") -> Keuze:
    return Keuze(900, stap, None, titel, stand, toelichting, 1)


def text(document: Document) -> str:
    return " ".join(words(document))


def paper(catalogue: Catalogue, *keuzes: Keuze, plan: Bouwwerk = PLAN, opties: Opties = ALLES) -> Document:
    return compose(build(plan, keuzes), catalogue, TODAY, opties=opties)


def tables(document: Document) -> list[Tabel]:
    """The tables of the stappen: not the uitvoeringsagenda."""
    return [e for e in document.elements if isinstance(e, Tabel) and len(e.kolommen) == 2]


def rows(table: Tabel) -> list[Rij]:
    return [row for group in table.groepen for row in group.rijen]


def buildings(document: Document) -> list[Tekening]:
    """The drawings of the building; the red thread is another."""
    return [e for e in document.elements if isinstance(e, Tekening) and "bp-draad" not in e.svg]


def test_an_empty_bouwwerk_gives_a_paper_that_names_every_empty_stap(catalogue: Catalogue) -> None:
    document = paper(catalogue)
    said = text(document)
    assert "In dit plan is nog niets gekozen." in said
    for stap in STAPPEN:
        assert f"Nog uit te werken: wat we kiezen bij {stap.naam}." in said
    assert len([e for e in document.elements if isinstance(e, Kader) and e.titel == "Nog leeg"]) == len(STAPPEN)


def test_every_keuze_stands_in_the_chapter_of_its_stap_under_its_stand(catalogue: Catalogue) -> None:
    document = paper(
        catalogue,
        chosen(catalogue, "museum", Stand.BEHOUDEN, "Blijft open."),
        chosen(catalogue, "festival", Stand.NIET_GEKOZEN, "Te duur."),
        own("partners", "De Linde", Stand.ONTWIKKELEN),
    )
    told: dict[str, str] = {}
    head = ""
    for element in document.elements:
        head = element.titel if isinstance(element, Hoofdstuk) else head
        told[head] = f"{told.get(head, '')} {' '.join(element_texts(element, document))}"
    assert "Museum Blijft open." in told["Wat we behouden"]
    assert "De Linde" in told["Wat we ontwikkelen"]
    assert "Festival Te duur." in told["Overwogen, niet gekozen"]


def test_what_is_marked_is_what_the_open_points_name(catalogue: Catalogue) -> None:
    own_words = [own("partners", f"Steen {stand}", stand) for stand in Stand]
    document = paper(catalogue, *own_words)
    marked = {e.titel for e in document.elements if isinstance(e, Plaat) and NOG in repr(e)}
    marked |= {row.cellen[0][0].text for table in tables(document) for row in rows(table) if NOG in repr(row)}
    points = " ".join(item[0].text for e in document.elements if isinstance(e, Lijst) for item in e.items)
    assert marked == {keuze.titel for keuze in own_words if keuze.titel in points}
    assert marked == {keuze.titel for keuze in own_words if keuze.stand is not Stand.BEHOUDEN}


def test_our_words_on_paper_speak_to_the_council(catalogue: Catalogue) -> None:
    everything = [*catalogue.by_slug]
    for stand in (Stand.ONTWIKKELEN, Stand.AFBOUWEN, Stand.NIET_GEKOZEN):
        for slugs in (everything, everything[:1], []):
            document = paper(catalogue, *[chosen(catalogue, slug, stand) for slug in slugs])
            assert [said for said in outside_the_tips(document) if ADDRESSED.search(said)] == []


def test_the_tips_say_to_whom_they_speak(catalogue: Catalogue) -> None:
    document = paper(catalogue, chosen(catalogue, catalogue.tips[0].bouwstenen[0], Stand.ONTWIKKELEN))
    assert "Ze richten zich tot gemeenten: met ‘je’ is de gemeente bedoeld." in text(document)


ADDRESSED = re.compile(r"\b(je|jij|jou|jouw|jullie|schrijf|vul)\b", re.IGNORECASE)


def outside_the_tips(document: Document) -> Iterator[str]:
    """What stands in the paper, without the boxes with tips, the sentence about them and the titles of sources."""
    for element in document.elements:
        if isinstance(element, Tekening):
            yield f"{element.titel} {element.beschrijving}"
        elif not isinstance(element, Kader | Bronnen):
            yield from (said for said in element_texts(element, document) if "met ‘je’" not in said)


def test_an_amount_is_not_torn_from_its_sign_or_unit_on_paper(catalogue: Catalogue) -> None:
    typed = "We geven € 25.000 per jaar aan 3 koren, dat is 2 procent of 1,5 miljoen euro."
    keuze = chosen(catalogue, "museum", Stand.BEHOUDEN, typed)
    (table,) = tables(paper(catalogue, keuze))
    said = table.groepen[0].rijen[0].cellen[1][0].text
    assert "€\N{NO-BREAK SPACE}25.000 per" in said
    assert "2\N{NO-BREAK SPACE}procent of 1,5\N{NO-BREAK SPACE}miljoen\N{NO-BREAK SPACE}euro" in said
    assert said.replace("\N{NO-BREAK SPACE}", " ") == typed == keuze.toelichting


def test_a_drawing_with_too_many_names_goes_without_them(catalogue: Catalogue) -> None:
    crowd = [own("partners", f"Een eigen bouwsteen {number}", Stand.ONTWIKKELEN) for number in range(200)]
    document = paper(catalogue, *crowd)
    (drawn,) = buildings(document)
    assert "Een eigen bouwsteen" not in drawn.svg
    assert "200 bouwstenen" in drawn.titel
    assert [e.id for e in document.elements if isinstance(e, Hoofdstuk) and e.id.startswith("tekening")] == []
    assert "Er zijn te veel bouwstenen om ze in de tekening te noemen." in text(document)


def test_a_source_without_a_year_says_so_in_the_list_only(catalogue: Catalogue) -> None:
    document = paper(catalogue, *[chosen(catalogue, slug, Stand.BEHOUDEN) for slug in catalogue.by_slug])
    boxes = [box.bron for box in document.elements if isinstance(box, Kader)]
    assert [bron for bron in boxes if "zonder jaar" in bron] == []
    assert "(zonder jaar)" in text(document)


def test_a_toelichting_without_a_stand_is_no_keuze_on_paper(catalogue: Catalogue) -> None:
    assert "Nog niet af." not in text(paper(catalogue, chosen(catalogue, "museum", None, "Nog niet af.")))


def test_the_chapters_stand_in_the_order_of_the_walk(catalogue: Catalogue) -> None:
    document = paper(catalogue, chosen(catalogue, "museum", Stand.BEHOUDEN))
    heads = [e.id for e in document.elements if isinstance(e, Hoofdstuk) and e.niveau == 1]
    slugs = [stap.slug for stap in STAPPEN]
    assert [head for head in heads if head in slugs] == slugs
    around = [
        "kort",
        "inhoud",
        "inleiding",
        *slugs,
        "uitvoeringsagenda",
        "risicos",
        "open-punten",
        "bronnen",
        "colofon",
    ]
    assert heads == around
    titles = [e.titel for e in document.chapters if e.titel[0].isdigit()]
    assert [int(titel.partition(".")[0]) for titel in titles] == list(range(1, len(titles) + 1))


def test_tips_come_where_a_keuze_calls_for_them_and_name_it(catalogue: Catalogue) -> None:
    tip = catalogue.tips[0]
    slug = tip.bouwstenen[0]
    with_tip = text(paper(catalogue, chosen(catalogue, slug, Stand.ONTWIKKELEN)))
    assert tip.titel in with_tip
    assert f"Bij: {catalogue.by_slug[slug].titel}" in with_tip
    for stand in (Stand.AFBOUWEN, Stand.NIET_GEKOZEN):
        assert tip.titel not in text(paper(catalogue, chosen(catalogue, slug, stand)))
    assert advice_for(catalogue, build(PLAN, ())) == ()


def test_the_risks_tell_what_others_did_and_go_without_when_voorbeelden_are_left_out(
    catalogue: Catalogue,
) -> None:
    keuze = chosen(catalogue, catalogue.tips[0].bouwstenen[0], Stand.ONTWIKKELEN)
    shown = tuple(Shown(item, ()) for item in catalogue.voorbeelden)
    told = text(compose(build(PLAN, [keuze]), catalogue, TODAY, opties=ALLES, voorbeelden=shown))
    assert "Wat anderen deden: Dag & Dauw. Zestigplussers stellen zelf het programma samen" in told
    assert "welk voorbeeld bij welke uitdaging, is een eigen redenering" in told
    less = replace(ALLES, voorbeelden=False)
    without = compose(build(PLAN, [keuze]), catalogue, TODAY, opties=less, voorbeelden=shown)
    assert "Wat anderen deden" not in text(without)


def test_every_tip_is_called_for_by_some_bouwsteen(catalogue: Catalogue) -> None:
    everything = [chosen(catalogue, slug, Stand.BEHOUDEN) for slug in catalogue.by_slug]
    assert [a.tip.slug for a in advice_for(catalogue, build(PLAN, everything))] == [t.slug for t in catalogue.tips]


def test_the_whole_catalogue_fits_on_paper_with_all_its_sources(catalogue: Catalogue) -> None:
    said = text(paper(catalogue, *[chosen(catalogue, slug, Stand.BEHOUDEN) for slug in catalogue.by_slug]))
    for versie in catalogue.by_slug.values():
        assert " ".join(versie.titel.split()) in said
        for bron in catalogue.sources(versie.bron):
            assert " ".join(bron.titel.split()) in said


@pytest.mark.parametrize(
    ("number", "drawings", "pages"),
    [(20, 1, []), (60, 2, ["tekening"]), (143, 3, ["tekening", "tekening-onder"])],
)
def test_a_high_drawing_gets_a_page_and_a_very_high_one_two(
    catalogue: Catalogue, number: int, drawings: int, pages: list[str]
) -> None:
    document = paper(
        catalogue, *[chosen(catalogue, slug, Stand.BEHOUDEN) for slug in sorted(catalogue.by_slug)[:number]]
    )
    assert len(buildings(document)) == drawings
    assert [e.id for e in document.elements if isinstance(e, Hoofdstuk) and e.id.startswith("tekening")] == pages


gebouwen = st.lists(
    st.tuples(
        st.sampled_from([s.slug for s in STAPPEN]),
        st.text(min_size=1, max_size=30),
        st.sampled_from(Stand),
        st.text(max_size=50),
    ),
    max_size=10,
).map(lambda rows: build(PLAN, [own(*row) for row in rows]))


@given(gebouw=gebouwen)
def test_what_is_open_follows_from_what_was_chosen(gebouw: Gebouw) -> None:
    told = " ".join(point.tekst for point in open_points(gebouw))
    for storey in gebouw.verdiepingen:
        assert (f"De stap {storey.stap.naam} is nog leeg." in told) == (not storey.gekozen)
    for keuze in gebouw.keuzes:
        if keuze.stand is not Stand.BEHOUDEN and not keuze.toelichting:
            assert keuze.titel in told
    assert sum(gebouw.per_stand.values()) == len(gebouw.keuzes) == sum(len(v.keuzes) for v in gebouw.verdiepingen)


def test_the_same_bouwwerk_on_the_same_day_is_the_same_paper(catalogue: Catalogue) -> None:
    keuze = chosen(catalogue, "museum", Stand.BEHOUDEN, "Blijft.")
    assert paper(catalogue, keuze) == paper(catalogue, keuze)
