"""Beginning from a bouwtekening: see what it offers, take over what fits, and lose nothing that stood there."""

from datetime import date

import pytest

from app.blocks.lore_files import BouwtekeningenShape
from app.blocks.seed import read
from app.plans.rol import Rol
from app.settings import ROOT
from tests.blocks.conftest import set_fields
from tests.pages import Page
from tests.plans.story import Story
from tests.plans.test_routes_links import share
from tests.renewing import publish
from tests.trees import words
from tests.visitor import Site

TEKENINGEN = {one.slug: one for one in read(ROOT / "seed" / "bouwtekeningen.json", BouwtekeningenShape).bouwtekeningen}
SOCIAAL = TEKENINGEN["sociale-gemeente"]
VITAAL = TEKENINGEN["vitale-gemeente"]
POINTED = "Neem over wat ik heb aangewezen"
ALL = "Neem alles over als behouden"
MIX = "bouwtekeningen/sociale-gemeente?met=talentvolle-gemeente"


def standen(site: Site, pad: str) -> dict[str, str | None]:
    return {item["bouwsteen"]: item["stand"] for item in site.data(pad)["keuzes"]}


def offered(page: Page) -> list[str]:
    return [str(row.attrs["id"]) for row in page.query("main .bp-blok")]


def drawing(site: Site, pad: str, slug: str = "vitale-gemeente") -> Page:
    return site.open(f"{pad}/bouwtekeningen/{slug}")


def test_what_the_bouwwerk_does_not_have_is_offered_with_its_kern_and_nothing_chosen(site: Site, pad: str) -> None:
    site.post(f"{pad}/visie", {"stand.burgerinitiatief": "afbouwen", "stand.burgerparticipatie": "ontwikkelen"})
    page = drawing(site, pad)
    assert sorted(offered(page)) == sorted({*VITAAL.bouwstenen} - {"burgerinitiatief", "burgerparticipatie"})
    assert page.query("main .bp-blok input[checked]") == []
    assert "1 van de 17 bouwstenen" in page.text
    assert "geen norm, lenen mag" in page.text
    first = page.query("main .bp-blok")[0]
    assert "Behouden Ontwikkelen Niet overnemen" in words(first)
    assert len(words(first)) > 80
    told = {words(row.children[0]): words(row) for row in page.query(".bp-feiten > div")}
    assert "Burgerparticipatie, ontwikkelen" in told["Al in je bouwwerk"]
    assert "Burgerinitiatief, afbouwen" in told["Anders gekozen"]


