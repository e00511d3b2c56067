"""Undoing one change: it only adds to the history, and never takes away unseen what came after."""

import pytest

from tests.crowding import at_once
from tests.pages import Page
from tests.plans.test_own import add, own
from tests.plans.test_routes_links import share
from tests.trees import words
from tests.visitor import Site

UNDO, AGAIN = "Ongedaan maken", "Maak toch ongedaan"
SAVE = "Ga nu verder"


def kept(site: Site, pad: str, slug: str = "museum") -> tuple[str, str]:
    row = site.open(f"{pad}/partners").bouwsteen(slug)
    return row.stand, row.toelichting


def undo(site: Site, pad: str, nr: int, *, expect: int = 200, **fields: str) -> Page:
    return site.send(f"{pad}/geschiedenis/{nr}/ongedaan", fields, expect=expect)


def chosen(site: Site, **wish: str) -> str:
    """A bouwwerk with one keuze about the museum; that is gebeurtenis 2."""
    pad = site.begin(titel="Eerst").pad
    site.open(f"{pad}/partners").htmx("museum", **wish)
    return pad


def soorten(site: Site) -> list[str]:
    return [row["soort"] for row in site.rows("gebeurtenis")]


def test_a_change_is_undone_from_the_history_by_adding_its_opposite(both_sites: Site) -> None:
    pad = chosen(both_sites, stand="behouden", toelichting="Een.")
    before = both_sites.rows("gebeurtenis")
    page = both_sites.open(f"{pad}/geschiedenis").form("Maak ongedaan").submit("Maak ongedaan")
    assert "Het is ongedaan gemaakt." in page.text
    assert "Ongedaan gemaakt: keuze voor Museum (Partners) gewist" in page.text
    assert kept(both_sites, pad) == ("", "")
    assert both_sites.rows("keuze") == []
    assert both_sites.rows("gebeurtenis")[:2] == before
    page.form("Maak ongedaan").submit("Maak ongedaan")
    assert kept(both_sites, pad) == ("behouden", "Een.")
    assert soorten(both_sites) == ["begonnen", "keuze", "ongedaan", "ongedaan"]


