"""Removing an own bouwsteen and putting it back: nothing of it is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.plans.assembly import MAX_TOELICHTING
from app.plans.models import keuze as kept_in
from app.plans.queries import hold
from tests.crowding import wait_until_held_up
from tests.pages import Page
from tests.plans.test_own import add, own
from tests.visitor import Site

ADD, REMOVE, UNDO, SAVE = "Voeg toe", "Verwijder De Linde", "Ongedaan maken", "Ga nu verder"


def test_removing_and_undoing_brings_everything_back(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    page = add(both_sites, pad, "De Linde", {"eigen_stand": "afbouwen"})
    (slug,) = own(page)
    page.form("Ga nu verder").fill({f"toelichting.{slug}": "Drie\nregels\ntekst."}).submit("Ga nu verder")
    page = both_sites.open(f"{pad}/partners")
    gone = page.form("Verwijder De Linde").fill({"stand.museum": "behouden"}).submit("Verwijder De Linde")
    assert own(gone) == []
    assert "De eigen bouwsteen ‘De Linde’ is verwijderd." in gone.text
    assert gone.bouwsteen("museum").stand == "behouden", "what else was typed is kept"
    back = gone.form("Ongedaan maken").submit("Ongedaan maken")
    row = back.bouwsteen(own(back)[0])
    assert (row.stand, row.toelichting) == ("afbouwen", "Drie\nregels\ntekst.")


def test_undoing_twice_is_one_bouwsteen(site: Site, pad: str) -> None:
    page = add(site, pad, "De Linde")
    undo = page.form("Verwijder De Linde").submit("Verwijder De Linde").form("Ongedaan maken")
    undo.submit()
    assert len(own(undo.submit())) == 1


def made_again(site: Site, pad: str, removed: str, now: str) -> Page:
    """De Linde was removed with one toelichting and made again with another; the page that can undo the removal."""
    (slug,) = own(add(site, pad, "De Linde", {"eigen_stand": "behouden"}))
    site.open(f"{pad}/partners").htmx(slug, toelichting=removed)
    gone = site.open(f"{pad}/partners").form(REMOVE).submit(REMOVE)
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, toelichting=now)
    return gone


@pytest.mark.parametrize(
    ("removed", "now", "kept"),
    [
        ("Oud.", "", "Oud."),
        ("", "Nieuw.", "Nieuw."),
        ("Zelfde.", "Zelfde.", "Zelfde."),
        ("Oud.", "Nieuw.", "Nieuw.\n\nOud."),
        ("Oud", "Ouder dan oud", "Ouder dan oud\n\nOud"),
    ],
)
def test_undoing_after_the_same_titel_was_made_again_loses_no_word(
    site: Site, pad: str, removed: str, now: str, kept: str
) -> None:
    undo = made_again(site, pad, removed, now).form(UNDO)
    for _ in range(2):
        page = undo.submit()
        (slug,) = own(page)
        assert (page.bouwsteen(slug).stand, page.bouwsteen(slug).toelichting) == ("ontwikkelen", kept)


def test_undoing_gives_a_bouwsteen_without_a_stand_the_stand_that_was_removed(site: Site, pad: str) -> None:
    gone = made_again(site, pad, "", "Nieuw.")
    page = site.open(f"{pad}/partners")
    page.htmx(own(page)[0], stand="")
    back = gone.form(UNDO).submit()
    assert [(row.stand, row.toelichting) for row in map(back.bouwsteen, own(back))] == [("behouden", "Nieuw.")]


def test_two_texts_that_do_not_fit_in_one_toelichting_stay_two_bouwstenen(site: Site, pad: str) -> None:
    removed, now = "o" * (MAX_TOELICHTING - 2), "n"
    undo = made_again(site, pad, removed, now).form(UNDO)
    for _ in range(2):
        page = undo.submit()
        rows = [page.bouwsteen(slug) for slug in own(page)]
        assert [(row.stand, row.toelichting) for row in rows] == [("ontwikkelen", now), ("behouden", removed)]


def test_a_page_from_before_a_removal_never_touches_what_was_made_after_it(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    (first,) = own(add(both_sites, pad, "De Linde"))
    old = both_sites.open(f"{pad}/partners")
    old.form(REMOVE).submit(REMOVE)
    (second,) = own(add(both_sites, pad, "De Eik"))
    assert first != second
    old.form(SAVE).fill({f"stand.{first}": "afbouwen", f"toelichting.{first}": "Oud."}).submit(SAVE, expect=422)
    both_sites.send(f"{pad}/partners", {"verwijder": first})
    (keuze,) = both_sites.data(pad)["keuzes"]
    assert (keuze["titel"], keuze["stand"], keuze["toelichting"]) == ("De Eik", "ontwikkelen", "")


def test_what_a_colleague_wrote_just_before_a_removal_comes_back_with_undo(both_sites: Site) -> None:
    site, pad = both_sites, both_sites.begin().pad
    form = add(site, pad, "De Linde").form(REMOVE)
    (of,) = site.rows("bouwwerk")
    with ThreadPoolExecutor(1) as pool, site.database.write() as colleague:
        hold(colleague, of["id"])
        removal = pool.submit(form.send, REMOVE)
        wait_until_held_up(site.database, 1)
        colleague.execute(kept_in.update().values(toelichting="Net nog geschreven."))
    back = site.follow(removal.result()).form(UNDO).submit()
    assert [back.bouwsteen(slug).toelichting for slug in own(back)] == ["Net nog geschreven."]


def test_removing_twice_is_no_fault(site: Site, pad: str) -> None:
    form = add(site, pad, "De Linde").form("Verwijder De Linde")
    form.submit("Verwijder De Linde")
    assert own(form.submit("Verwijder De Linde")) == []


def test_a_removal_of_another_bouwwerk_is_not_shown_and_not_undone(site: Site, pad: str) -> None:
    gone = add(site, pad, "Geheim plan").form("Verwijder Geheim plan").submit("Verwijder Geheim plan")
    nr = gone.form("Ongedaan maken").values["terug"]
    other = site.begin(titel="Een ander").pad
    assert "Geheim plan" not in site.open(f"{other}/partners?weg={nr}").text
    site.send(f"{other}/partners/eigen", {"terug": nr}, expect=422)
    assert site.data(other)["keuzes"] == []
