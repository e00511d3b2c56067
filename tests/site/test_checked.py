"""Officers see when the editors last looked at something, when that was too long ago, and which links are dead."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from app.blocks import link_queries
from app.blocks.models import bouwsteen, bron, catalogus, kennis
from app.templating import day, today
from tests.documents.reading import spoken, squeezed
from tests.editorial.web import names_only
from tests.visitor import Site

LATE = "Dat is nog niet gebeurd. Kijk zelf na of alles nog klopt."
LONG_AGO = "Dat is meer dan een jaar geleden."
DEAD = "Deze link werkte niet toen wij keken op 20 november 2026."


def due(site: Site, *slugs: str, by: date) -> None:
    """Let bouwstenen be due on this day."""
    with site.database.write() as connection:
        connection.execute(update(bouwsteen).where(bouwsteen.c.slug.in_(slugs)).values(herzien_voor=by))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))


def dead(site: Site, url: str) -> None:
    """Let the link check have found an address dead."""
    moment = datetime(2026, 11, 20, 9, tzinfo=UTC)
    row = {"url": url, "status": "dood", "code": 404, "laatst_gekeken": moment, "sinds": moment, "keer_mis": 2}
    with site.database.write() as connection:
        link_queries.keep(connection, [row])


def url_of(site: Site, slug: str) -> str:
    return next(str(row["url"]) for row in site.rows("bron") if row["slug"] == slug)


def test_every_bouwsteen_of_a_step_tells_when_it_was_looked_at_and_what_is_overdue_says_so(site: Site) -> None:
    due(site, "museum", by=today() - timedelta(days=1))
    due(site, "bibliotheek", by=today())
    step = site.open(f"{site.begin().pad}/partners")
    for slug in step.bouwstenen:
        assert "Nagekeken op 21 november 2026." in step.bouwsteen(slug).text
    late = [slug for slug in step.bouwstenen if LATE in step.bouwsteen(slug).text]
    assert late == ["museum"]


def test_a_step_says_so_from_the_first_day_on_also_when_it_was_drawn_before(site: Site) -> None:
    due(site, "museum", by=today())
    pad = site.begin().pad
    assert LATE not in site.open(f"{pad}/partners").text
    site.app.state.instance.catalogues._clock = lambda: today() + timedelta(days=1)
    assert LATE in site.open(f"{pad}/partners").bouwsteen("museum").text


def test_a_retired_bouwsteen_is_not_overdue(site: Site) -> None:
    due(site, "museum", by=today() - timedelta(days=9))
    pad = site.begin().pad
    site.post(f"{pad}/partners", {"stand.museum": "behouden"})
    with site.database.write() as connection:
        gone = {"vervallen_op": today(), "vervallen_reden": "Weg."}
        connection.execute(update(bouwsteen).where(bouwsteen.c.slug == "museum").values(**gone))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    assert LATE not in site.open("/bouwstenen/museum").text
    assert LATE not in site.open(f"{pad}/partners").bouwsteen("museum").text


def test_the_paper_tells_when_its_descriptions_were_looked_at_and_which_are_overdue(site: Site) -> None:
    by = today() - timedelta(days=1)
    due(site, "museum", by=by)
    pad = site.begin(titel="Plan").pad
    site.post(f"{pad}/partners", {"stand.museum": "behouden", "stand.bibliotheek": "behouden"})
    told = "keek de omschrijvingen voor het laatst na op 21 november 2026."
    late = f"Deze omschrijvingen moesten opnieuw worden nagekeken, en dat is nog niet gebeurd: Museum (vóór {day(by)})."
    pages = site.get(f"{pad}/document.html").text
    paper = spoken(site.get(f"{pad}/document.pdf").content)
    for words in (told, late):
        assert words in " ".join(pages.split())
        assert squeezed(words) in paper
    due(site, "museum", by=today())
    assert "moesten opnieuw worden nagekeken" not in site.get(f"{pad}/document.html").text


def test_a_version_keeps_what_it_said_of_its_day(site: Site) -> None:
    pad = site.begin(titel="Plan").pad
    site.post(f"{pad}/partners", {"stand.museum": "behouden"})
    site.post(f"{pad}/versies", {"naam": "Concept", "status": "concept"})
    due(site, "museum", by=today() - timedelta(days=1))
    for url in {row["url"] for row in site.rows("bron") if row["url"]}:
        dead(site, url)
    version = site.get(f"{pad}/versies/1/document.html").text
    assert "moesten opnieuw worden nagekeken" not in version
    assert "werkte niet" not in version


def test_a_regeling_on_the_page_of_a_bouwsteen_says_when_it_is_overdue(site: Site) -> None:
    assert LATE not in site.open("/bouwstenen/rijksregeling").text
    with site.database.write() as connection:
        mine = kennis.c.soort == "regeling"
        for row in connection.execute(select(kennis).where(mine)).all():
            told = json.dumps(json.loads(row.inhoud) | {"herzien_voor": "2026-01-01"})
            connection.execute(update(kennis).where(kennis.c.id == row.id).values(inhoud=told))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    assert LATE in site.open("/bouwstenen/rijksregeling").text


def test_a_bron_and_an_organisatie_of_more_than_a_year_ago_say_so(site: Site) -> None:
    assert LONG_AGO not in site.open("/bronnen").text + site.open("/bij-wie").text
    ago = today() - timedelta(days=366)
    with site.database.write() as connection:
        connection.execute(update(bron).where(bron.c.id == 1).values(geraadpleegd_op=ago))
        row = connection.execute(select(kennis).where(kennis.c.soort == "organisatie").limit(1)).one()
        told = json.dumps(json.loads(row.inhoud) | {"gecontroleerd_op": ago.isoformat()})
        connection.execute(update(kennis).where(kennis.c.id == row.id).values(inhoud=told))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))
    for path in ("/bronnen", "/bij-wie"):
        assert site.open(path).text.count(LONG_AGO) == 1


def test_a_dead_link_is_told_beside_the_source_wherever_it_stands(site: Site) -> None:
    slug = json.loads(site.rows("bouwsteen_versie")[0]["bron"])[0]
    block = site.rows("bouwsteen")[0]
    url, address = url_of(site, slug), f"/bouwstenen/{block['slug']}"
    pad = site.begin(titel="Plan").pad
    site.post(f"{pad}/{block['stap']}", {f"stand.{block['slug']}": "behouden"})
    places = ("/bronnen", address, f"{pad}/document.html")
    assert not [path for path in places if DEAD in site.get(path).text]
    dead(site, url)
    assert [path for path in places if DEAD in " ".join(site.get(path).text.split())] == list(places)
    assert site.open("/bronnen").text.count(DEAD) == 1


@pytest.mark.parametrize(
    ("soort", "path"), [("organisatie", "/bij-wie"), ("bewijs", "/kennis"), ("voorbeeld", "/voorbeelden")]
)
def test_a_dead_address_of_other_knowledge_is_told_where_it_stands(site: Site, soort: str, path: str) -> None:
    kept = (json.loads(row["inhoud"]) for row in site.rows("kennis") if row["soort"] == soort)
    named = [one["url"] if "url" in one else one["bron"][0]["url"] for one in kept]
    assert DEAD not in site.open(path).text
    dead(site, next(url for url in named if url))
    assert DEAD in site.open(path).text


def test_the_privacy_page_tells_of_the_link_check_when_it_is_on(site: Site) -> None:
    told = "Onze server kijkt nu en dan of de links in de catalogus nog werken."
    assert told not in site.open("/privacy").text
    names_only(site.database)  # so that no address is looked at
    with Site.running(site.settings.model_copy(update={"linkcontrole_dagen": 30})) as other:
        assert told in other.open("/privacy").text
