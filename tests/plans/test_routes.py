"""The step pages as an officer without JavaScript uses them, and the names that others build on."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import update

from app.blocks.memory import Catalogues
from app.blocks.steps import STAPPEN, Stap, after, number
from app.plans.models import bouwwerk
from app.templating import clock, lately, today
from tests.plans.conftest import History
from tests.trees import parents, words
from tests.visitor import Site

RADIOS = ["behouden", "ontwikkelen", "afbouwen", "niet_gekozen", ""]
COUNTS = {"visie": 22, "doelgroepen": 26, "partners": 47, "beleidsterreinen": 15, "instrumenten": 33}
each_stap = pytest.mark.parametrize("stap", STAPPEN, ids=lambda stap: stap.slug)


@each_stap
def test_each_stap_says_where_you_are_what_it_asks_and_where_you_go(site: Site, pad: str, stap: Stap) -> None:
    page = site.open(f"{pad}/{stap.slug}")
    following = after(stap)
    for wanted in (
        f"Stap {number(stap)} van 5",
        stap.vraag,
        f"Ga nu verder met {following.naam if following else 'Overzicht'}",
        f"Staat jouw bouwsteen voor ‘{stap.naam}’ er niet tussen?",
        "Stuur een mailtje en wij maken hem voor je aan.",
        "Bewaar je bouwwerk",
        *stap.groepen,
    ):
        assert wanted in page.text


@each_stap
def test_each_bouwsteen_is_one_element_with_the_agreed_fields(site: Site, pad: str, stap: Stap) -> None:
    page = site.open(f"{pad}/{stap.slug}")
    form = page.form("Ga nu verder")
    assert len(page.bouwstenen) == len(set(page.bouwstenen)) == COUNTS[stap.slug]
    assert form.element.attrs["method"] == "post"
    assert form.action.endswith(f"{pad}/{stap.slug}")
    inside = {field.attrs.get("name"): field for field in form.controls}
    for slug in page.bouwstenen:
        row = page.bouwsteen(slug)
        assert row.standen == RADIOS
        assert (row.stand, row.toelichting, row.hidden("was"), row.hidden("revisie")) == ("", "", ":", "0")
        for name in ("stand", "toelichting", "was", "revisie"):
            assert row.element in parents(inside[f"{name}.{slug}"])


def test_the_first_stap_is_introduced_as_visie_en_doelen(site: Site, pad: str) -> None:
    assert "visie en doelen" in site.open(f"{pad}/visie").text


def test_screen_readers_hear_geen_keuze_apart_from_niet_gekozen(site: Site, pad: str) -> None:
    labels = site.open(f"{pad}/partners").bouwsteen("bibliotheek").text
    assert "Geen keuze" in labels
    assert "niet gekozen" in labels


def test_one_button_saves_everything_that_changed_on_the_page(both_sites: Site) -> None:
    page = both_sites.begin().follow("Partners")
    page.form("Ga nu verder").fill(
        {
            "stand.bibliotheek": "behouden",
            "stand.museum": "afbouwen",
            "stand.festival": "niet_gekozen",
            "toelichting.museum": "Sluit in 2027.\n\nDe collectie gaat naar <Lindewaard> & co.",
            "toelichting.archief": "Nog uitzoeken.",
        }
    ).submit("Ga nu verder met Beleidsterreinen")
    again = both_sites.open(f"{page.pad}/partners")
    shown = {slug: (again.bouwsteen(slug).stand, again.bouwsteen(slug).toelichting) for slug in again.bouwstenen}
    assert {slug: kept for slug, kept in shown.items() if kept != ("", "")} == {
        "bibliotheek": ("behouden", ""),
        "museum": ("afbouwen", "Sluit in 2027.\n\nDe collectie gaat naar <Lindewaard> & co."),
        "festival": ("niet_gekozen", ""),
        "archief": ("", "Nog uitzoeken."),
    }
    assert len(both_sites.rows("keuze")) == 4


def test_a_whole_page_writes_only_what_differs(site: Site, pad: str, history: History) -> None:
    page = site.open(f"{pad}/partners")
    page.form("Ga nu verder").fill({"stand.museum": "behouden"}).submit("Bewaar je bouwwerk")
    assert history() == ["keuze"]
    again = site.open(f"{pad}/partners")
    again.form("Ga nu verder").submit("Bewaar je bouwwerk")
    assert history() == ["keuze"], "an unchanged page wrote something"
    again.form("Ga nu verder").fill({"stand.museum": ""}).submit("Bewaar je bouwwerk")
    assert history() == ["keuze", "keuze"]
    assert site.rows("keuze") == [], "geen keuze is no row"


def test_sending_the_same_form_twice_is_the_same_as_once(site: Site, pad: str, history: History) -> None:
    form = site.open(f"{pad}/visie").form("Ga nu verder")
    form.fill({"stand.inclusiviteit": "ontwikkelen", "toelichting.inclusiviteit": "Samen met de wijk."})
    form.submit("Ga nu verder")
    form.submit("Ga nu verder")
    assert history() == ["keuze"]


@pytest.mark.parametrize(
    ("stap", "button", "arrives"),
    [
        ("visie", "Ga nu verder met Doelgroepen", "Doelgroepen"),
        ("partners", "Ga nu verder met Beleidsterreinen", "Beleidsterreinen"),
        ("instrumenten", "Ga nu verder met Overzicht", "Lindewaard"),
        ("partners", "Bewaar je bouwwerk", "Bewaar je bouwwerk"),
        ("partners", "Toon", "Partners"),
    ],
)
def test_each_button_saves_and_goes_where_it_says(site: Site, stap: str, button: str, arrives: str) -> None:
    pad = site.begin(titel="Lindewaard").pad
    form = site.open(f"{pad}/{stap}").form("Ga nu verder")
    slug = next(name for name in sorted(form.names) if name.startswith("stand."))
    assert form.fill({slug: "behouden"}).submit(button).h1 == arrives
    assert [row["stand"] for row in site.rows("keuze")] == ["behouden"]


def test_the_filter_without_javascript_keeps_what_was_typed(site: Site, pad: str) -> None:
    form = site.open(f"{pad}/partners").form("Ga nu verder")
    form.fill({"stand.festival": "behouden", "toelichting.archief": "Half af", "zoek": "museum"})
    found = form.submit("Toon")
    assert "museum" in found.bouwstenen
    assert "festival" not in found.bouwstenen
    assert found.form("zoek").values["zoek"] == "museum"
    everything = found.form("zoek").fill({"stand.museum": "afbouwen"}).submit("Toon alles")
    assert everything.bouwsteen("museum").stand == "afbouwen"
    assert everything.bouwsteen("festival").stand == "behouden"
    assert everything.bouwsteen("archief").toelichting == "Half af"


def test_enter_in_the_filter_box_filters_and_goes_nowhere_else(site: Site, pad: str) -> None:
    found = site.open(f"{pad}/partners").form("zoek").fill({"zoek": "bibliotheek"}).submit()
    assert (found.h1, "museum" in found.bouwstenen) == ("Partners", False)


@pytest.mark.parametrize(
    ("toon", "count"), [("", 47), ("gekozen", 2), ("leeg", 45)], ids=["alles", "met een stand", "leeg"]
)
def test_the_filter_shows_with_or_without_a_stand(site: Site, pad: str, toon: str, count: int) -> None:
    form = site.open(f"{pad}/partners").form("Ga nu verder")
    form.fill({"stand.festival": "niet_gekozen", "stand.museum": "behouden", "toon": toon})
    assert len(form.submit("Toon").bouwstenen) == count


def test_a_filter_that_finds_nothing_says_what_to_do(site: Site, pad: str) -> None:
    found = site.open(f"{pad}/partners?zoek=waterschapsheuvel")
    assert found.bouwstenen == []
    assert "Geen bouwsteen gevonden" in found.text
    assert found.follow("vraag een bouwsteen aan").form("titel").values["stap"] == "partners"


@pytest.mark.parametrize("name", ["zoek", "toon", "net", "weg"])
@pytest.mark.parametrize("value", ["", "x" * 5000, "<script>", "١٢", "99999999999999999999", "\x00"])
def test_a_step_page_opens_whatever_its_address_says(site: Site, pad: str, name: str, value: str) -> None:
    page = site.open(f"{pad}/visie?{httpx.QueryParams({name: value})}")
    assert page.h1 == "Visie"


def test_a_bouwsteen_of_another_stap_or_of_nowhere_is_refused(site: Site, pad: str) -> None:
    for slug in ("inclusiviteit", "bestaat-niet", "eigen-1", "eigen-", ""):
        page = site.send(f"{pad}/partners", {f"stand.{slug}": "behouden"}, expect=422)
        assert page.h1 == "Een van de bouwstenen kennen we niet"
    assert site.rows("keuze") == []


def test_an_unknown_stand_is_refused_with_a_sentence(site: Site, pad: str) -> None:
    page = site.send(f"{pad}/partners", {"stand.museum": "misschien"}, expect=422)
    assert page.faults == ["Museum: Deze keuze bestaat niet. Kies een van de standen of wis je keuze."]
    assert site.rows("keuze") == []


@pytest.mark.parametrize("typed", ["müsëum", "MUSEUM", "mu\u00adseum"])
def test_capitals_accents_and_unseen_signs_do_not_count_in_the_filters(site: Site, typed: str) -> None:
    asked = httpx.QueryParams(zoek=typed)
    page = site.open(f"{site.begin().pad}/partners?{asked}")
    assert "museum" in page.bouwstenen
    found = [words(line) for line in site.open(f"/bouwstenen?{asked}").query("[data-regel]")]
    assert found == [words(line) for line in site.open("/bouwstenen?zoek=museum").query("[data-regel]")] != []


def test_what_was_saved_another_day_is_told_with_that_day_also_on_a_page_that_was_kept(site: Site, pad: str) -> None:
    row = {"stand.krimp": "ontwikkelen", "was.krimp": ":", "toelichting.krimp": "Van mij."}
    site.post(f"{pad}/visie", row)
    moment = site.rows("bouwwerk")[-1]["gewijzigd_op"]
    pages = ("visie", "overzicht", "uitwerken")
    for where in pages:
        assert f"Bewaard vandaag om {clock(moment)}" in site.open(f"{pad}/{where}").text
    before = moment - timedelta(days=6)
    with site.database.write() as connection:
        connection.execute(update(bouwwerk).values(gewijzigd_op=before))
    site.app.state.instance.catalogues = Catalogues(lambda: today() + timedelta(days=1))
    told = lately(before)
    assert told.startswith("op ")
    for where in pages:
        assert f"Bewaard {told}" in site.open(f"{pad}/{where}").text
        assert "vandaag om" not in site.open(f"{pad}/{where}").text.partition("Bewaard")[2][:40]
    clash = site.send(f"{pad}/visie", row | {"toelichting.krimp": "Van een ander."}, expect=409)
    assert "vandaag om" in clash.text, "what is beside it was saved just now, by its own gebeurtenis"