def test_what_is_pointed_at_gets_its_stand_and_the_rest_stays_empty(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    pointed = {"neem.burgerinitiatief": "behouden", "neem.economie": "ontwikkelen", "neem.burgers": "niet"}
    page = drawing(both_sites, pad).form(POINTED).fill(pointed).submit(POINTED)
    assert "Overgenomen." in page.text
    assert standen(both_sites, pad) == {"burgerinitiatief": "behouden", "economie": "ontwikkelen"}
    assert "2 van de 17" in page.text
    assert "burgers" in offered(page)


def test_everything_is_taken_over_at_once_but_what_was_pointed_at_keeps_its_own_answer(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    pointed = {"neem.burgerinitiatief": "ontwikkelen", "neem.burgers": "niet"}
    page = drawing(both_sites, pad).form(ALL).fill(pointed).submit(ALL)
    wanted = dict.fromkeys(VITAAL.bouwstenen, "behouden") | {"burgerinitiatief": "ontwikkelen"}
    del wanted["burgers"]
    assert standen(both_sites, pad) == wanted
    assert offered(page) == ["burgers"]
    back = page.follow("Ongedaan maken")
    assert back.path == f"{pad}/geschiedenis/1/terug"
    back.form("Zet terug").submit("Zet terug")
    assert standen(both_sites, pad) == {}


def test_one_bouwsteen_that_was_taken_over_is_undone_where_it_was_taken(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    page = drawing(both_sites, pad).form(POINTED).fill({"neem.burgers": "behouden"}).submit(POINTED)
    back = page.form("Ongedaan maken").submit("Ongedaan maken")
    assert back.path == page.path
    assert standen(both_sites, pad) == {}


def test_the_same_form_twice_is_one_change_of_each_bouwsteen(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = drawing(both_sites, pad).form(ALL)
    form.submit(ALL)
    again = form.submit(ALL)
    assert "Er kwam niets bij." in again.text
    assert len(both_sites.rows("gebeurtenis")) == 1 + len(VITAAL.bouwstenen)


def test_a_stand_that_came_meanwhile_is_left_alone_and_a_toelichting_stays(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    both_sites.post(f"{pad}/beleidsterreinen", {"toelichting.economie": "Samen met de winkels."})
    page = drawing(both_sites, pad)
    assert "economie" in offered(page), "a toelichting alone is no stand"
    both_sites.post(f"{pad}/partners", {"stand.burgers": "afbouwen", "toelichting.burgers": "Niet meer."})
    page = page.form(ALL).submit(ALL)
    assert "Wat intussen al een stand had, bleef zoals het was." in page.text
    found = {item["bouwsteen"]: (item["stand"], item["toelichting"]) for item in both_sites.data(pad)["keuzes"]}
    assert found["burgers"] == ("afbouwen", "Niet meer.")
    assert found["economie"] == ("behouden", "Samen met de winkels.")


def test_what_was_taken_over_is_replayed_from_the_log(site: Site) -> None:
    story = Story.begin(site)
    drawing(site, story.pad, "sociale-gemeente").form(ALL).submit(ALL)
    assert len(story.now.keuzes) == len(SOCIAAL.bouwstenen)
    told = {event.na["bouwsteen"] for event in story.log if event.soort == "keuze"}
    assert told == set(SOCIAAL.bouwstenen)


def test_the_text_that_was_on_screen_is_pinned(site: Site, pad: str) -> None:
    page = drawing(site, pad)
    publish(site, set_fields("burgers", kern="Iedereen die er woont.", wijziging="inhoudelijk"))
    page.form(POINTED).fill({"neem.burgers": "behouden"}).submit(POINTED)
    assert [item["versie"] for item in site.data(pad)["keuzes"]] == [1]


def test_a_retired_bouwsteen_is_named_but_not_offered_unless_it_was_on_screen(site: Site, pad: str) -> None:
    before = drawing(site, pad)
    gone = {"op": str(date(2026, 1, 1)), "opvolger": None, "reden": "Bestaat niet meer."}
    publish(site, set_fields("burgers", vervallen=gone))
    page = drawing(site, pad)
    assert "burgers" not in offered(page)
    assert "Nog niet, en vervallen Burgers" in page.text
    page.form(ALL).submit(ALL)
    assert "burgers" not in standen(site, pad)
    before.form(POINTED).fill({"neem.burgers": "behouden"}).submit(POINTED)
    assert standen(site, pad)["burgers"] == "behouden"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Je hebt nog niets aangewezen."),
        ({"neem.burgers": "afbouwen"}, "Deze keuze bestaat niet."),
        ({"alles": "niet_gekozen"}, "Deze keuze bestaat niet."),
        ({"neem.museum": "behouden"}, "Je hebt nog niets aangewezen."),
    ],
)
def test_a_form_that_cannot_be_is_refused_with_what_was_pointed_at(
    site: Site, pad: str, fields: dict[str, str], told: str
) -> None:
    sent = {"neem.economie": "ontwikkelen"} if fields and "neem.museum" not in fields else {}
    page = site.send(f"{pad}/bouwtekeningen/vitale-gemeente", sent | fields, expect=422)
    assert [told in fault for fault in page.faults] == [True]
    assert bool(page.query("#economie-2[checked]")) == bool(sent)
    assert standen(site, pad) == {}


def test_a_bouwtekening_that_the_bouwwerk_has_wholly_has_nothing_left_to_offer(site: Site, pad: str) -> None:
    page = drawing(site, pad).form(ALL).submit(ALL)
    assert "Dat zijn ze allemaal." in page.text
    assert offered(page) == []
    assert page.query("main form:not(.bp-laatst)") == []


def test_a_reader_compares_and_finds_no_button(site: Site, pad: str) -> None:
    site.post(f"{pad}/partners", {"stand.burgers": "behouden"})
    page = drawing(site, share(site, pad, Rol.LEZEN))
    assert page.query("main form, main input, main button") == []
    assert "1 van de 17" in page.text
    assert "Nog niet in dit bouwwerk" in page.text
    assert "Economie" in page.text


def test_two_bouwtekeningen_show_what_they_share_where_they_rub_and_are_taken_over_together(site: Site) -> None:
    pad = site.begin().pad
    page = site.open(f"{pad}/{MIX}")
    both = set(SOCIAAL.bouwstenen) | set(TEKENINGEN["talentvolle-gemeente"].bouwstenen)
    assert sorted(offered(page)) == sorted(both)
    assert "Samen 56 bouwstenen: 7 in allebei, 27 alleen in de sociale gemeente en 22 alleen in" in page.text
    rubs = words(page.query("section[aria-labelledby=schuurt]")[0])
    assert "gelijke kansen om te groeien" in rubs
    assert "gelijke kansen om mee te doen" in rubs
    assert "in allebei" in words(page.query("#inclusiviteit h3")[0])
    assert "Talentvolle" in words(page.query("#talentontwikkeling h3")[0])
    done = page.form(ALL).submit(ALL)
    assert done.h1 == "Sociale gemeente en talentvolle gemeente"
    assert set(standen(site, pad)) == both


@pytest.mark.parametrize(
    "path", ["grote-gemeente", "sociale-gemeente?met=grote-gemeente", "museum", "sociale-gemeente%00"]
)
def test_an_unknown_bouwtekening_is_a_helpful_page(site: Site, pad: str, path: str) -> None:
    assert site.open(f"{pad}/bouwtekeningen/{path}", expect=404).h1 == "Deze pagina bestaat niet"


def test_a_bouwtekening_beside_itself_is_no_mix(site: Site, pad: str) -> None:
    assert site.open(f"{pad}/bouwtekeningen/vitale-gemeente?met=vitale-gemeente").h1 == "Vitale gemeente"


def test_a_new_bouwwerk_begins_from_the_public_page_of_a_bouwtekening(both_sites: Site) -> None:
    asked = both_sites.open("/bouwtekeningen/vitale-gemeente").follow("Begin vanuit deze tekening")
    assert "Er komt niets vanzelf in je bouwwerk." in asked.text
    assert len(asked.query("main figure svg")) == 1
    form = asked.form("titel").fill(titel="Ons plan")
    page, again = (form.submit("Begin met ‘Vitale gemeente’") for _ in range(2))
    assert page.path == again.path == f"{page.pad}/bouwtekeningen/vitale-gemeente"
    assert len(offered(page)) == len(VITAAL.bouwstenen)
    assert standen(both_sites, page.pad) == {}
    (kept,) = [row["herkomst"] for row in both_sites.rows("bouwwerk")]
    assert kept.startswith("Begonnen vanuit de bouwtekening ‘Vitale gemeente’ op ")
    assert kept in both_sites.open(f"{page.pad}/overzicht").text


@pytest.mark.parametrize(("titel", "button", "status"), [("x" * 999, "Begin met ‘", 422), ("Kort", "Zoek", 200)])
def test_a_beginning_that_asks_more_remembers_the_bouwtekening(
    site: Site, titel: str, button: str, status: int
) -> None:
    asked = site.open("/begin?bouwtekening=vitale-gemeente").form("titel").fill(titel=titel, gemeente="bergen")
    again = asked.submit(button, expect=status)
    page = again.form("titel").fill(titel="Kort", gemeente_code="").submit("Begin met ‘Vitale gemeente’")
    assert page.h1 == "Vitale gemeente"


def test_who_has_a_bouwwerk_lays_the_bouwtekening_beside_it(site: Site, pad: str) -> None:
    asked = site.open("/bouwtekeningen/vitale-gemeente").follow("met je geheime link")
    wrong = asked.form("link").fill(link="niets").submit("Open", expect=422)
    assert "bouwtekening ‘Vitale gemeente’" in wrong.text
    page = wrong.form("link").fill(link=f"http://bouwplaats.example{pad}").submit("Open")
    assert page.path == f"{pad}/bouwtekeningen/vitale-gemeente"


def test_from_a_bouwwerk_the_public_page_leads_back_to_it(site: Site, pad: str) -> None:
    for address in ("/bouwtekeningen", "/bouwtekeningen/sociale-gemeente"):
        shown = site.get(address, headers={"Referer": f"{site.settings.address}{pad}/overzicht"})
        assert f'href="{pad}/bouwtekeningen/sociale-gemeente"' in shown.text
        assert "Begin vanuit deze" not in shown.text


@pytest.mark.parametrize("address", ["/begin?bouwtekening=niets", "/open?bouwtekening=niets"])
def test_an_unknown_bouwtekening_in_an_address_is_passed_over(site: Site, address: str) -> None:
    assert "bouwtekening ‘" not in site.open(address).text
