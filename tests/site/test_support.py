"""What a typed place means, and which organisaties stand around it from near to far."""

import pytest

from app.blocks.lore_files import NaslagShape
from app.blocks.seed import read
from app.municipalities.gemeente import Gemeente
from app.municipalities.search import Search
from app.municipalities.seed import read as read_gemeenten
from app.settings import ROOT
from app.site.support import Circle, Place, around, everywhere, read_place
from tests.visitor import Site

SEARCH = Search(Gemeente(**shape.model_dump()) for shape in read_gemeenten(ROOT / "seed" / "gemeenten.csv"))
ORGANISATIES = read(ROOT / "seed" / "naslag.json", NaslagShape).organisaties


def names(circle: Circle) -> list[str]:
    return [one.naam for one, _ in circle.organisaties]


@pytest.mark.parametrize(
    ("typed", "naam", "provincie"),
    [
        ("Den Haag", "Den Haag", "Zuid-Holland"),
        ("  's-gravenhage ", "Den Haag", "Zuid-Holland"),
        ("sudwest fryslan", "Súdwest-Fryslân", "Fryslân"),
        ("Nieuwegein", "Nieuwegein", "Utrecht"),
        ("Groningen", "Groningen", "Groningen"),
        ("provincie Groningen", "Groningen", "Groningen"),
        ("friesland", "Fryslân", "Fryslân"),
        ("Drente", "Drenthe", "Drenthe"),
    ],
)
def test_a_place_is_found_however_it_is_typed(typed: str, naam: str, provincie: str) -> None:
    place = read_place(SEARCH, typed, "")
    assert (place.naam, place.provincie, place.fault) == (naam, provincie, "")


@pytest.mark.parametrize(("typed", "meant"), [("Niewegein", "Nieuwegein"), ("den hag", "Den Haag")])
def test_a_near_name_is_asked_back(typed: str, meant: str) -> None:
    place = read_place(SEARCH, typed, "")
    assert (place.naam, place.fault, place.gemeenten[0].toonnaam) == ("", "", meant)


def test_a_name_of_two_gemeenten_is_asked_back() -> None:
    place = read_place(SEARCH, "Bergen", "")
    assert place.naam == ""
    assert [one.toonnaam for one in place.gemeenten[:2]] == ["Bergen (NH.)", "Bergen (L.)"]
    for one in place.gemeenten:
        assert read_place(SEARCH, one.toonnaam, "").gemeente == one


@pytest.mark.parametrize("typed", ["xyzzy", "x" * 101, "Ⱥ" * 99, "\x00\x07?"])
def test_what_is_no_place_keeps_what_was_typed_and_says_what_to_do(typed: str) -> None:
    place = read_place(SEARCH, typed, "")
    assert (place.naam, place.fault != "") == ("", True)
    assert place.typed in typed
    assert read_place(SEARCH, "", typed) == place


def test_while_typing_also_a_certain_name_is_offered() -> None:
    place = read_place(SEARCH, "utrecht", "", typing=True)
    assert place.naam == ""
    assert place.gemeenten[0].naam == "Utrecht"
    assert place.provincies == ("Utrecht",)


def test_nothing_typed_is_no_fault() -> None:
    assert read_place(SEARCH, "  ", "") == Place()


def test_around_a_city_its_own_comes_first_then_the_provincie_then_the_country() -> None:
    city, provincie, country = around(ORGANISATIES, read_place(SEARCH, "Den Haag", ""))
    assert (city.naam, names(city)) == ("Den Haag", ["CultuurSchakel"])
    assert (provincie.naam, names(provincie)) == ("Zuid-Holland", ["Kunstgebouw"])
    assert names(country)[:3] == ["LKCA", "Strategisch Overleg Cultuurparticipatie (SOCP)", "Cultuurconnectie"]


def test_a_gemeente_without_an_organisatie_of_its_own_says_so() -> None:
    circles = around(ORGANISATIES, read_place(SEARCH, "Nieuwegein", ""))
    assert (names(circles[0]), "Nieuwegein" in circles[0].leeg) == ([], True)
    assert names(circles[1]) == ["Kunst Centraal"]


@pytest.mark.parametrize("code", sorted({one.provincie for one in SEARCH.suggest("a", 400)}))
def test_every_provincie_has_somebody_to_call(code: str) -> None:
    provincie, country = around(ORGANISATIES, read_place(SEARCH, "", code))
    assert names(provincie)
    assert names(country)


