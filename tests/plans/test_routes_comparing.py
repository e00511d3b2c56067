"""Comparing with every bouwtekening, with another bouwwerk, with an earlier version; a pasted link stays secret."""

import logging

import pytest

from app.blocks.stand import Stand
from app.plans.rol import Rol
from tests.pages import Page
from tests.plans.test_routes_links import share
from tests.trees import find, words
from tests.visitor import Site

COMPARE = "Vergelijk de twee"
OTHERS = (Rol.EIGENAAR, Rol.MEESCHRIJVEN, Rol.REAGEREN, Rol.LEZEN)


@pytest.fixture
def other(site: Site) -> str:
    """The bouwwerk of somebody else, with a keuze of each kind."""
    other = site.begin(titel="Nota van de buren", gemeente="Utrecht").pad
    fields = {"stand.museum": "ontwikkelen", "stand.media": "behouden", "stand.festival": "afbouwen"}
    site.post(f"{other}/partners", fields | {"toelichting.museum": "Onder ons."})
    site.post(f"{other}/partners/eigen", {"titel": "Buurtkeuken", "eigen_stand": "behouden"})
    return other


def compare(site: Site, pad: str, link: str, *, expect: int = 200) -> Page:
    return site.open(f"{pad}/vergelijk").form(COMPARE).fill(link=link).submit(COMPARE, expect=expect)


def parts(page: Page, stap: str = "partners") -> dict[str, str]:
    (section,) = page.query(f"section[aria-labelledby=n-{stap}]")
    return {words(row.children[0]): words(row) for row in find(section, "dl > div")}


def test_every_bouwtekening_is_counted_per_stap_in_strips_and_in_a_table(site: Site, pad: str) -> None:
    site.post(f"{pad}/visie", {"stand.burgerinitiatief": "behouden", "stand.krimp": "niet_gekozen"})
    page = site.open(f"{pad}/overzicht").follow("Vergelijk")
    assert page.h1 == "Vergelijk je bouwwerk"
    rows = [[words(cell) for cell in row.children if cell.name in {"th", "td"}] for row in page.query("tbody tr")]
    assert rows[0] == ["Vitale gemeente", "1 van 2", "0 van 3", "0 van 4", "0 van 1", "0 van 7", "1 van 17"]
    assert sorted(row[-1] for row in rows) == ["0 van 29", "0 van 32", "0 van 34", "1 van 17"]
    strips = page.query("article .bp-strook")
    assert [len(find(strip, "i")) for strip in strips] == [17, 32, 29, 34]
    for wanted in ("geen norm, lenen mag", "Meer blokjes is niet beter", "1 bouw je af of koos je niet"):
        assert wanted in page.text
    assert len(page.query("article svg")) == 4
    assert page.follow("Vitale gemeente").path == f"{pad}/bouwtekeningen/vitale-gemeente"


