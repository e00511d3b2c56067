"""Beginning a bouwwerk and naming it: title, gemeente and period."""

import pytest
from sqlalchemy import update

from app.database import now
from app.plans.models import bouwwerk
from tests.crowding import at_once
from tests.trees import words
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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Zaandsta", "Zaanstad"), ("Heerenv", "Heerenveen"), ("Lindewaard", "Lingewaard"), ("Utrech", "Utrecht")],
)
def test_a_near_name_is_asked_about_and_never_chosen_for_the_officer(site: Site, typed: str, meant: str) -> None:
    sent = {"titel": "Samen", "gemeente": typed, "periode": "2028"}
    asked = site.open("/begin").form("titel").fill(sent).submit("Begin met stap 1", expect=422)
    assert asked.faults == ["Bedoel je een van deze gemeenten? Kies er een, of kies ‘Geen van deze’."]
    again = asked.form("titel")
    assert "gemeente_code" not in dict(pair for pair, _ in again.sent()), "nothing is chosen beforehand"
    again.submit("Begin met stap 1", expect=422)
    assert site.rows("bouwwerk") == []
    codes = {site.app.state.instance.search.by_name[meant].code: meant, "": typed}
    for code, kept in codes.items():
        pad = asked.form("titel").fill(gemeente_code=code).submit("Begin met stap 1").pad
        of = site.data(pad)["bouwwerk"]
        assert (of["gemeente"], of["titel"], of["gemeente_code"]) == (kept, "Samen", code or None)
        form = site.open(f"{pad}/gegevens").form("titel").fill(titel="Anders")
        assert form.submit("Bewaar").h1 == "Anders", "what was settled is not asked again"
        assert site.data(pad)["bouwwerk"]["gemeente_code"] == (code or None)


def test_a_choice_for_another_name_is_no_choice(site: Site) -> None:
    asked = site.open("/begin").form("titel").fill(gemeente="Berg").submit("Zoek")
    form = asked.form("titel").fill(gemeente_code="").fill(gemeente="Heerenv")
    assert form.submit("Begin met stap 1", expect=422).faults


@pytest.mark.parametrize(
    ("typed", "told", "offered"),
    [
        ("Heerhugowaard", "Heerhugowaard is sinds 1 januari 2022 deel van Dijk en Waard.", ["Dijk en Waard"]),
        ("weesp", "Weesp is sinds 24 maart 2022 deel van Amsterdam.", ["Amsterdam"]),
        ("Haaren", "Haaren is sinds 1 januari 2021 verdeeld over", ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]),
        ("de friese meren", "De Friese Meren heet sinds 1 juli 2015 De Fryske Marren.", ["De Fryske Marren"]),
    ],
)
def test_a_gemeente_of_before_is_known_and_its_successors_are_offered(
    site: Site, typed: str, told: str, offered: list[str]
) -> None:
    asked = site.open("/begin").form("titel").fill(gemeente=typed).submit("Begin met stap 1", expect=422)
    assert told in asked.text
    choices = [words(label).partition(" (")[0] for label in asked.query("#suggesties label")]
    assert choices == [*offered, "Geen van deze, houd het zoals ik het typte"]
    assert not asked.query("#suggesties input[checked]")
    code = site.app.state.instance.search.by_name[offered[-1]].code
    pad = asked.form("titel").fill(gemeente_code=code).submit("Begin met stap 1").pad
    assert site.data(pad)["bouwwerk"]["gemeente"] == offered[-1]


@pytest.mark.parametrize("typed", ["Kwaadstad", "Zomerdam", "Regio Foodvalley"])
def test_a_name_that_is_near_nothing_is_not_asked_about(site: Site, typed: str) -> None:
    assert site.data(site.begin(gemeente=typed).pad)["bouwwerk"]["gemeente"] == typed


def test_a_period_without_a_year_is_asked_about_and_nothing_else_is_lost(site: Site) -> None:
    typed = {"titel": "Samen", "gemeente": "Ede", "periode": "zomer"}
    page = site.open("/begin").form("titel").fill(typed).submit("Begin met stap 1", expect=422)
    assert page.faults == ["Noem een jaar, bijvoorbeeld 2027 of 2027–2030. Of laat dit leeg."]
    assert {name: page.form("titel").values[name] for name in typed} == typed
    pad = page.form("titel").fill(periode="2027 t/m '30").submit("Begin met stap 1").pad
    assert site.data(pad)["bouwwerk"]["periode"] == "2027–2030"


def test_a_period_that_was_kept_before_opens_prints_and_stays(site: Site) -> None:
    pad = site.begin(titel="Oud", periode="2027").pad
    with site.database.write() as connection:
        connection.execute(update(bouwwerk).values(periode="zomer"))
    site.open(f"{pad}/gegevens").form("titel").fill(titel="Nieuw").submit("Bewaar")
    of = site.data(pad)["bouwwerk"]
    assert (of["titel"], of["periode"]) == ("Nieuw", "zomer")
    assert "cultuurbeleid zomer" in site.get(f"{pad}/document.html").text
