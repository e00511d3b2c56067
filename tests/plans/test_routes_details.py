"""Beginning a bouwwerk and naming it: title, gemeente and period."""

import pytest

from app.database import now
from tests.crowding import at_once
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


def test_an_unknown_gemeente_code_does_no_harm(site: Site) -> None:
    site.send("/begin", {"gemeente": "Utrecht", "gemeente_code": "GM9999"})
    assert [row["gemeente_code"] for row in site.rows("bouwwerk")] == [None]


def test_sending_the_form_to_begin_twice_is_one_bouwwerk(both_sites: Site) -> None:
    form = both_sites.open("/begin").form("titel").fill(titel="Dubbel")
    assert form.submit("Begin met stap 1").path == form.submit("Begin met stap 1").path
    assert len(both_sites.rows("bouwwerk")) == 1


def test_a_double_click_on_begin_is_one_bouwwerk_and_both_answers_lead_there(both_sites: Site) -> None:
    form = both_sites.open("/begin").form("titel").fill(titel="Dubbel")
    one, other = at_once(both_sites, "bouwwerk", *[lambda: form.send("Begin met stap 1")] * 2)
    assert (one.status_code, other.status_code) == (303, 303)
    assert one.headers["Location"] == other.headers["Location"]
    assert both_sites.follow(other).h1 == "Visie"
    assert [len(both_sites.rows(table)) for table in ("bouwwerk", "toegang", "gebeurtenis")] == [1, 1, 1]


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


@pytest.mark.parametrize("email", ["", "anna", "anna@", "a@b.nl\nBcc: x@y.nl", "a@b.nl, c@d.nl", "x" * 10_000])
def test_a_wrong_address_is_refused_with_an_example(site: Site, email: str) -> None:
    pad = site.begin().pad
    page = site.send(f"{pad}/bewaren", {"email": email}, expect=422)
    assert page.faults == ["Vul een e-mailadres in zoals naam@gemeente.nl."]
    assert site.rows("bericht") == []


def test_a_typo_in_the_gemeente_is_asked_once_and_blocks_nothing(site: Site) -> None:
    asked = site.open("/begin").form("titel").fill(gemeente="Zaandsta").submit("Begin met stap 1")
    assert "Bedoel je deze gemeente?" in asked.text
    pad = asked.form("titel").submit("Begin met stap 1").pad
    assert site.data(pad)["bouwwerk"]["gemeente"] == "Zaanstad"
    pad = asked.form("titel").fill(gemeente_code="").submit("Begin met stap 1").pad
    assert site.data(pad)["bouwwerk"]["gemeente"] == "Zaandsta"
