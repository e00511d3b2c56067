"""Beginning, opening, naming and keeping a bouwwerk."""

import pytest

from app.settings import Settings
from app.templating import today
from tests.outbox import letters_of, unreachable
from tests.trees import Tree, find, words
from tests.visitor import Site


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


def test_the_keep_page_gives_the_link_a_picture_of_it_and_how_long_it_is_kept(site: Site) -> None:
    page = site.begin().form("Ga nu verder").submit("Bewaar je bouwwerk")
    link = page.tree.by_id["link"].attrs["value"]
    assert link == f"http://127.0.0.1:8000{page.pad}"
    assert page.query("svg title")
    until = site.rows("bouwwerk")[0]["bewaar_tot"]
    assert (until - today()).days in {729, 730}
    assert "Elke keer dat iemand iets wijzigt of verder klikt, telt twee jaar opnieuw" in page.text


def test_mailing_the_link_stores_one_sealed_mail(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = both_sites.open(f"{pad}/bewaren").form("email").fill(email="anna@example.nl")
    for _ in range(2):
        assert "De mail met je geheime link staat klaar bij de beheerder" in form.submit("Mail mij de link").text
    (mail,) = both_sites.rows("bericht")
    assert mail["soort"] == "link"
    assert "anna@example.nl" not in repr(mail)


def test_a_corrected_address_gets_a_mail_of_its_own(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = both_sites.open(f"{pad}/bewaren").form("email")
    for email in ("ana@example.nl", "anna@example.nl", "anna@example.nl"):
        form.fill(email=email).submit("Mail mij de link")
    assert len(both_sites.rows("bericht")) == 2


def test_the_mail_with_the_link_repeats_no_text_that_anybody_typed(sqlite_settings: Settings) -> None:
    with Site.running(unreachable(sqlite_settings)) as site:
        page = site.begin(titel="Koop nu: https://kwaad.example", gemeente="Kwaadstad", periode="snel 2027")
        site.post(f"{page.pad}/bewaren", {"email": "slachtoffer@example.nl"})
        letter = letters_of(site)["link"]
    assert f"http://127.0.0.1:8000{page.pad}" in letter.get_content()
    for text in ("Koop nu", "kwaad", "Kwaadstad", "snel"):
        assert text not in letter.get_content() + str(letter["Subject"])


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


@pytest.mark.parametrize("pasted", ["", "onzin", "https://example.nl/", "/b/", "x" * 5000, "\x00"])
def test_what_is_no_link_is_refused_with_what_a_link_looks_like(site: Site, pasted: str) -> None:
    page = site.open("/open").form("link").fill(link=pasted).submit("Open je bouwwerk", expect=422)
    (fault,) = page.faults
    assert fault.startswith("Hier staat geen hele link in.")


def test_a_link_to_nothing_gets_the_helpful_page(site: Site) -> None:
    form = site.open("/open").form("link").fill(link=f"http://127.0.0.1:8000/b/bw_{'0' * 48}")
    assert form.submit("Open je bouwwerk", expect=404).h1 == "We vinden geen bouwwerk bij deze link"


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


@pytest.mark.parametrize("tail", [".", ")", "]", ">", ",", ";", "%22", "%20", "%0A", "%E2%80%8B", "/", "%E2%80%A6"])
def test_what_a_mail_program_puts_behind_a_link_is_taken_off(site: Site, pad: str, tail: str) -> None:
    assert site.open(f"{pad}{tail}").path == f"{pad}/overzicht"


@pytest.mark.parametrize(
    "pasted",
    [
        "<https://example.org{}>",
        "({}).",
        "Kijk: https://example.org{} groet",
        "{}/visie?net=x",
        "https://x.nl/?url=https%3A%2F%2Fe.nl{}",
    ],
)
def test_a_link_is_found_in_whatever_was_pasted(site: Site, pad: str, pasted: str) -> None:
    for text in (pasted.format(pad), pasted.format(pad.upper()), pasted.format(f"{pad[:20]}\n {pad[20:]}")):
        page = site.open("/open").form("link").fill(link=text).submit("Open je bouwwerk")
        assert page.path == f"{pad}/overzicht"


def test_a_pasted_text_without_a_link_stays_in_the_field(site: Site) -> None:
    page = site.open("/open").form("link").fill(link="mijn bouwwerk").submit("Open je bouwwerk", expect=422)
    assert page.form("link").values["link"] == "mijn bouwwerk"


@pytest.mark.parametrize("about", ["uitleg", "privacy", "bronnen", "toegankelijkheid"])
def test_from_a_bouwwerk_a_page_about_the_tool_has_a_way_back(site: Site, pad: str, about: str) -> None:
    page = site.follow(site.get(f"/{about}", headers={"Referer": f"{site.settings.address}{pad}/partners"}))
    assert page.follow("Mijn bouwwerk").path == f"{pad}/overzicht"
    assert site.open(f"/{about}").follow("Mijn bouwwerk").path == "/open"


def test_only_the_number_of_gemeenten_found_is_read_out_at_every_key(site: Site) -> None:
    tree = Tree(f"<!doctype html>{site.htmx('GET', '/gemeenten?gemeente=Berg').text}")
    offered = len([r for r in tree.named("input") if r.attrs.get("type") == "radio" and r.attrs.get("value")])
    assert offered > 1
    (status,) = [e for e in tree.elements if e.attrs.get("role") == "status"]
    assert (words(status), find(status, "input")) == (f"{offered} gemeenten gevonden", [])
    one = Tree(f"<!doctype html>{site.htmx('GET', '/gemeenten?gemeente=Lelystad').text}")
    assert words(one.by_id[str(status.attrs["id"])]) == "1 gemeente gevonden"
    assert site.open("/begin").tree.by_id[str(status.attrs["id"])].attrs["role"] == "status"
