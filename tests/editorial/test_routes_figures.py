"""The page of figures: what is used, asked for and looked for in vain, without anything of anybody."""

from datetime import timedelta

from sqlalchemy import insert, update

from app.database import now
from app.plans.models import bouwwerk
from app.site.models import zoekwoord
from app.site.vain import monday
from app.templating import today
from tests.editorial import desk
from tests.pages import Page
from tests.visitor import Site


def chosen(site: Site, times: int, **standen: str) -> None:
    """So many bouwwerken with these standen."""
    for _ in range(times):
        pad = site.begin(titel="Plan").pad
        site.post(f"{pad}/partners", {f"stand.{slug}": stand for slug, stand in standen.items()})


def rows(page: Page, part: str) -> list[list[str]]:
    found = page.query(f"section[aria-labelledby={part}] tbody tr")
    return [[" ".join(cell.to_text().split()) for cell in row.children if hasattr(cell, "attrs")] for row in found]


def test_a_bouwsteen_is_counted_from_ten_bouwwerken_on_and_before_that_only_named(both_sites: Site) -> None:
    site = both_sites
    chosen(site, 9, museum="behouden", bibliotheek="behouden")
    editor = desk.signed_in(site)
    assert rows(editor.open("/redactie/cijfers"), "gebruikt") == []
    chosen(site, 1, museum="ontwikkelen")
    page = editor.open("/redactie/cijfers")
    assert rows(page, "gebruikt") == [["Museum", "10", ""]]
    few = [one.to_text() for one in page.query(".bp-kolommen li a")]
    assert few == sorted(few, key=str.casefold), "in an order that tells nothing of use"
    assert "Bibliotheek" in few
    assert "Museum" not in few


def test_deleted_bouwwerken_and_what_only_has_a_toelichting_do_not_count(site: Site) -> None:
    chosen(site, 10, museum="behouden")
    site.post(f"{site.begin().pad}/partners", {"toelichting.museum": "Misschien."})
    editor = desk.signed_in(site)
    assert rows(editor.open("/redactie/cijfers"), "gebruikt") == [["Museum", "10", ""]]
    with site.database.write() as connection:
        connection.execute(update(bouwwerk).where(bouwwerk.c.id == 1).values(verwijderd_op=now()))
    assert rows(editor.open("/redactie/cijfers"), "gebruikt") == []


def test_aanvragen_are_counted_per_stap(site: Site) -> None:
    for stap, titel in (("partners", "Waterschap"), ("partners", "Zwembad"), ("visie", "Rust")):
        site.open(f"/aanvraag?stap={stap}").form("titel").fill(titel=titel).submit("Verstuur je aanvraag")
    page = desk.signed_in(site).open("/redactie/cijfers")
    told = [one.to_text() for one in page.query("section[aria-labelledby=aanvragen] dd")]
    assert told == ["1", "0", "2", "0", "0"]


def test_a_search_word_is_shown_when_it_came_back_in_three_weeks(both_sites: Site) -> None:
    site, this = both_sites, monday(today())
    with site.database.write() as connection:
        for woord, weeks, keer in (("zwembad", 3, 2), ("waterschap", 2, 400), ("circus", 4, 1)):
            for number in range(weeks):
                week = this - timedelta(weeks=number)
                connection.execute(insert(zoekwoord).values(woord=woord, week=week, keer=keer))
    page = desk.signed_in(site).open("/redactie/cijfers")
    assert rows(page, "vergeefs") == [["circus", "4", "4"], ["zwembad", "3", "6"]]
    assert "waterschap" not in page.text


def test_without_anything_to_count_the_page_says_so(site: Site) -> None:
    page = desk.signed_in(site).open("/redactie/cijfers")
    assert "Nog geen bouwsteen staat in 10 bouwwerken." in page.text
    assert "Nog niets kwam in 3 weken terug." in page.text
