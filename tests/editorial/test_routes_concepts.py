"""From an empty form to the catalogue: kept half-way, checked, approved by another, published, undone."""

from datetime import timedelta

import pytest

from app.database import now
from app.editorial.models import concept
from app.editorial.rol import Rol
from app.templating import today
from tests.editorial.desk import signed_in
from tests.editorial.writing import GOOD, published, start, submitted
from tests.pages import Page
from tests.trees import words
from tests.visitor import Site


def chip(page: Page) -> str:
    """Where the concept on this page is."""
    return words(page.query(".bp-label-chip")[0])


@pytest.fixture
def iris(site: Site) -> Site:
    return signed_in(site)


@pytest.fixture
def bo(site: Site) -> Site:
    return signed_in(site, Rol.EINDREDACTEUR, "Bo")


@pytest.fixture
def both(both_sites: Site) -> tuple[Site, Site, Site]:
    return both_sites, signed_in(both_sites), signed_in(both_sites, Rol.EINDREDACTEUR, "Bo")


def test_half_a_text_is_kept_and_what_is_left_to_do_is_told(iris: Site) -> None:
    page = start(iris).form("kern").fill(kern="Nog niet af", uitleg="Kort.").submit("Bewaar als concept")
    assert "Nog te doen" in page.text
    assert page.form("kern").values["kern"] == "Nog niet af"
    assert "Eén zin: Eindig met een punt." in page.text
    assert [row["status"] for row in iris.rows("concept")] == ["concept"]


def test_a_pasted_web_address_and_year_are_what_they_are(iris: Site) -> None:
    new = iris.open("/redactie/catalogus/bron/nieuw").form("titel").fill(titel="Een\u00ad bron\u200b").submit("Begin")
    asked = {
        "url": "\u201chttps://example.org/pad/\nnaar\u201d.",
        "jaar": "２０１９\u2013２０２１",
        "uitgever": "Een\u2028uitgever",
    }
    page = new.form("url").fill(asked).submit("Bewaar als concept")
    told = page.form("url").values
    assert (told["titel"], told["url"]) == ("Een bron", "https://example.org/pad/naar")
    assert (told["jaar"], told["uitgever"]) == ("2019-2021", "Een uitgever")


def test_a_concept_that_is_not_whole_cannot_be_submitted_and_keeps_what_was_typed(iris: Site) -> None:
    page = start(iris).form("kern").fill(kern="Nog niet af").submit("Bewaar en leg voor", expect=422)
    assert page.form("kern").values["kern"] == "Nog niet af"
    assert "Eén zin: eindig met een punt." in page.text
    assert iris.rows("concept")[0]["status"] == "concept"


def test_a_new_bouwsteen_goes_all_the_way_on_both_databases(both: tuple[Site, Site, Site]) -> None:
    site, iris, bo = both
    assert site.get("/bouwstenen/dorpsdichter").status_code == 404
    page = bo.open(published(iris, bo))
    assert "Gepubliceerd" in page.text
    assert "Verwijst mensen naar welzijn en kunst." in site.open("/bouwstenen/dorpsdichter").text
    assert [row["handeling"] for row in site.rows("handeling")] == [
        "concept gemaakt",
        "bewaard",
        "voorgelegd",
        "goedgekeurd",
        "gepubliceerd",
    ]


def test_the_one_who_wrote_it_cannot_approve_it_whatever_the_rol(site: Site, bo: Site) -> None:
    page = submitted(bo)
    assert "Je schreef er zelf aan mee. Een ander keurt het goed." in page.text
    refused = bo.send(f"{page.path}/keur", {"moment": "nu"}, expect=409)
    assert "Je schreef er zelf aan mee." in refused.text
    assert site.get("/bouwstenen/dorpsdichter").status_code == 404


