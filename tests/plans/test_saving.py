"""Two people on one bouwwerk, and forms that are wrong: nobody loses a word."""

import pytest

from app.plans.assembly import MAX_TOELICHTING
from tests.pages import Page
from tests.plans.conftest import History
from tests.trees import words
from tests.visitor import Site

SAVE = "Ga nu verder"
MUSEUM, T_MUSEUM = "stand.museum", "toelichting.museum"


def partners(site: Site, pad: str) -> Page:
    return site.open(f"{pad}/partners")


def kept(site: Site, pad: str, slug: str = "museum") -> tuple[str, str]:
    """Stand and toelichting as the page shows them now."""
    row = partners(site, pad).bouwsteen(slug)
    return row.stand, row.toelichting


def test_two_pages_that_touch_different_bouwstenen_are_both_kept(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    mine, theirs = partners(both_sites, pad), partners(both_sites, pad)
    theirs.form(SAVE).fill({"stand.festival": "behouden", T_MUSEUM: "Van hen."}).submit(SAVE)
    mine.form(SAVE).fill({"stand.archief": "afbouwen", MUSEUM: "ontwikkelen"}).submit(SAVE)
    page = partners(both_sites, pad)
    assert [page.bouwsteen(slug).stand for slug in ("festival", "archief", "museum")] == [
        "behouden",
        "afbouwen",
        "ontwikkelen",
    ]
    assert page.bouwsteen("museum").toelichting == "Van hen."


def test_a_field_that_was_not_touched_never_overwrites(site: Site, pad: str) -> None:
    old = partners(site, pad)
    partners(site, pad).form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Nieuw."}).submit(SAVE)
    old.form(SAVE).fill({"stand.festival": "behouden"}).submit(SAVE)
    assert kept(site, pad) == ("behouden", "Nieuw.")


def test_both_writing_the_same_is_no_conflict(site: Site, pad: str, history: History) -> None:
    one, other = partners(site, pad), partners(site, pad)
    for page in (one, other):
        page.form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Hetzelfde."}).submit(SAVE)
    assert history() == ["keuze"]


def test_the_same_toelichting_changed_by_two_shows_both_texts(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    mine, theirs = partners(both_sites, pad), partners(both_sites, pad)
    theirs.form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "De tekst van een collega."}).submit(SAVE)
    wish = {MUSEUM: "ontwikkelen", T_MUSEUM: "Mijn eigen tekst.", "stand.festival": "afbouwen"}
    conflict = mine.form(SAVE).fill(wish).submit(SAVE, expect=409)
    for part in ("Mijn eigen tekst.", "De tekst van een collega.", "Wil ik ontwikkelen", "Museum"):
        assert part in conflict.text
    assert kept(both_sites, pad) == ("behouden", "De tekst van een collega."), "overwritten"
    assert kept(both_sites, pad, "festival") == ("afbouwen", ""), "the rest of the page was not kept"
    proposal = conflict.bouwsteen("museum").toelichting
    assert "Mijn eigen tekst." in proposal
    assert "De tekst van een collega." in proposal


def test_a_conflict_about_the_text_leaves_the_stand_of_a_colleague(site: Site, pad: str) -> None:
    mine = partners(site, pad)
    partners(site, pad).form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Van hen."}).submit(SAVE)
    conflict = mine.form(SAVE).fill({T_MUSEUM: "Van mij."}).submit(SAVE, expect=409)
    conflict.form("Bewaar deze keuze").submit("Bewaar deze keuze")
    assert kept(site, pad) == ("behouden", "Van mij.\n\nVan hen.")


def test_an_own_bouwsteen_that_was_typed_travels_along_with_a_conflict(site: Site, pad: str) -> None:
    mine = partners(site, pad)
    partners(site, pad).form(SAVE).fill({T_MUSEUM: "Van hen."}).submit(SAVE)
    conflict = mine.form(SAVE).fill({T_MUSEUM: "Van mij.", "titel": "Bibliobus"}).submit(SAVE, expect=409)
    assert [row["eigen_titel"] for row in site.rows("keuze")] == [None]
    conflict.form("Bewaar deze keuze").submit("Bewaar deze keuze")
    assert [row["eigen_titel"] for row in site.rows("keuze")] == [None, "Bibliobus"]


