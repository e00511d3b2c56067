"""What the page of a concept says beside its form: what comes next, what else is needed, and words instead of names."""

import pytest

from app.editorial.rol import Rol
from app.templating import today
from tests.editorial.desk import signed_in
from tests.editorial.writing import GOOD, published, start, submitted
from tests.trees import words
from tests.visitor import Site


@pytest.fixture
def iris(site: Site) -> Site:
    return signed_in(site)


@pytest.fixture
def bo(site: Site) -> Site:
    return signed_in(site, Rol.EINDREDACTEUR, "Bo")


def test_the_page_is_shown_with_the_new_records_that_it_names(iris: Site) -> None:
    source = iris.open("/redactie/catalogus/bron/nieuw").form("titel").fill(titel="Een nieuw rapport").submit("Begin")
    source.form("uitgever").fill(uitgever="LKCA", jaar="2026").submit("Bewaar als concept")
    path = submitted(iris, **{"bron.1": "een-nieuw-rapport"}).path
    assert "Een nieuw rapport" in iris.open(f"{path}/pagina").text


def test_a_page_that_cannot_be_drawn_yet_says_why(iris: Site) -> None:
    page = iris.open(f"{start(iris).path}/pagina", expect=409)
    assert "De pagina is er pas als alles is ingevuld." in page.text


def test_what_names_a_half_concept_says_which_one_to_finish_first(iris: Site) -> None:
    iris.open("/redactie/catalogus/bron/nieuw").form("titel").fill(titel="Een nieuw rapport").submit("Begin")
    told = GOOD | {"bron.1": "een-nieuw-rapport"}
    page = start(iris).form("kern").fill(told).submit("Bewaar en leg voor", expect=422)
    assert "Bron: ‘Een nieuw rapport’ is nog een half concept. Vul dat eerst aan." in page.text


def test_every_status_says_what_comes_next(iris: Site, bo: Site) -> None:
    path = start(iris).form("kern").fill(GOOD).submit("Bewaar als concept").path
    assert "Is het klaar? Kies dan ‘Bewaar en leg voor’." in iris.open(path).text
    page = iris.open(path).form("kern").submit("Bewaar en leg voor")
    assert "Dit ligt bij een eindredacteur." in page.text
    assert "Iris vraagt een eindredacteur dit goed te keuren." in bo.open(path).text
    page = bo.open(path).form("Keur goed").fill(moment="later").submit("Keur goed")
    assert "Dit is goedgekeurd, en staat nog niet op de site." in page.text
    page = page.form("Publiceer nu").submit("Publiceer nu")
    assert "Dit staat op de site." in page.text
    assert page.query("a[href='/bouwstenen/dorpsdichter']")


def test_who_approves_reads_which_new_record_comes_first(iris: Site, bo: Site) -> None:
    source = iris.open("/redactie/catalogus/bron/nieuw").form("titel").fill(titel="Een nieuw rapport").submit("Begin")
    source.form("uitgever").fill(uitgever="LKCA", jaar="2026").submit("Bewaar als concept")
    page = submitted(iris, **{"bron.1": "een-nieuw-rapport"})
    assert "Dit noemt wat nog niet is goedgekeurd: Een nieuw rapport." in bo.open(page.path).text
    assert bo.open(page.path).form("Keur goed").values["moment"] == "later"
    approved = bo.open(page.path).form("Keur goed").submit("Keur goed")
    assert approved.query(f".bp-melding a[href='{source.path}']")


def test_a_published_bouwsteen_leads_to_a_voorbeeld_that_names_it(iris: Site, bo: Site) -> None:
    done = iris.open(published(iris, bo))
    (link,) = [str(a.attrs["href"]) for a in done.query("a[href*='voorbeeld/nieuw']")]
    assert iris.open("/redactie/catalogus/bouwsteen/dorpsdichter").query(f"a[href='{link}']")
    page = iris.open(link).form("titel").fill(titel="Een gedicht voor elk dorp").submit("Begin")
    assert page.form("wat").values["bouwstenen.1"] == "dorpsdichter"
    assert words(page.query(".bp-heet")[0]) == "Dorpsdichter"


def test_what_is_published_is_told_in_words_and_not_in_the_names_of_the_files(iris: Site, bo: Site) -> None:
    for page in (bo.open(published(iris, bo)), iris.open("/redactie/catalogus/bouwsteen/dorpsdichter")):
        told = " ".join(words(dd) for dd in page.query(".bp-gegevens dd"))
        assert "Nieuw voorstel van de redactie" in told
        assert "Stap Partners in de oorspronkelijke Bouwplaats" in told
        assert "nieuw_voorstel" not in told
        assert today().isoformat() not in told


def test_a_groep_that_two_stappen_share_is_one_choice(iris: Site) -> None:
    page = start(iris)
    assert [words(o) for o in page.query("#groep option[value='Onderwijs']")] == ["Doelgroepen en Partners: Onderwijs"]
