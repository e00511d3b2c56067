"""A concept of every soort is shown on the page where officers will find it."""

import pytest

from app.editorial.kinds import FORMS
from tests.editorial.desk import signed_in
from tests.visitor import Site

SHOWN = {
    "bouwsteen": ("kern", "Een zin die er nog niet stond."),
    "voorbeeld": ("wat", "Een verhaal dat er nog niet stond."),
    "bron": ("titel", "Een titel die er nog niet stond"),
    "relatie": ("reden", "Een reden die er nog niet stond."),
    "bouwtekening": ("anders", "Een verschil dat er nog niet stond."),
    "tip": ("tekst", "Een tekst die er nog niet stond."),
    "uitdaging": ("tekst", "Een tekst die er nog niet stond."),
    "regeling": ("wat", "Een regeling die er nog niet stond."),
    "organisatie": ("rol", "Een rol die er nog niet stond."),
    "kans": ("tekst", "Een tekst die er nog niet stond."),
    "cijfer": ("betekenis", "Een betekenis die er nog niet stond."),
    "bewijs": ("zegt", "Een uitkomst die er nog niet stond."),
}


@pytest.mark.parametrize("soort", SHOWN)
def test_a_change_stands_on_the_page_of_the_site(site: Site, soort: str) -> None:
    iris = signed_in(site)
    veld, text = SHOWN[soort]
    (*_, link) = [str(a.attrs["href"]) for a in iris.open(f"/redactie/catalogus/{soort}").query(".bp-postvak a")]
    page = iris.open(link).form("formulier").submit("Wijzig")
    path = page.form(veld).fill({veld: text}).submit("Bewaar als concept").path
    assert text in iris.open(f"{path}/pagina").text
    public = "/bronnen" if soort == "bron" else "/kennis"
    assert text not in site.open(public).text


def test_words_to_search_by_have_no_page_and_lead_back(site: Site) -> None:
    assert {form.soort for form in FORMS} - SHOWN.keys() == {"synoniem", "groep"}
    iris = signed_in(site)
    path = iris.open("/redactie/catalogus/synoniem/nieuw").form("titel").fill(titel="koor").submit("Begin").path
    assert iris.get(f"{path}/pagina").headers["Location"] == f"{path}#te_doen"
