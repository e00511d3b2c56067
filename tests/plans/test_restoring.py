"""Putting a whole bouwwerk back to a moment: it only adds to the history."""

from typing import Any

from tests.crowding import at_once
from tests.plans.test_own import add, own
from tests.plans.test_routes_links import share
from tests.plans.test_routes_undo import chosen, kept, soorten
from tests.visitor import Site

BACK = "Zet terug naar dit moment"


def full(site: Site) -> str:
    """A bouwwerk of which gebeurtenis 4 is the moment to go back to."""
    pad = chosen(site, stand="behouden", toelichting="Eerst.")
    (slug,) = own(add(site, pad, "De Linde"))
    page = site.open(f"{pad}/partners")
    page.htmx(slug, toelichting="Bij de beuk.")
    page.htmx("museum", stand="afbouwen", toelichting="Toen.")
    page.htmx("archief", stand="behouden")
    site.send(f"{pad}/partners", {"verwijder": slug})
    add(site, pad, "De Eik")
    site.open(f"{pad}/gegevens").form("titel").fill(titel="Later").submit("Bewaar")
    return pad


def content(site: Site, pad: str) -> dict[str, Any]:
    """What the file of the bouwwerk tells, but for counts and times."""
    data = site.data(pad)
    return {"titel": data["bouwwerk"]["titel"], "keuzes": {k["titel"]: k for k in data["keuzes"]}}


def test_a_moment_comes_back_after_showing_what_would_change(both_sites: Site) -> None:
    pad = full(both_sites)
    before = both_sites.rows("gebeurtenis")
    page = both_sites.open(f"{pad}/geschiedenis/4/terug")
    for part in (
        "Titel Was: Later. Wordt: Eerst",
        "Museum Was: Afbouwen. Wordt: Behouden",
        "weg: Toen. einde weg. erbij: Eerst. einde erbij.",
        "Archief eruit",
        "De Linde erbij",
        "De Eik eruit",
    ):
        assert part in page.text
    assert both_sites.rows("gebeurtenis") == before, "looking changes nothing"
    done = page.form(BACK).submit(BACK)
    assert "Je bouwwerk is teruggezet." in done.text
    kept = content(both_sites, pad)
    assert kept["titel"] == "Eerst"
    assert {name: (k["stand"], k["toelichting"]) for name, k in kept["keuzes"].items()} == {
        "Museum": ("behouden", "Eerst."),
        "De Linde": ("ontwikkelen", "Bij de beuk."),
    }
    assert both_sites.rows("gebeurtenis")[: len(before)] == before
    assert soorten(both_sites)[len(before) :] == [
        *["keuze", "eigen_verwijderd"],
        *["keuze", "keuze"],
        *["gegevens", "teruggezet"],
    ]
    assert "Teruggezet naar" in done.text


def test_putting_back_can_itself_be_put_back(site: Site) -> None:
    pad = full(site)
    before = content(site, pad)
    done = site.open(f"{pad}/geschiedenis/4/terug").form(BACK).submit(BACK)
    done.follow("Maak ongedaan").form(BACK).submit(BACK)
    assert content(site, pad) == before
    assert soorten(site).count("teruggezet") == 2


def test_a_double_click_on_putting_back_does_it_once(both_sites: Site) -> None:
    pad = full(both_sites)
    form = both_sites.open(f"{pad}/geschiedenis/4/terug").form(BACK)
    answers = at_once(both_sites, "gebeurtenis", *[lambda: form.send(BACK)] * 2)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert soorten(both_sites).count("teruggezet") == 1


def test_what_changed_while_the_question_was_on_screen_is_shown_first(site: Site) -> None:
    pad = full(site)
    page = site.open(f"{pad}/geschiedenis/4/terug")
    site.open(f"{pad}/partners").htmx("museum", toelichting="Net geschreven.")
    again = page.form(BACK).submit(BACK, expect=409)
    assert "Kijk nog een keer." in again.text
    assert "Net geschreven." in again.text
    again.form(BACK).submit(BACK)
    assert kept(site, pad) == ("behouden", "Eerst.")


def test_nothing_is_put_back_without_having_seen_what_changes(site: Site) -> None:
    pad = full(site)
    assert site.send(f"{pad}/geschiedenis/4/terug", {}, expect=409).h1 == "Zet je bouwwerk terug"
    assert "teruggezet" not in soorten(site)


def test_where_nothing_would_change_there_is_no_button(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    page = site.open(f"{pad}/geschiedenis/2/terug")
    assert "Er is niets terug te zetten" in page.text
    assert page.query("button") == []
    site.post(f"{pad}/geschiedenis/2/terug")
    assert soorten(site) == ["begonnen", "keuze"]


def test_links_stay_as_they_are(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    colleague = share(site, pad, "meeschrijven")
    site.open(f"{pad}/geschiedenis/1/terug").form(BACK).submit(BACK)
    assert site.open(f"{colleague}/partners").bouwsteen("museum").stand == ""