def test_who_changes_what_was_approved_makes_it_a_concept_again(iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    bo.open(path).form("Keur goed").fill(moment="later").submit("Keur goed")
    assert "Goedgekeurd" in iris.open(path).text
    page = iris.open(path).form("kern").fill(kern="Toch anders.").submit("Bewaar als concept")
    assert chip(page) == "Concept"
    assert "Dat kan niet meer" in bo.send(f"{path}/publiceer", {}, expect=409).text


def test_a_changed_bouwsteen_is_a_new_version_and_who_chose_it_keeps_the_words(
    site: Site, iris: Site, bo: Site
) -> None:
    pad = site.begin().pad
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    before = site.open(f"{pad}/overzicht").text
    page = iris.open("/redactie/catalogus/bouwsteen/museum")
    assert "Gebruikt in 1 bouwwerk." in page.text
    page = page.form("formulier").submit("Wijzig")
    typed = {"kern": "Een heel nieuwe zin over dit huis.", "uitleg_wijziging": "Duidelijker."}
    page = page.form("kern").fill(typed, wijziging="verduidelijkt").submit("Bewaar en leg voor")
    assert "Een heel nieuwe zin" in page.text
    bo.open(page.path).form("Keur goed").submit("Keur goed")
    assert "Een heel nieuwe zin over dit huis." in site.open("/bouwstenen/museum").text
    assert site.open(f"{pad}/overzicht").text.count("Een heel nieuwe zin") == before.count("Een heel nieuwe zin")
    record = iris.open("/redactie/catalogus/bouwsteen/museum")
    assert "versie 2" in record.text
    assert "Bo, verduidelijkt" in record.text


def test_a_planned_concept_is_published_on_its_day_and_not_before(site: Site, iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    day = today() + timedelta(days=3)
    refused = bo.send(f"{path}/keur", {"moment": "dag", "publiceren_op": today().isoformat()}, expect=409)
    assert "Kies een dag na vandaag" in refused.text
    bo.open(path).form("Keur goed").fill(moment="dag", publiceren_op=day.isoformat()).submit("Keur goed")
    planner = site.app.state.instance.planner
    assert planner.round(now() + timedelta(days=2)) == 0
    assert site.get("/bouwstenen/dorpsdichter").status_code == 404
    assert planner.round(now() + timedelta(days=3)) == 1
    assert site.get("/bouwstenen/dorpsdichter").status_code == 200
    assert site.rows("handeling")[-1]["naam"] == "De Bouwplaats"


def test_two_who_save_the_same_concept_both_keep_their_text(site: Site, iris: Site, bo: Site) -> None:
    path = start(iris).path
    old = iris.open(path).form("kern").fill(kern="De zin van Iris.")
    bo.open(path).form("kern").fill(kern="De zin van Bo.").submit("Bewaar als concept")
    page = old.submit("Bewaar als concept", expect=409)
    assert "Bewaard om" not in page.text
    assert "De zin van Bo." in page.text
    assert page.form("kern").values["kern"] == "De zin van Iris."
    page.form("kern").submit("Bewaar als concept")
    assert "De zin van Iris." in site.rows("concept")[0]["velden"]


def test_the_last_act_on_an_unpublished_concept_can_be_undone(iris: Site, bo: Site) -> None:
    path = start(iris).form("kern").fill(kern="Eerst dit.").submit("Bewaar als concept").path
    page = iris.open(path).form("kern").fill(kern="Toen dat.").submit("Bewaar als concept")
    page = page.form("Maak ongedaan (bewaard)").submit("Maak ongedaan (bewaard)")
    assert page.form("kern").values["kern"] == "Eerst dit."
    page = page.form("Trek dit concept in").submit("Trek dit concept in")
    assert chip(page) == "Ingetrokken"
    assert chip(page.form("Maak ongedaan (ingetrokken)").submit("Maak ongedaan (ingetrokken)")) == "Concept"
    done = published(signed_in(iris, naam="Els"), bo, "Iets anders")
    assert "Hier is niets meer om ongedaan te maken." in bo.send(f"{done}/ongedaan", {}, expect=409).text


def test_what_a_page_saves_by_itself_is_one_line_and_undone_in_one_go(iris: Site) -> None:
    page = start(iris).form("kern").fill(kern="Eerst.").submit("Bewaar als concept")
    for text in ("Dan", "Dan nog", "Dan nog wat."):
        sent = {"kern": text, "actie": "vanzelf"}
        assert iris.post(page.path, sent).headers["Location"] == page.path
    assert [row["handeling"] for row in iris.rows("handeling")] == ["concept gemaakt", "bewaard"]
    assert iris.open(page.path).form("kern").values["kern"] == "Dan nog wat."
    page = iris.open(page.path).form("Maak ongedaan").submit("Maak ongedaan")
    assert page.form("kern").values["kern"] == ""


def test_sent_back_says_what_should_change(iris: Site, bo: Site) -> None:
    path = submitted(iris).path
    bo.open(path).form("waarom").fill(waarom="Noem een bron.").submit("Stuur terug")
    page = iris.open(path)
    assert chip(page) == "Concept"
    assert "teruggestuurd: Noem een bron., Bo" in page.text


def test_new_records_that_name_each_other_go_together_once_both_are_approved(site: Site, iris: Site, bo: Site) -> None:
    source = iris.open("/redactie/catalogus/bron/nieuw").form("titel").fill(titel="Een nieuw rapport").submit("Begin")
    told = {"uitgever": "LKCA", "jaar": "2026", "url": "https://example.nl/rapport", "uitleg_wijziging": "Nieuw."}
    source = source.form("uitgever").fill(told).submit("Bewaar en leg voor")
    page = submitted(iris, **{"bron.1": "Een nieuw rapport"})
    assert "Het gaat samen de catalogus in, als alles is goedgekeurd." in page.text
    early = bo.open(page.path).form("Keur goed").fill(moment="nu").submit("Keur goed", expect=409)
    assert "‘Een nieuw rapport’ hoort erbij en is nog niet goedgekeurd." in early.text
    assert site.rows("concept")[1]["status"] == "voorgelegd", "all or nothing: not approved either"
    bo.open(source.path).form("Keur goed").fill(moment="later").submit("Keur goed")
    bo.open(page.path).form("Keur goed").submit("Keur goed")
    assert "Een nieuw rapport" in site.open("/bouwstenen/dorpsdichter").text
    assert [row["status"] for row in site.rows("concept")] == ["gepubliceerd", "gepubliceerd"]


def test_a_concept_of_what_changed_meanwhile_is_not_published_unseen(site: Site, iris: Site, bo: Site) -> None:
    els = signed_in(site, naam="Els")
    one = iris.open("/redactie/catalogus/tip/" + site.rows("tip")[0]["slug"]).form("formulier").submit("Wijzig")
    again = els.open("/redactie/catalogus/tip/" + site.rows("tip")[0]["slug"])
    assert "Er is een concept met een wijziging (concept)." in again.text
    told = {"tekst": "Een tekst van tien tekens.", "uitleg_wijziging": "Korter."}
    page = one.form("tekst").fill(told).submit("Bewaar en leg voor")
    with site.database.write() as connection:
        connection.execute(concept.update().values(basis='{"titel": "Zo was het ooit"}'))
    refused = bo.open(page.path).form("Keur goed").submit("Keur goed", expect=409)
    assert "is intussen door een ander gewijzigd" in refused.text
    iris.open(page.path).form("Ga verder met mijn tekst").submit("Ga verder met mijn tekst")
    assert site.rows("concept")[0]["status"] == "concept"


def test_the_page_is_shown_as_officers_will_see_it_and_nobody_else_does(site: Site, iris: Site) -> None:
    path = start(iris).form("kern").fill(GOOD).submit("Bewaar als concept").path
    assert "Verwijst mensen naar welzijn en kunst." in iris.open(f"{path}/pagina").text
    assert site.get("/bouwstenen/dorpsdichter").status_code == 404
    assert "dorpsdichter" not in site.open("/bouwstenen").html


def test_while_typing_the_hints_follow_and_nothing_is_kept(iris: Site) -> None:
    path = start(iris).path
    answer = iris.htmx("POST", f"{path}/kijk", data={"kern": "Een zin zonder eind", "titel": "Anders"})
    assert "Eindig met een punt." in answer.text
    assert "Anders" in answer.text
    assert iris.rows("concept")[0]["revisie"] == 1


def test_a_double_click_makes_one_concept(iris: Site) -> None:
    form = iris.open("/redactie/catalogus/tip/nieuw").form("titel").fill(titel="Een tip")
    first, second = (form.send("Begin").headers["Location"] for _ in range(2))
    assert first == second
    assert len(iris.rows("concept")) == 1


@pytest.mark.parametrize("number", ["²", "999", "0", "9" * 5000])
def test_an_aanvraag_that_does_not_exist_is_not_what_it_came_from(iris: Site, number: str) -> None:
    iris.send("/redactie/catalogus/tip/nieuw", {"titel": "Een tip", "aanvraag": number})
    assert [row["aanvraag_id"] for row in iris.rows("concept")] == [None]


def test_a_place_in_a_list_that_is_no_number_is_a_place_too(iris: Site) -> None:
    path = start(iris).path
    iris.send(path, {"bron.²": "partners-pagina", f"bron.{'9' * 5000}": "partners-pagina"})
    assert iris.rows("concept")[0]["revisie"] == 2


def test_a_name_is_asked_first(iris: Site) -> None:
    form = iris.open("/redactie/catalogus/tip/nieuw").form("titel")
    assert "Geef het een naam." in form.submit("Begin", expect=422).text


@pytest.mark.parametrize(
    "path", ["/redactie/catalogus/nergens", "/redactie/concepten/999", "/redactie/catalogus/tip/x"]
)
def test_what_is_not_there_is_a_page_that_says_so(iris: Site, path: str) -> None:
    assert iris.get(f"/redactie/{path}").status_code == 404


def test_a_text_that_is_sent_after_signing_out_is_given_back(site: Site, iris: Site) -> None:
    path = start(iris).path
    page = site.send(path, {"kern": "Deze zin is niet weg."}, expect=403)
    assert "Je bent niet meer aangemeld" in page.text
    assert "Deze zin is niet weg." in page.html
