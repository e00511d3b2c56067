"""The bouwsteen that was asked for comes in the place of the own one with one click, and goes back with another."""

import pytest

from app.plans.assembly import MAX_TOELICHTING
from tests.pages import Page
from tests.plans.story import offer
from tests.plans.test_own import add, own
from tests.plans.test_routes_links import share
from tests.visitor import Site

NEEM, LAAT, UNDO = "Neem Festival over", "Laat maar", "Ongedaan maken"
KEPT = ("bouwsteen", "titel", "stand", "toelichting")


def asked(site: Site, *, text: str = "Ons eigen verhaal.", wat: str = "Doen.") -> str:
    """A bouwwerk with an own bouwsteen, worked out, for which Festival is offered."""
    pad = site.begin().pad
    (slug,) = own(add(site, pad, "De Linde", {"eigen_stand": "afbouwen"}))
    site.open(f"{pad}/partners").htmx(slug, toelichting=text)
    if wat:
        site.post(f"{pad}/uitwerken/{slug}", {f"wat.{slug}": wat, f"was.wat.{slug}": ""})
    offer(site, site.rows("bouwwerk")[-1]["id"], "festival", int(slug.removeprefix("eigen-")))
    return pad


def kept(site: Site, pad: str) -> list[tuple[str | None, ...]]:
    return [tuple(keuze[name] for name in KEPT) for keuze in site.data(pad)["keuzes"]]


def press(page: Page, button: str) -> Page:
    return page.form(button).submit(button)


EIGEN = (None, "De Linde", "afbouwen", "Ons eigen verhaal.")


def test_it_takes_the_place_of_the_own_one_with_all_that_was_said_and_comes_back_with_one_click(
    both_sites: Site,
) -> None:
    pad = asked(both_sites)
    page = both_sites.open(f"{pad}/overzicht")
    assert "De bouwsteen waar je om vroeg is er: Festival" in page.text
    assert "in de plaats van je eigen bouwsteen ‘De Linde’" in page.text
    events = len(both_sites.rows("gebeurtenis"))
    taken = press(page, NEEM)
    assert kept(both_sites, pad) == [("festival", "Festival", "afbouwen", "Ons eigen verhaal.")]
    assert {row["bouwsteen"]: row["wat"] for row in both_sites.rows("uitwerking")}["festival"] == "Doen."
    assert len(both_sites.rows("gebeurtenis")) == events + 1
    assert "De Linde vervangen door Festival (Partners)." in taken.text
    assert "waar je om vroeg" not in taken.text
    back = press(taken, UNDO)
    assert kept(both_sites, pad) == [EIGEN]
    assert [row["wat"] for row in both_sites.rows("uitwerking")] == ["Doen."]
    assert "Ongedaan gemaakt: Festival vervangen door De Linde (Partners)." in back.text
    assert "De bouwsteen waar je om vroeg is er: Festival" in back.text, "so the question is there again"
    press(back, UNDO)
    assert kept(both_sites, pad)[0][0] == "festival"


def test_what_is_left_is_not_asked_again_and_may_still_be_taken(site: Site) -> None:
    pad = asked(site)
    page = press(site.open(f"{pad}/overzicht"), LAAT)
    assert "waar je om vroeg" not in page.text
    assert kept(site, pad) == [EIGEN]
    assert "Nieuwe bouwsteen ‘Festival’ laten liggen" in site.open(f"{pad}/geschiedenis").text
    later = site.open(f"{pad}/aanbod")
    assert "Eerder laten liggen" in later.text
    press(later, NEEM)
    assert kept(site, pad)[0][0] == "festival"


def test_without_an_own_one_it_comes_in_to_be_developed(site: Site) -> None:
    pad = site.begin().pad
    offer(site, site.rows("bouwwerk")[-1]["id"], "festival", None)
    page = press(site.open(f"{pad}/overzicht"), NEEM)
    assert kept(site, pad) == [("festival", "Festival", "ontwikkelen", "")]
    press(page, UNDO)
    assert kept(site, pad) == []
    assert "waar je om vroeg" not in site.open(f"{pad}/overzicht").text


def test_what_was_said_of_the_new_one_already_is_kept_too(site: Site) -> None:
    pad = asked(site)
    site.open(f"{pad}/partners").htmx("festival", stand="behouden", toelichting="Al van ons.")
    taken = press(site.open(f"{pad}/aanbod"), NEEM)
    assert kept(site, pad) == [("festival", "Festival", "behouden", "Al van ons.\n\nOns eigen verhaal.")]
    press(taken, UNDO)
    assert sorted(kept(site, pad), key=str) == sorted(
        [EIGEN, ("festival", "Festival", "behouden", "Al van ons.")], key=str
    )


def test_two_texts_that_do_not_fit_are_refused_in_words_and_nothing_changes(site: Site) -> None:
    pad = asked(site, text="a" * MAX_TOELICHTING)
    site.open(f"{pad}/partners").htmx("festival", toelichting="Al van ons.")
    before = kept(site, pad)
    form = site.open(f"{pad}/aanbod").form(NEEM)
    page = form.submit(NEEM, expect=422)
    assert "passen samen niet in één veld" in page.faults[0]
    assert kept(site, pad) == before
    assert site.open(f"{pad}/aanbod/festival").h1 == "Bouwstenen waar je om vroeg"


def test_undoing_after_the_text_was_changed_shows_it_first(site: Site) -> None:
    pad = asked(site)
    taken = press(site.open(f"{pad}/overzicht"), NEEM)
    site.open(f"{pad}/partners").htmx("festival", toelichting="Herschreven.")
    page = taken.form(UNDO).submit(UNDO, expect=409)
    assert "Herschreven." in page.text
    assert kept(site, pad)[0][0] == "festival"
    press(page, "Maak toch ongedaan")
    assert kept(site, pad) == [EIGEN]


def test_taking_twice_is_taking_once(site: Site) -> None:
    pad = asked(site)
    form = site.open(f"{pad}/overzicht").form(NEEM)
    form.submit(NEEM)
    events = len(site.rows("gebeurtenis"))
    form.submit(NEEM)
    assert len(site.rows("gebeurtenis")) == events


@pytest.mark.parametrize("rol", ["lezen", "reageren"])
def test_who_may_not_write_is_offered_nothing(site: Site, rol: str) -> None:
    pad = asked(site)
    reader = share(site, pad, rol)
    assert "waar je om vroeg" not in site.open(f"{reader}/overzicht").text
    site.open(f"{reader}/aanbod", expect=403)
    site.send(f"{reader}/aanbod/festival", {"keuze": "neem"}, expect=403)
    assert kept(site, pad) == [EIGEN]