def test_an_empty_bouwwerk_is_told_how_to_begin(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/overzicht").follow("begin vanuit een bouwtekening")
    assert "Er staat nog niets in je bouwwerk, dus elk blokje is leeg." in page.text
    assert "Kies een tekening om mee te beginnen." in page.text
    assert "Kies een tekening" not in site.open(f"{share(site, pad, Rol.LEZEN)}/vergelijk").text


def test_two_bouwtekeningen_are_chosen_by_what_they_share(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/vergelijk")
    assert "Samen 56 bouwstenen, 7 in allebei." in page.text
    assert page.follow("Talentvolle gemeente en sociale gemeente").h1 == "Talentvolle gemeente en sociale gemeente"


def test_an_earlier_version_is_one_link_away(site: Site, pad: str) -> None:
    assert "Er zijn nog geen versies bewaard." in site.open(f"{pad}/vergelijk").text
    site.send(f"{pad}/versies", {"naam": "Voor het college", "status": "concept", "revisie": "1"})
    site.post(f"{pad}/partners", {"stand.museum": "behouden"})
    page = site.open(f"{share(site, pad, Rol.LEZEN)}/vergelijk").follow("Voor het college")
    assert page.h1 == "Wat is er veranderd?"
    assert "Museum" in page.text


@pytest.mark.parametrize("rol", OTHERS)
def test_two_bouwwerken_stand_beside_each_other_through_any_link(site: Site, pad: str, other: str, rol: Rol) -> None:
    site.post(f"{pad}/partners", {"stand.museum": "behouden", "stand.media": "behouden", "stand.archief": "behouden"})
    site.post(f"{pad}/partners/eigen", {"titel": "buurtkeuken", "eigen_stand": "behouden"})
    link = f" <http://bouwplaats.example{share(site, other, rol)}/overzicht>, "
    page = compare(site, pad, link)
    assert page.path == f"{pad}/vergelijk"
    assert "‘Nota van de buren’ van gemeente Utrecht" in page.text
    assert [words(row) for row in page.query("tbody tr")] == ["Museum Behouden Ontwikkelen"]
    told = parts(page)
    assert "Media, behouden" in told["In allebei, met dezelfde stand"]
    assert "buurtkeuken (eigen), behouden" in told["In allebei, met dezelfde stand"]
    assert "Archief, behouden" in told["Alleen in jouw bouwwerk"]
    assert "Festival, afbouwen" in told["Alleen in het andere"]
    assert "Onder ons." not in page.text


@pytest.mark.parametrize("rol", OTHERS)
def test_any_rol_may_compare_and_neither_bouwwerk_changes(site: Site, pad: str, other: str, rol: Rol) -> None:
    mine = share(site, pad, rol)
    before = [site.rows(table) for table in ("bouwwerk", "keuze", "gebeurtenis")]
    assert "Alleen in het andere" in compare(site, mine, other).text
    assert [site.rows(table) for table in ("bouwwerk", "keuze", "gebeurtenis")] == before


def test_the_pasted_link_stands_in_no_address_no_page_no_log_and_in_no_list(
    site: Site, pad: str, other: str, caplog: pytest.LogCaptureFixture
) -> None:
    theirs = share(site, other, Rol.LEZEN)
    caplog.set_level(logging.DEBUG)
    answer = site.post(f"{pad}/vergelijk", {"link": theirs})
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-cache")
    for link in (theirs, other):
        sleutel = link.removeprefix("/b/")
        assert sleutel not in answer.text + str(answer.headers) + str(answer.url)
        assert sleutel not in caplog.text
        assert sleutel[3:] not in answer.text + str(answer.headers)
    assert "Collega Wmo" not in answer.text


@pytest.mark.parametrize("typed", ["", "iets anders", "/b/bw_123", "https://example.nl/"])
def test_what_is_no_link_is_told_at_the_field_with_what_was_typed(site: Site, pad: str, typed: str) -> None:
    page = compare(site, pad, typed, expect=422)
    assert "Hier staat geen hele link in." in page.faults[0]
    assert page.tree.by_id["link"].attrs["value"] == typed
    assert page.title.startswith("Fout: ")


def test_a_link_of_the_same_bouwwerk_is_told_at_the_field(site: Site, pad: str) -> None:
    page = compare(site, pad, share(site, pad, Rol.LEZEN), expect=422)
    assert "Dit is een link van ditzelfde bouwwerk." in page.faults[0]


def test_an_unknown_withdrawn_or_deleted_link_gets_the_answer_it_gets_elsewhere(
    site: Site, pad: str, other: str
) -> None:
    withdrawn = share(site, other, Rol.LEZEN)
    number = site.rows("toegang")[-1]["id"]
    site.post(f"{other}/links/{number}/intrekken", {"formulier": "x"})
    deleted = site.begin(titel="Weg").pad
    read = share(site, deleted, Rol.LEZEN)
    site.post(f"{deleted}/verwijderen", {"formulier": "x"})
    for link, status in (("/b/bw_" + "0" * 48, 404), (withdrawn, 410), (read, 410)):
        page = compare(site, pad, link, expect=status)
        assert page.h1 == site.send("/open", {"link": link}, expect=status).h1


def test_guessing_links_here_meets_the_same_brake(site: Site, pad: str) -> None:
    guesser = site.from_address("127.0.0.9")
    seen = {guesser.post(f"{pad}/vergelijk", {"link": f"/b/bw_{n:048x}"}).status_code for n in range(130)}
    assert seen == {404, 429}
    assert guesser.get("/b/bw_" + "0" * 48).status_code == 429


def test_two_empty_bouwwerken_have_nothing_to_compare(site: Site, pad: str) -> None:
    page = compare(site, pad, site.begin(titel="Ook leeg").pad)
    assert page.text.count("In geen van de twee staat hier iets.") == 5
    assert all(stand.kort in page.text for stand in Stand)