def test_a_text_for_a_bouwsteen_that_is_gone_is_given_back(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").form("titel").fill(titel="Bibliobus").submit("Voeg toe")
    page = partners(site, pad)
    slug = next(slug for slug in page.bouwstenen if slug.startswith("eigen-"))
    partners(site, pad).form(SAVE).submit("Verwijder Bibliobus")
    wish = {f"toelichting.{slug}": "Rijdt elke week.", T_MUSEUM: "Ook dit."}
    told = page.form(SAVE).fill(wish).submit(SAVE, expect=422)
    assert [words(area) for area in told.query("textarea")] == ["Rijdt elke week."]
    assert kept(site, pad) == ("", "Ook dit.")


def test_a_conflict_is_solved_by_sending_its_page(site: Site, pad: str) -> None:
    conflict = make_conflict(site, pad)
    conflict.form("Bewaar deze keuze").fill({T_MUSEUM: "Samen geschreven."}).submit("Bewaar deze keuze")
    assert kept(site, pad) == ("ontwikkelen", "Samen geschreven.")


def test_a_conflict_may_be_left_as_it_stands(site: Site, pad: str) -> None:
    row = make_conflict(site, pad).follow("Laat staan wat er nu staat").bouwsteen("museum")
    assert (row.stand, row.toelichting) == ("behouden", "Van hen.")


def test_a_conflict_page_can_itself_meet_a_conflict(site: Site, pad: str) -> None:
    conflict = make_conflict(site, pad)
    partners(site, pad).form(SAVE).fill({T_MUSEUM: "Van een derde."}).submit(SAVE)
    form = conflict.form("Bewaar deze keuze").fill({T_MUSEUM: "Samen."})
    again = form.submit("Bewaar deze keuze", expect=409)
    assert "Van een derde." in again.side("museum", "nu")
    assert "Samen." in again.side("museum", "jij")
    assert again.bouwsteen("museum").toelichting == "Samen.\n\nVan een derde."
    again.form("Bewaar deze keuze").submit("Bewaar deze keuze")
    assert kept(site, pad) == ("ontwikkelen", "Samen.\n\nVan een derde.")


def make_conflict(site: Site, pad: str) -> Page:
    mine, theirs = partners(site, pad), partners(site, pad)
    theirs.form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Van hen."}).submit(SAVE)
    form = mine.form(SAVE).fill({MUSEUM: "ontwikkelen", T_MUSEUM: "Van mij."})
    return form.submit(SAVE, expect=409)


def test_a_stand_changed_by_two_is_a_conflict_that_names_both(site: Site, pad: str) -> None:
    mine, theirs = partners(site, pad), partners(site, pad)
    theirs.form(SAVE).fill({MUSEUM: "afbouwen"}).submit(SAVE)
    conflict = mine.form(SAVE).fill({MUSEUM: "niet_gekozen"}).submit(SAVE, expect=409)
    assert "Wil ik afbouwen" in conflict.text
    assert "Overwogen, niet gekozen" in conflict.text


def test_a_toelichting_that_is_too_long_keeps_everything_typed(site: Site, pad: str, history: History) -> None:
    long = "Heel lang. " * 600
    form = partners(site, pad).form(SAVE)
    form.fill({MUSEUM: "ontwikkelen", T_MUSEUM: long, "toelichting.archief": "Kort.", "stand.festival": "behouden"})
    refused = form.submit(SAVE, expect=422)
    over = len(long.rstrip()) - MAX_TOELICHTING
    assert refused.title.startswith("Fout: ")
    wanted = f"Museum: Je toelichting is {over} tekens te lang. Maak hem korter: hooguit 5000 tekens."
    assert refused.faults == [wanted]
    assert "De rest is bewaard." in refused.text
    row = refused.bouwsteen("museum")
    assert (row.stand, row.toelichting) == ("ontwikkelen", long.rstrip())
    assert refused.bouwsteen("archief").toelichting == "Kort."
    assert refused.bouwsteen("festival").stand == "behouden"
    assert history() == ["keuze"] * 3, "what was not too long was not stored"
    refused.form(SAVE).fill({T_MUSEUM: "Kort genoeg."}).submit(SAVE)
    assert kept(site, pad) == ("ontwikkelen", "Kort genoeg.")
    assert kept(site, pad, "archief") == ("", "Kort.")
    assert kept(site, pad, "festival") == ("behouden", "")


@pytest.mark.parametrize("letter", ["a", "é", "😀", "漢"])
def test_a_toelichting_of_exactly_the_longest_is_kept(site: Site, pad: str, letter: str) -> None:
    text = letter * MAX_TOELICHTING
    partners(site, pad).form(SAVE).fill({T_MUSEUM: text}).submit(SAVE)
    assert kept(site, pad) == ("", text)
    partners(site, pad).form(SAVE).fill({T_MUSEUM: text + letter}).submit(SAVE, expect=422)


def test_taking_a_keuze_back_keeps_its_toelichting(site: Site, pad: str) -> None:
    partners(site, pad).form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Blijft."}).submit(SAVE)
    partners(site, pad).form(SAVE).fill({MUSEUM: ""}).submit(SAVE)
    assert kept(site, pad) == ("", "Blijft.")
    assert [(told["stand"], told["toelichting"]) for told in site.data(pad)["keuzes"]] == [(None, "Blijft.")]


def test_an_unreadable_was_counts_as_nothing_shown_and_never_overwrites(site: Site, pad: str) -> None:
    partners(site, pad).form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Staat er."}).submit(SAVE)
    fields = {MUSEUM: "afbouwen", T_MUSEUM: "Anders.", "was.museum": "onzin"}
    assert site.send(f"{pad}/partners", fields, expect=409).h1 == "Iemand anders schreef ook"
    assert kept(site, pad) == ("behouden", "Staat er.")


def test_a_form_without_a_toelichting_field_leaves_the_toelichting(site: Site, pad: str) -> None:
    partners(site, pad).form(SAVE).fill({MUSEUM: "behouden", T_MUSEUM: "Blijft."}).submit(SAVE)
    was = partners(site, pad).bouwsteen("museum").hidden("was")
    site.send(f"{pad}/partners", {MUSEUM: "afbouwen", "was.museum": was})
    assert kept(site, pad) == ("afbouwen", "Blijft.")


@pytest.mark.parametrize("version", ["9" * 5000, "9" * 40, "-1", "١", "x", ""])
def test_a_version_that_cannot_be_one_is_left_aside(site: Site, pad: str, version: str) -> None:
    form = partners(site, pad).form(SAVE).fill({MUSEUM: "behouden"})
    assert form.tamper({"versie.museum": version}).submit(SAVE).status == 200
    assert kept(site, pad) == ("behouden", "")


SENT = {T_MUSEUM: "Dit is mijn tekst.", "was.museum": ":"}


def refused(site: Site, pad: str) -> None:
    """A save now ends on the page that says so, with the text still there; nothing is stored."""
    answer = site.post(f"{pad}/partners", SENT, crash_pages=True)
    page = site.follow(answer, 503)
    assert page.h1 == "Het is even te druk"
    assert words(page.query("textarea")[0]) == SENT[T_MUSEUM]
    assert site.rows("keuze") == []


def test_a_save_that_finds_the_bouwwerk_held_by_another_says_so_and_loses_no_text(both_sites: Site) -> None:
    pad, database = both_sites.begin().pad, both_sites.database
    with database.engine.connect() as other:
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=1" if database.sqlite else "SET lock_timeout=1")
        other.exec_driver_sql("SELECT id FROM bouwwerk" + ("" if database.sqlite else " FOR UPDATE"))
        refused(both_sites, pad)
    both_sites.send(f"{pad}/partners", SENT)
    assert kept(both_sites, pad) == ("", "Dit is mijn tekst.")


def test_a_save_whose_turn_comes_too_late_says_so_and_loses_no_text(both_sites: Site) -> None:
    pad, patience = both_sites.begin().pad, both_sites.database.patience
    both_sites.database.patience = 0
    refused(both_sites, pad)
    both_sites.database.patience = patience
    both_sites.send(f"{pad}/partners", SENT)
    assert kept(both_sites, pad) == ("", "Dit is mijn tekst.")
