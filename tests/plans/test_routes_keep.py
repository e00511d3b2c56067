"""Beginning, opening, naming and keeping a bouwwerk."""

import pytest

from app.database import now
from tests.visitor import Site


def test_nothing_has_to_be_filled_in_to_begin(both_sites: Site) -> None:
    page = both_sites.begin(titel="", gemeente="", periode="")
    assert page.h1 == "Visie"
    (kept,) = both_sites.rows("bouwwerk")
    assert (kept["titel"], kept["gemeente"], kept["periode"], kept["status"]) == (
        "Ons cultuurbeleid",
        "",
        "",
        "concept",
    )


def test_the_form_is_prefilled_with_a_titel_and_four_years(site: Site) -> None:
    values = site.open("/begin").form("titel").values
    year = now().year
    assert values["titel"] == "Ons cultuurbeleid"
    assert values["periode"] == f"{year + 1}–{year + 4}"


@pytest.mark.parametrize(
    ("typed", "kept", "code"),
    [
        ("Utrecht", "Utrecht", "GM0344"),
        ("den haag", "Den Haag", "GM0518"),
        ("Sudwest-Fryslan", "Súdwest-Fryslân", "GM1900"),
        ("Regio Rivierenland", "Regio Rivierenland", None),
    ],
)
def test_a_gemeente_gets_its_name_and_anything_else_stays_as_typed(
    site: Site, typed: str, kept: str, code: str | None
) -> None:
    site.begin(gemeente=typed)
    (row,) = site.rows("bouwwerk")
    assert (row["gemeente"], row["gemeente_code"]) == (kept, code)


def test_searching_a_gemeente_without_javascript_offers_choices_and_keeps_what_was_typed(site: Site) -> None:
    form = site.open("/begin").form("titel").fill(titel="Samen", gemeente="Berg", periode="2028")
    found = form.submit("Zoek")
    again = found.form("titel")
    assert (again.values["titel"], again.values["periode"]) == ("Samen", "2028")
    code = next(str(r.attrs["value"]) for r in found.query("input[type=radio]") if r.attrs.get("value"))
    again.fill(gemeente_code=code).submit("Begin met stap 1")
    assert [row["gemeente_code"] for row in site.rows("bouwwerk")] == [code]


def test_choosing_none_of_the_offered_gemeenten_keeps_what_was_typed(site: Site) -> None:
    found = site.open("/begin").form("titel").fill(gemeente="Berg").submit("Zoek")
    found.form("titel").fill(gemeente_code="").submit("Begin met stap 1")
    assert [(row["gemeente"], row["gemeente_code"]) for row in site.rows("bouwwerk")] == [("Berg", None)]


def test_an_unknown_gemeente_code_does_no_harm(site: Site) -> None:
    site.send("/begin", {"gemeente": "Utrecht", "gemeente_code": "GM9999"})
    assert [row["gemeente_code"] for row in site.rows("bouwwerk")] == [None]


def test_sending_the_form_to_begin_twice_is_one_bouwwerk(both_sites: Site) -> None:
    form = both_sites.open("/begin").form("titel").fill(titel="Dubbel")
    assert form.submit("Begin met stap 1").path == form.submit("Begin met stap 1").path
    assert len(both_sites.rows("bouwwerk")) == 1


def test_two_forms_to_begin_are_two_bouwwerken_even_when_they_say_the_same(site: Site) -> None:
    assert site.begin(titel="Zelfde").pad != site.begin(titel="Zelfde").pad


@pytest.mark.parametrize(("field", "length"), [("titel", 121), ("gemeente", 101), ("periode", 41)])
def test_a_text_that_is_too_long_is_refused_with_everything_still_there(site: Site, field: str, length: int) -> None:
    typed = {"titel": "Samen", "gemeente": "Utrecht", "periode": "2028", field: "x" * length}
    page = site.open("/begin").form("titel").fill(typed).submit("Begin met stap 1", expect=422)
    assert page.faults == [f"Maak dit korter: hooguit {length - 1} tekens."]
    values = page.form("titel").values
    assert {name: values[name] for name in typed} == typed
    assert page.title.startswith("Fout: ")
    assert site.rows("bouwwerk") == []