def test_only_the_field_that_was_changed_goes_back(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    page = site.open(f"{pad}/partners")
    page.htmx("museum", stand="afbouwen")
    page.htmx("museum", toelichting="Blijft.")
    undo(site, pad, 3)
    assert kept(site, pad) == ("behouden", "Blijft.")


def test_a_keuze_that_comes_back_has_the_text_that_was_on_screen(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    (row,) = site.rows("keuze")
    site.open(f"{pad}/partners").htmx("museum", stand="")
    undo(site, pad, 3)
    assert [(again["versie_id"], again["bouwsteen_id"]) for again in site.rows("keuze")] == [
        (row["versie_id"], row["bouwsteen_id"])
    ]


def test_an_own_bouwsteen_that_was_made_goes_and_comes_back_by_undo(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    (slug,) = own(add(both_sites, pad, "De Linde", {"eigen_stand": "afbouwen"}))
    undo(both_sites, pad, 2)
    assert own(both_sites.open(f"{pad}/partners")) == []
    undo(both_sites, pad, 3)
    assert own(both_sites.open(f"{pad}/partners")) == [slug]
    assert kept(both_sites, pad, slug) == ("afbouwen", "")


def test_an_own_bouwsteen_that_was_made_again_takes_up_what_comes_back(site: Site, pad: str) -> None:
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, toelichting="Oud.")
    site.send(f"{pad}/partners", {"verwijder": slug})
    (fresh,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(fresh, toelichting="Nieuw.")
    for _ in range(2):
        undo(site, pad, 4)
        page = site.open(f"{pad}/partners")
        assert [page.bouwsteen(one).toelichting for one in own(page)] == ["Nieuw.\n\nOud."]


def test_an_own_bouwsteen_with_words_added_since_does_not_go_unseen(site: Site, pad: str) -> None:
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, toelichting="Net geschreven.")
    page = undo(site, pad, 2, expect=409)
    assert "Net geschreven." in page.text
    assert "Deze bouwsteen is er niet." in page.text
    page.form(AGAIN).submit(AGAIN)
    assert own(site.open(f"{pad}/partners")) == []


def test_a_change_to_an_own_bouwsteen_that_is_gone_says_so_first(site: Site, pad: str) -> None:
    (slug,) = own(add(site, pad, "De Linde"))
    site.open(f"{pad}/partners").htmx(slug, stand="afbouwen")
    site.send(f"{pad}/partners", {"verwijder": slug})
    page = undo(site, pad, 3, expect=409)
    assert "Eigen bouwsteen De Linde (Partners) verwijderd" in page.text
    page.form(AGAIN).submit(AGAIN)
    assert kept(site, pad, slug) == ("ontwikkelen", "")


def test_titel_gemeente_and_periode_go_back(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Eerst", gemeente="Utrecht", periode="2027").pad
    form = both_sites.open(f"{pad}/gegevens").form("titel")
    done = form.fill(titel="Later", gemeente="Ede", periode="2028").submit("Bewaar")
    assert done.h1 == "Later"
    back = done.form(UNDO).submit(UNDO)
    (row,) = both_sites.rows("bouwwerk")
    assert (row["titel"], row["gemeente"], row["gemeente_code"], row["periode"]) == (
        "Eerst",
        "Utrecht",
        "GM0344",
        "2027",
    )
    assert "Ongedaan gemaakt: titel gewijzigd in ‘Eerst’" in back.text


def test_a_titel_that_was_changed_since_is_shown_beside_the_one_that_would_come_back(site: Site) -> None:
    pad = site.begin(titel="Eerst").pad
    for titel in ("Toen", "Nu"):
        site.open(f"{pad}/gegevens").form("titel").fill(titel=titel).submit("Bewaar")
    page = undo(site, pad, 2, expect=409)
    assert page.h1 == "Daarna is dit nog veranderd"
    assert [words(text) for text in page.query(".bp-citaat")] == ["Nu", "Eerst"]
    page.form(AGAIN).submit(AGAIN)
    assert site.rows("bouwwerk")[0]["titel"] == "Eerst"


def clash(site: Site, pad: str) -> Page:
    """Somebody undoes what a colleague has changed since."""
    colleague = share(site, pad, "meeschrijven", "Collega Wmo")
    site.open(f"{colleague}/partners").htmx("museum", toelichting="Van een collega.")
    return undo(site, pad, 2, expect=409)


def test_what_a_colleague_changed_since_is_shown_with_both_texts_before_it_goes(both_sites: Site) -> None:
    pad = chosen(both_sites, stand="behouden", toelichting="Van mij.")
    page = clash(both_sites, pad)
    assert page.h1 == "Daarna is dit nog veranderd"
    assert "Collega Wmo: Toelichting bij Museum gewijzigd" in page.text
    assert [words(text) for text in page.query(".bp-citaat")] == ["Van een collega.", "Geen toelichting"]
    assert kept(both_sites, pad) == ("behouden", "Van een collega."), "undone without asking"
    page.form(AGAIN).submit(AGAIN)
    assert kept(both_sites, pad) == ("", "")
    assert "Van een collega." in both_sites.open(f"{pad}/geschiedenis/vergelijk?van=4&tot=5").text


def test_a_clash_may_be_left_as_it_stands(site: Site) -> None:
    pad = chosen(site, toelichting="Van mij.")
    assert clash(site, pad).follow("Laat staan wat er nu staat").h1 == "Geschiedenis"
    assert kept(site, pad) == ("", "Van een collega.")


def test_who_saw_one_clash_does_not_undo_another(site: Site) -> None:
    pad = chosen(site, toelichting="Van mij.")
    page = clash(site, pad)
    site.open(f"{pad}/partners").htmx("museum", toelichting="Van een derde.")
    again = page.form(AGAIN).submit(AGAIN, expect=409)
    assert "Van een derde." in again.text
    assert kept(site, pad) == ("", "Van een derde.")


def test_what_is_back_already_is_no_clash_and_writes_nothing(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    site.open(f"{pad}/partners").htmx("museum", stand="")
    undo(site, pad, 2)
    assert soorten(site) == ["begonnen", "keuze", "keuze"]


def test_a_double_click_on_undo_is_one_gebeurtenis(both_sites: Site) -> None:
    pad = chosen(both_sites, stand="behouden")
    answers = at_once(both_sites, "gebeurtenis", *[lambda: both_sites.post(f"{pad}/geschiedenis/2/ongedaan")] * 2)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert soorten(both_sites) == ["begonnen", "keuze", "ongedaan"]


@pytest.mark.parametrize("verb", ["ongedaan", "terug"])
@pytest.mark.parametrize("nr", ["0", "99", "x", "9" * 30, "-1"])
def test_a_number_that_is_no_gebeurtenis_leads_to_the_history(site: Site, pad: str, verb: str, nr: str) -> None:
    page = site.send(f"{pad}/geschiedenis/{nr}/{verb}", {}, expect=404)
    assert (page.h1, len(page.faults)) == ("Geschiedenis", 1)
    assert site.open(f"{pad}/geschiedenis/{nr}/{verb}", expect=404 if verb == "terug" else 200).h1 == "Geschiedenis"


def test_a_beginning_and_a_link_cannot_be_undone_and_offer_no_button(site: Site, pad: str) -> None:
    share(site, pad, "lezen")
    assert "Maak ongedaan:" not in site.open(f"{pad}/geschiedenis").text
    for nr in (1, 2):
        assert undo(site, pad, nr, expect=422).faults == [
            "Dit kun je niet ongedaan maken. Wel kun je hieronder een moment van daarvoor terugzetten."
        ]


def test_the_address_of_an_undo_that_was_refused_leads_to_that_part_of_the_history(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    assert "Museum" in site.open(f"{pad}/geschiedenis/2/ongedaan").text


@pytest.mark.parametrize("terug", ["", "https://example.org/", "//example.org", "/open", "geschiedenis"])
def test_undoing_leads_nowhere_but_to_pages_of_this_bouwwerk(site: Site, terug: str) -> None:
    pad = chosen(site, stand="behouden")
    assert undo(site, pad, 2, terug=terug).path == f"{pad}/geschiedenis"
