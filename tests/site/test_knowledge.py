"""The pages of the knowledge: complete, each with its source, and true on the day somebody looks."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from app.blocks.lore import RegelingShape
from app.blocks.lore_files import NaslagShape
from app.blocks.models import catalogus, kennis
from app.blocks.seed import KNOWLEDGE, read
from app.blocks.shapes import KennisShape
from app.settings import ROOT, Settings
from app.templating import today
from tests.visitor import Site

NASLAG = read(ROOT / "seed" / "naslag.json", NaslagShape)
KENNIS = read(ROOT / "seed" / KNOWLEDGE, KennisShape)
SPUK = next(one for one in NASLAG.regelingen if one.slug == "brede-spuk")
MODEL = "/bouwtekeningen/sociale-gemeente"
PAGES = ("/bouwtekeningen", MODEL, "/regelingen", "/bij-wie", "/kennis", "/over", "/bronnen")


def change(site: Site, slug: str, **values: object) -> None:
    """Make a regeling of the catalogue other than the seed says."""
    with site.database.write() as connection:
        where = (kennis.c.soort == "regeling") & (kennis.c.slug == slug)
        told = json.loads(connection.scalars(select(kennis.c.inhoud).where(where)).one())
        connection.execute(update(kennis).where(where).values(inhoud=json.dumps(told | values, default=str)))
        connection.execute(update(catalogus).values(revisie=catalogus.c.revisie + 1))


def regeling(site: Site, slug: str) -> str:
    """What the page tells of one regeling."""
    (found,) = site.open("/regelingen").query(f"#{slug}")
    return " ".join(found.to_text().split())


@pytest.mark.parametrize(
    ("day", "closed", "soon"),
    [
        (date(2026, 1, 1), False, False),
        (date(2026, 6, 30), False, False),
        (date(2026, 7, 1), False, True),
        (date(2026, 12, 31), False, True),
        (date(2027, 1, 1), True, False),
    ],
)
def test_the_day_decides_whether_a_regeling_runs_ends_or_has_ended(day: date, closed: bool, soon: bool) -> None:
    assert (SPUK.is_closed(day), SPUK.ends_soon(day)) == (closed, soon)


def test_a_regeling_is_to_come_until_its_first_day_and_overdue_after_its_review() -> None:
    assert SPUK.van is not None
    assert SPUK.is_to_come(SPUK.van - timedelta(days=1))
    assert not SPUK.is_to_come(SPUK.van)
    assert not SPUK.is_overdue(SPUK.herzien_voor)
    assert SPUK.is_overdue(SPUK.herzien_voor + timedelta(days=1))


def test_without_dates_a_regeling_neither_ends_nor_is_to_come() -> None:
    endless = SPUK.model_copy(update={"van": None, "tot": None})
    assert not endless.is_closed(date.max)
    assert not endless.ends_soon(today())
    assert not endless.is_to_come(date.min)


@pytest.mark.parametrize(
    ("van", "tot", "told"),
    [
        (-400, -1, "Gesloten"),
        (-400, 0, "Loopt af op"),
        (-400, 180, "Loopt af op"),
        (-400, 200, "Open tot en met"),
        (10, 400, "Begint op"),
        (None, None, "Zonder einddatum"),
    ],
)
def test_the_page_says_in_words_how_a_regeling_stands_today(
    site: Site, van: int | None, tot: int | None, told: str
) -> None:
    days = {name: None if n is None else today() + timedelta(days=n) for name, n in (("van", van), ("tot", tot))}
    change(site, "brede-spuk", **days)
    assert told in regeling(site, "brede-spuk")
    line = next(li for li in site.open("/bouwstenen/sport").query("li") if li.to_text().startswith("Brede SPUK"))
    assert told.lower() in line.to_text()


def test_a_closed_regeling_stands_after_all_that_run_and_never_disappears(site: Site) -> None:
    change(site, NASLAG.regelingen[0].slug, tot=today() - timedelta(days=1))
    page = site.open("/regelingen")
    shown = [str(one.attrs["id"]) for one in page.query("article")]
    assert sorted(shown) == sorted(one.slug for one in NASLAG.regelingen)
    state = ["Gesloten" in regeling(site, slug) for slug in shown]
    assert (state, any(state)) == (sorted(state), True)
    text = page.text
    assert text.index("Deze lopen nog") < text.index("Deze zijn gesloten")


def test_when_every_regeling_has_ended_the_page_has_no_empty_part(site: Site) -> None:
    for one in NASLAG.regelingen:
        change(site, one.slug, tot=today() - timedelta(days=1))
    assert "Deze lopen nog" not in site.open("/regelingen").text


def test_a_regeling_that_should_have_been_looked_at_again_says_so(site: Site) -> None:
    assert "opnieuw worden nagekeken" not in regeling(site, "jeugdfonds-sport-en-cultuur")
    change(site, "jeugdfonds-sport-en-cultuur", herzien_voor=today() - timedelta(days=1))
    assert "opnieuw worden nagekeken. Dat is nog niet gebeurd." in regeling(site, "jeugdfonds-sport-en-cultuur")


@pytest.mark.parametrize("item", NASLAG.regelingen, ids=lambda item: item.slug)
def test_each_regeling_tells_all_it_has(site: Site, item: RegelingShape) -> None:
    text = regeling(site, item.slug)
    for wanted in (item.naam, item.wat, item.voor_wie, item.status_tekst or "", "Nagekeken op", "Bron:"):
        assert " ".join(wanted.split()) in text
    (found,) = site.open("/regelingen").query(f"#{item.slug}")
    page = site.open("/regelingen")
    links = [str(a.attrs["href"]) for a in page.query(f"#{item.slug} a")]
    assert [f"/bouwstenen/{slug}" for slug in item.bouwstenen] == [a for a in links if a.startswith("/bouwstenen/")]
    assert found.name == "article"


def test_every_record_of_the_knowledge_has_a_place_of_its_own_on_its_page(site: Site) -> None:
    ids = set(site.open("/kennis").tree.by_id)
    assert {*(k.slug for k in NASLAG.kansen), *(c.slug for c in NASLAG.cijfers)} <= ids
    assert {*(b.slug for b in NASLAG.bewijs), *(t.slug for t in KENNIS.tips)} <= ids
    assert {u.slug for u in KENNIS.uitdagingen} <= ids
    assert {one.slug for one in NASLAG.organisaties} <= set(site.open("/bij-wie").tree.by_id)
    assert {one.slug for one in KENNIS.bronnen} <= set(site.open("/bronnen").tree.by_id)


def test_what_research_does_not_say_stands_beside_what_it_says(site: Site) -> None:
    page = site.open("/kennis")
    for one in NASLAG.bewijs:
        (found,) = page.query(f"#{one.slug}")
        text = " ".join(found.to_text().split())
        assert text.index(one.zegt) < text.index("Zegt niet") < text.index(one.zegt_niet)


def test_a_cijfer_says_what_was_counted_and_when(site: Site) -> None:
    page = site.open("/kennis")
    for one in NASLAG.cijfers:
        (row,) = page.query(f"#{one.slug}")
        told = " ".join(row.to_text().split())
        for wanted in (one.cijfer, one.betekenis, one.peildatum.replace("-", "–")):
            assert wanted in told


def test_the_kansen_are_told_as_our_reading_and_not_as_a_list_of_the_research(site: Site) -> None:
    assert "Het is dus geen lijst die zo in het onderzoek staat." in site.open("/kennis").text


def test_every_link_to_a_place_on_a_page_finds_it(site: Site) -> None:
    found = {str(a.attrs["href"]) for path in PAGES for a in site.open(path).tree.named("a")}
    places = {link for link in found if link.startswith("/") and "#" in link}
    assert len(places) > 100
    ids = {path: set(site.open(path).tree.by_id) for path in {link.partition("#")[0] for link in places}}
    assert [link for link in places if link.partition("#")[2] not in ids[link.partition("#")[0]]] == []


def test_a_source_leads_to_what_rests_on_it(site: Site) -> None:
    links = {str(a.attrs["href"]) for a in site.open("/bronnen").query("#staatscourant-2023-4245 a")}
    assert {"/regelingen#brede-spuk", "/regelingen#iza-en-azwa"} <= links


@pytest.mark.parametrize("path", PAGES)
def test_each_page_leads_back_to_the_bouwwerk_somebody_came_from(site: Site, path: str) -> None:
    pad = site.begin().pad
    page = site.follow(site.get(path, headers={"Referer": f"{site.settings.address}{pad}/overzicht"}))
    assert page.follow("Mijn bouwwerk").path == f"{pad}/overzicht"


def test_who_makes_it_and_how_to_report_a_mistake_follow_the_settings(sqlite_settings: Settings) -> None:
    with Site.running(sqlite_settings) as site:
        page = site.open("/over")
        assert "mailto:" not in page.html
        assert page.follow("Ik mis een bouwsteen").path == "/aanvraag"
        assert "Ze zijn geen maker, partner of afzender van deze tool." in page.text
    known = sqlite_settings.model_copy(update={"redactie_email": "redactie@example.nl", "beheerder": "Stichting Linde"})
    with Site.running(known) as site:
        page = site.open("/over")
        assert page.html.count('href="mailto:redactie@example.nl"') == 2
        assert "Ik mis een bouwsteen" not in page.query("main")[0].to_text()
        assert "Stichting Linde beheert deze installatie." in page.text


def test_an_uitdaging_leads_to_what_others_did_about_it(site: Site) -> None:
    page = site.open("/kennis")
    assert "Wat anderen deden: Dag & Dauw (Alkmaar)." in page.text
    assert "/voorbeelden#dag-en-dauw-alkmaar" in page.html


@pytest.mark.parametrize("path", ["/", "/uitleg", "/kennis"])
def test_the_knowledge_is_found_from_the_pages_people_come_to_first(site: Site, path: str) -> None:
    links = {str(a.attrs["href"]) for a in site.open(path).query("main a")}
    assert {"/bouwtekeningen", "/regelingen", "/bij-wie"} <= links