def test_without_a_choice_every_organisatie_stands_there_once_the_country_first() -> None:
    circles = everywhere(ORGANISATIES, SEARCH)
    shown = [one.slug for circle in circles for one, _ in circle.organisaties]
    assert sorted(shown) == sorted(one.slug for one in ORGANISATIES)
    assert (circles[0].naam, circles[-1].naam) == ("Landelijk", "Steden")
    assert ("cultuurschakel", "Den Haag") in [(one.slug, where) for one, where in circles[-1].organisaties]


@pytest.mark.parametrize("asked", ["gemeente=den%20haag", "gemeente=GRAVENHAGE", "gemeente=Den+Haag"])
def test_a_gemeente_shows_its_own_organisatie_first(site: Site, asked: str) -> None:
    page = site.open(f"/bij-wie?{asked}")
    shown = [str(one.attrs["id"]) for one in page.query("article")]
    assert shown[:4] == ["cultuurschakel", "kunstgebouw", "lkca", "socp"]
    assert page.form("Zoek").values["gemeente"] == "Den Haag"


def test_what_we_did_not_see_is_said_in_words(site: Site) -> None:
    text = site.open("/bij-wie?gemeente=Rotterdam").text
    assert text.count("Niet door ons gezien: kijk zelf na of dit klopt.") == 2
    assert "Wij vonden alleen oud bewijs" in text


def test_an_unknown_gemeente_is_told_at_the_field_and_stays_in_it(site: Site) -> None:
    page = site.open("/bij-wie?gemeente=xyzzy", expect=422)
    assert page.faults == ["We kennen deze gemeente niet. Typ een andere naam of kies je provincie."]
    assert page.form("Zoek").values["gemeente"] == "xyzzy"
    assert page.title.startswith("Fout: ")
    assert page.follow("Flevoland").query("#kunstlink")


def test_a_name_of_two_gemeenten_offers_both(site: Site) -> None:
    page = site.open("/bij-wie?gemeente=bergen")
    assert page.query("article") == []
    assert page.follow("Bergen (L.)").query("#huis-voor-de-kunsten")


def test_while_typing_only_the_names_to_choose_from_come(site: Site) -> None:
    answer = site.htmx("GET", "/bij-wie?gemeente=nieuweg")
    assert "/bij-wie?gemeente=Nieuwegein" in answer.text
    assert "<main" not in answer.text
    assert site.htmx("GET", "/bij-wie?gemeente=xyzzy").status_code == 200


@pytest.mark.parametrize("name", ["overzicht", "bewaren"])
def test_a_bouwwerk_leads_to_whom_its_gemeente_can_call_without_telling_its_link(site: Site, name: str) -> None:
    pad = site.begin(gemeente="Den Haag").pad
    page = site.open(f"{pad}/{name}").follow("Kijk bij wie je terecht kunt")
    assert str(page.response.url).endswith("/bij-wie?gemeente=Den%20Haag")
    assert page.query("#cultuurschakel")


def test_a_bouwwerk_of_no_gemeente_of_the_list_leads_to_the_whole_page(site: Site) -> None:
    pad = site.begin(gemeente="Regio Achterhoek").pad
    page = site.open(f"{pad}/overzicht").follow("Kijk bij wie je terecht kunt")
    assert str(page.response.url).endswith("/bij-wie")


def test_the_form_works_as_a_plain_form(site: Site) -> None:
    asked = site.open("/bij-wie").form("Zoek").fill(gemeente="alkmaer").submit("Zoek")
    page = asked.follow("Alkmaar")
    assert [str(one.attrs["id"]) for one in page.query("article")][:2] == ["abchuis", "plein-c"]


@pytest.mark.parametrize(("typed", "now"), [("Heerhugowaard", "Dijk en Waard"), ("brielle", "Voorne aan Zee")])
def test_a_gemeente_of_before_leads_to_the_one_of_today(site: Site, typed: str, now: str) -> None:
    page = site.open("/bij-wie").form("Zoek").fill(gemeente=typed).submit("Zoek")
    assert f"deel van {now}." in page.text
    assert f"Je kijkt naar {now}" in page.follow(now).text
    assert f"deel van {now}." in site.open(f"/zoeken?q={typed}").text