def test_what_is_too_long_can_be_corrected_on_the_spot(site: Site) -> None:
    page = site.open("/begin").form("titel").fill(titel="x" * 200).submit("Begin met stap 1", expect=422)
    assert page.form("titel").fill(titel="Kort").submit("Begin met stap 1").h1 == "Visie"


def test_titel_gemeente_and_periode_can_be_changed_later(both_sites: Site) -> None:
    page = both_sites.begin(titel="Oud", gemeente="Utrecht")
    form = both_sites.open(f"{page.pad}/gegevens").form("titel")
    overview = form.fill(titel="Nieuw", gemeente="Regio Foodvalley", periode="2030").submit("Bewaar")
    assert overview.h1 == "Nieuw"
    assert "Regio Foodvalley, 2030" in overview.text
    kept = both_sites.data(page.pad)["bouwwerk"]
    assert (kept["titel"], kept["gemeente"], kept["gemeente_code"]) == ("Nieuw", "Regio Foodvalley", None)
    both_sites.open(f"{page.pad}/gegevens").form("titel").submit("Bewaar")
    assert [event["soort"] for event in both_sites.rows("gebeurtenis")] == ["begonnen", "gegevens"]


def test_two_who_change_different_details_are_both_kept(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Oud", gemeente="Utrecht").pad
    mine, theirs = (both_sites.open(f"{pad}/gegevens").form("titel") for _ in range(2))
    theirs.fill(titel="Nieuw").submit("Bewaar")
    mine.fill(periode="2030").submit("Bewaar")
    kept = both_sites.data(pad)["bouwwerk"]
    assert (kept["titel"], kept["periode"], kept["gemeente_code"]) == ("Nieuw", "2030", "GM0344")


def test_two_who_change_the_same_detail_are_told(site: Site) -> None:
    pad = site.begin(titel="Oud").pad
    mine, theirs = (site.open(f"{pad}/gegevens").form("titel") for _ in range(2))
    theirs.fill(titel="Van hen").submit("Bewaar")
    page = mine.fill(titel="Van mij").submit("Bewaar", expect=409)
    assert "Iemand anders maakte hiervan ‘Van hen’." in page.text
    assert site.data(pad)["bouwwerk"]["titel"] == "Van hen"
    page.form("titel").submit("Bewaar")
    assert site.data(pad)["bouwwerk"]["titel"] == "Van mij"


def test_a_gemeente_that_is_meant_as_typed_stays_as_typed(site: Site) -> None:
    page = site.open("/begin").form("titel").fill(gemeente="Utrecht").submit("Zoek")
    pad = page.form("titel").fill(gemeente_code="").submit("Begin met stap 1").pad
    site.open(f"{pad}/gegevens").form("titel").fill(periode="2030").submit("Bewaar")
    assert site.data(pad)["bouwwerk"]["gemeente_code"] is None
    page = site.open(f"{pad}/gegevens").form("titel").submit("Zoek")
    page.form("titel").fill(gemeente_code="GM0344").submit("Bewaar")
    assert site.data(pad)["bouwwerk"]["gemeente_code"] == "GM0344"


@pytest.mark.parametrize(
    "pasted",
    [
        "http://127.0.0.1:8000{pad}",
        "  http://127.0.0.1:8000{pad}/partners?zoek=x#museum ",
        "{pad}",
        "{sleutel}",
        "https://een-ander-adres.example{pad}/overzicht",
    ],
)
def test_a_pasted_link_opens_the_bouwwerk(site: Site, pasted: str) -> None:
    page = site.begin(titel="Bewaard")
    link = pasted.format(pad=page.pad, sleutel=page.sleutel)
    assert site.open("/open").form("link").fill(link=link).submit("Open je bouwwerk").h1 == "Bewaard"


@pytest.mark.parametrize("pasted", ["", "onzin", "https://example.nl/", "/b/", "x" * 5000, "\x00"])
def test_what_is_no_link_is_refused_with_what_a_link_looks_like(site: Site, pasted: str) -> None:
    page = site.open("/open").form("link").fill(link=pasted).submit("Open je bouwwerk", expect=422)
    assert page.faults == ["Plak hier de hele link die je bewaarde. Hij bevat /b/ en een lange code."]


def test_a_link_to_nothing_gets_the_helpful_page(site: Site) -> None:
    form = site.open("/open").form("link").fill(link="http://127.0.0.1:8000/b/bw_abc")
    assert form.submit("Open je bouwwerk", expect=404).h1 == "We vinden geen bouwwerk bij deze link"


def test_the_keep_page_gives_the_link_a_picture_of_it_and_how_long_it_is_kept(site: Site) -> None:
    page = site.begin().form("Ga nu verder").submit("Bewaar je bouwwerk")
    link = page.tree.by_id["link"].attrs["value"]
    assert link == f"http://127.0.0.1:8000{page.pad}"
    assert page.query("svg title")
    until = site.rows("bouwwerk")[0]["bewaar_tot"]
    assert (until - now().date()).days in {729, 730}
    assert "twee jaar na je laatste wijziging" in page.text


def test_mailing_the_link_stores_one_sealed_mail(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = both_sites.open(f"{pad}/bewaren").form("email").fill(email="anna@example.nl")
    for _ in range(2):
        assert "De mail met je geheime link is onderweg" in form.submit("Mail mij de link").text
    (mail,) = both_sites.rows("bericht")
    assert mail["soort"] == "link"
    assert "anna@example.nl" not in repr(mail)


@pytest.mark.parametrize("email", ["", "anna", "anna@", "a@b.nl\nBcc: x@y.nl", "a@b.nl, c@d.nl", "x" * 10_000])
def test_a_wrong_address_is_refused_with_an_example(site: Site, email: str) -> None:
    pad = site.begin().pad
    page = site.send(f"{pad}/bewaren", {"email": email}, expect=422)
    assert page.faults == ["Vul een e-mailadres in zoals naam@gemeente.nl."]
    assert site.rows("bericht") == []


def test_the_overview_shows_everything_and_what_is_still_open(site: Site) -> None:
    pad = site.begin(titel="Ons plan", gemeente="", periode="").pad
    empty = site.open(f"{pad}/overzicht")
    for wanted in ("De stap Visie is nog leeg.", "Er staat nog geen gemeente bij.", "Vul de periode in"):
        assert wanted in empty.text
    fields = {"stand.museum": "ontwikkelen", "stand.festival": "niet_gekozen", "toelichting.festival": "Te duur."}
    site.open(f"{pad}/partners").form("Ga nu verder").fill(fields).submit("Ga nu verder")
    full = site.open(f"{pad}/overzicht")
    for wanted in ("Museum", "Festival", "Te duur.", "Wil ik ontwikkelen", "Overwogen, niet gekozen"):
        assert wanted in full.text
    assert "De stap Partners is nog leeg." not in full.text
    assert full.follow("Wijzig Partners").h1 == "Partners"


def test_both_places_to_make_the_pdf_say_that_it_may_take_a_while(site: Site) -> None:
    pad = site.begin().pad
    site.open(f"{pad}/partners").form("Ga nu verder").fill({"stand.museum": "behouden"}).submit("Ga nu verder")
    for name in ("overzicht", "bewaren"):
        assert "Het maken van de pdf kan even duren." in site.open(f"{pad}/{name}").text


def test_typing_a_gemeente_with_htmx_offers_those_that_fit(site: Site) -> None:
    parts = site.htmx("GET", "/gemeenten?gemeente=Den%20Bosch")
    assert "’s-Hertogenbosch" in parts.text.replace("&#39;", "’").replace("'", "’")
    assert site.htmx("GET", "/gemeenten?gemeente=").status_code == 200
    assert site.htmx("GET", f"/gemeenten?gemeente={'x' * 3000}").status_code == 200
