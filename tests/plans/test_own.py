"""An own bouwsteen counts as any other; it can be taken out and put back."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.plans.assembly import MAX_TOELICHTING
from app.plans.models import keuze as kept_in
from app.plans.queries import hold
from app.plans.saving import MAX_TITEL
from tests.crowding import wait_until_held_up
from tests.pages import Page
from tests.plans.conftest import History
from tests.visitor import Site

ADD, REMOVE, UNDO, SAVE = "Voeg toe", "Verwijder De Linde", "Ongedaan maken", "Ga nu verder"


def add(site: Site, pad: str, titel: str, more: dict[str, str] | None = None, *, expect: int = 200) -> Page:
    form = site.open(f"{pad}/partners").form(ADD)
    return form.fill({"titel": titel, **(more or {})}).submit(ADD, expect=expect)


def own(page: Page) -> list[str]:
    return [slug for slug in page.bouwstenen if slug.startswith("eigen-")]


def test_an_own_bouwsteen_counts_as_any_other(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    page = add(both_sites, pad, "  Stichting   De Linde ", {"eigen_stand": "behouden"})
    (slug,) = own(page)
    row = page.bouwsteen(slug)
    assert (row.stand, row.hidden("was")) == ("behouden", "behouden:")
    assert "Stichting De Linde" in row.text
    fields = {f"stand.{slug}": "afbouwen", f"toelichting.{slug}": "Gaat op in de bieb."}
    page.form("Ga nu verder").fill(fields).submit("Ga nu verder")
    (keuze,) = both_sites.data(pad)["keuzes"]
    assert {name: keuze[name] for name in ("bouwsteen", "versie", "stap", "titel", "stand", "toelichting")} == {
        "bouwsteen": None,
        "versie": None,
        "stap": "partners",
        "titel": "Stichting De Linde",
        "stand": "afbouwen",
        "toelichting": "Gaat op in de bieb.",
    }
    assert "Stichting De Linde" in both_sites.open(f"{pad}/overzicht").text


def test_an_own_bouwsteen_without_a_choice_of_stand_is_to_be_developed(site: Site, pad: str) -> None:
    page = site.send(f"{pad}/partners/eigen", {"titel": "De Linde"})
    assert page.bouwsteen(own(page)[0]).stand == "ontwikkelen"


def test_adding_saves_what_else_was_typed_on_the_page(site: Site, pad: str) -> None:
    page = add(site, pad, "De Linde", {"stand.museum": "behouden", "toelichting.archief": "Later."})
    assert page.bouwsteen("museum").stand == "behouden"
    assert page.bouwsteen("archief").toelichting == "Later."


@pytest.mark.parametrize("again", ["De Linde", "de linde", " DE   LINDE "])
def test_the_same_titel_twice_in_a_stap_is_one_bouwsteen(site: Site, pad: str, again: str) -> None:
    add(site, pad, "De Linde")
    assert len(own(add(site, pad, again))) == 1


def test_adding_a_titel_that_is_there_with_another_stand_changes_its_stand(
    site: Site, pad: str, history: History
) -> None:
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, toelichting="Blijft.")
    again = add(site, pad, "de linde", {"eigen_stand": "afbouwen"})
    assert [(row.stand, row.toelichting) for row in map(again.bouwsteen, own(again))] == [("afbouwen", "Blijft.")]
    assert history() == ["keuze"] * 3
    add(site, pad, "De Linde", {"eigen_stand": "afbouwen"})
    assert history() == ["keuze"] * 3, "nothing changed, so nothing happened"


def test_adding_a_titel_that_is_there_without_choosing_a_stand_leaves_its_stand(site: Site, pad: str) -> None:
    add(site, pad, "De Linde", {"eigen_stand": "afbouwen"})
    page = site.send(f"{pad}/partners/eigen", {"titel": "De Linde"})
    assert [page.bouwsteen(slug).stand for slug in own(page)] == ["afbouwen"]


def test_the_same_titel_in_another_stap_is_another_bouwsteen(site: Site, pad: str) -> None:
    add(site, pad, "De Linde")
    site.open(f"{pad}/visie").form(ADD).fill(titel="De Linde").submit(ADD)
    assert [keuze["stap"] for keuze in site.data(pad)["keuzes"]] == ["visie", "partners"]


@pytest.mark.parametrize(
    ("titel", "told"),
    [
        ("", "Geef je bouwsteen een naam."),
        ("   ", "Geef je bouwsteen een naam."),
        ("\x00\x07", "Geef je bouwsteen een naam."),
        ("x" * (MAX_TITEL + 1), f"Maak de naam korter: hooguit {MAX_TITEL} tekens."),
    ],
)
def test_a_titel_that_cannot_be_is_refused_with_everything_typed_still_there(
    site: Site, pad: str, titel: str, told: str
) -> None:
    page = add(site, pad, titel, {"stand.museum": "behouden", "toelichting.museum": "Mooi."}, expect=422)
    assert page.faults == [told]
    assert page.form(ADD).values["titel"].strip() == titel.strip("\x00\x07 ")
    assert page.bouwsteen("museum").stand == "behouden"
    assert page.bouwsteen("museum").toelichting == "Mooi."
    assert page.form(ADD).fill(titel="De Linde").submit(ADD).bouwsteen("museum").stand == "behouden"


def test_a_refused_titel_keeps_the_stand_that_was_chosen_for_it(site: Site, pad: str) -> None:
    page = add(site, pad, "", {"eigen_stand": "afbouwen"}, expect=422)
    assert page.form(ADD).values["eigen_stand"] == "afbouwen"


def test_the_longest_titel_is_kept(site: Site, pad: str) -> None:
    titel = "é" * MAX_TITEL
    add(site, pad, titel)
    assert [keuze["titel"] for keuze in site.data(pad)["keuzes"]] == [titel]


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


def test_an_own_bouwsteen_of_another_bouwwerk_cannot_be_touched(site: Site, pad: str) -> None:
    (slug,) = own(add(site, pad, "Van ons"))
    other = site.begin(titel="Een ander").pad
    site.send(f"{other}/partners", {"verwijder": slug})
    site.send(f"{other}/partners", {f"stand.{slug}": "afbouwen"}, expect=422)
    assert [(k["titel"], k["stand"]) for k in site.data(pad)["keuzes"]] == [("Van ons", "ontwikkelen")]


def test_a_removal_of_another_bouwwerk_is_not_shown_and_not_undone(site: Site, pad: str) -> None:
    gone = add(site, pad, "Geheim plan").form("Verwijder Geheim plan").submit("Verwijder Geheim plan")
    nr = gone.form("Ongedaan maken").values["terug"]
    other = site.begin(titel="Een ander").pad
    assert "Geheim plan" not in site.open(f"{other}/partners?weg={nr}").text
    site.send(f"{other}/partners/eigen", {"terug": nr}, expect=422)
    assert site.data(other)["keuzes"] == []
