"""A copy has all that its original says, hangs on it in no way, and tells for ever where it came from."""

from typing import Any

import pytest

from app.plans.rol import Rol
from app.plans.routes_copy import next_period
from tests.pages import Page
from tests.plans.story import Story
from tests.plans.test_routes_links import share
from tests.visitor import Site

COPY = "Maak de kopie"


def plan(site: Site) -> str:
    """A bouwwerk with one of everything."""
    pad = site.begin(titel="Ons plan", gemeente="Utrecht", periode="2027–2030").pad
    fields = {"stand.museum": "ontwikkelen", "toelichting.museum": "Samen.", "toelichting.archief": "Nog kiezen."}
    site.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")
    site.post(f"{pad}/visie/eigen", {"titel": "Eigen doel", "eigen_stand": "behouden"})
    return pad


def copied(site: Site, pad: str, **fields: str) -> Page:
    return site.open(f"{pad}/bewaren").follow("Maak een kopie").form(COPY).fill(fields).submit(COPY)


def keuzes(site: Site, pad: str) -> list[tuple[Any, ...]]:
    told = ("bouwsteen", "versie", "stap", "titel", "stand", "toelichting")
    return [tuple(keuze[name] for name in told) for keuze in site.data(pad)["keuzes"]]


def test_a_copy_for_ones_own_gemeente_has_everything_and_the_next_period(both_sites: Site) -> None:
    pad = plan(both_sites)
    made = copied(both_sites, pad)
    assert made.path.endswith("/bewaren")
    assert made.pad != pad
    assert made.pad in str(made.tree.by_id["link"].attrs["value"])
    of = both_sites.data(made.pad)["bouwwerk"]
    assert (of["titel"], of["gemeente"], of["periode"]) == ("Ons plan", "Utrecht", "2031–2034")
    assert keuzes(both_sites, made.pad) == keuzes(both_sites, pad)
    assert "Begonnen als kopie van ‘Ons plan’ van gemeente Utrecht op " in made.text
    assert of["herkomst"] in both_sites.open(f"{made.pad}/overzicht").text


def test_a_reader_takes_an_example_along_without_the_words_of_another_gemeente(both_sites: Site) -> None:
    pad = plan(both_sites)
    reader = share(both_sites, pad, Rol.LEZEN)
    before = both_sites.data(pad)
    made = copied(both_sites, reader, titel="Ons eigen plan")
    of = both_sites.data(made.pad)["bouwwerk"]
    assert (of["titel"], of["gemeente"], of["gemeente_code"]) == ("Ons eigen plan", "", None)
    assert [(titel, text) for _, _, _, titel, _, text in keuzes(both_sites, made.pad)] == [
        ("Eigen doel", ""),
        ("Museum", ""),
    ]
    both_sites.open(f"{made.pad}/partners").htmx("museum", stand="afbouwen")
    assert both_sites.data(pad) == before


def test_a_reader_who_asks_gets_the_toelichtingen_too(site: Site) -> None:
    pad = plan(site)
    made = copied(site, share(site, pad, Rol.REAGEREN), gebruik="eigen")
    assert keuzes(site, made.pad) == keuzes(site, pad)


def test_no_link_version_or_history_goes_along(site: Site) -> None:
    pad = plan(site)
    share(site, pad, Rol.MEESCHRIJVEN, "Geheime collega")
    site.post(f"{pad}/versies", {"naam": "Concept", "status": "concept"})
    made = copied(site, pad)
    assert "Geheime collega" not in made.text
    assert "Er zijn nog geen versies." in site.open(f"{made.pad}/versies").text
    told = site.open(f"{made.pad}/geschiedenis").text
    assert "Bouwwerk begonnen als kopie, met de titel ‘Ons plan’" in told
    assert [row["rol"] for row in site.rows("toegang")] == ["eigenaar", "meeschrijven", "eigenaar"]
    site.post(f"{pad}/link")
    assert site.get(f"{made.pad}/overzicht").status_code == 200


def test_the_history_of_a_copy_tells_every_keuze(site: Site) -> None:
    made = copied(site, plan(site))
    story = Story(site, made.pad)
    assert story.live([("restore", 0, None), ("restore", story.look()[0] - 1, None)]).now.keuzes != {}


def test_the_same_form_twice_is_one_copy(both_sites: Site) -> None:
    form = both_sites.open(f"{plan(both_sites)}/kopie").form(COPY)
    assert form.submit(COPY).pad == form.submit(COPY).pad
    assert len(both_sites.rows("bouwwerk")) == 2


@pytest.mark.parametrize("fields", [{"titel": "x" * 121, "gebruik": "eigen"}, {"titel": "Kopie", "gebruik": "anders"}])
def test_what_is_wrong_is_told_and_stays(site: Site, fields: dict[str, str]) -> None:
    pad = plan(site)
    page = site.send(f"{pad}/kopie", fields, expect=422)
    assert page.form(COPY).values["titel"] == fields["titel"]
    assert len(site.rows("bouwwerk")) == 1


@pytest.mark.parametrize(
    ("periode", "following"),
    [("2027–2030", "2031–2034"), ("2027-2027", "2028-2028"), ("2030–2027", "anders"), ("ooit", "anders")],
)
def test_the_next_period_is_as_long_as_the_last(periode: str, following: str) -> None:
    assert next_period(periode, "anders") == following
