"""What a page hears of what others did: nothing in a few bytes, or the rows that changed and who did it."""

import pytest

from app.plans.rol import Rol
from tests.pages import Parts
from tests.plans.test_routes_links import share
from tests.visitor import Site


def heard(site: Site, pad: str, sinds: object, stap: str = "partners") -> Parts:
    return Parts(site.htmx("GET", f"{pad}/{stap}/nieuw?sinds={sinds}"))


def test_while_nothing_happens_the_answer_is_empty(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    for place in ("partners/nieuw", "nieuw"):
        answer = both_sites.get(f"{pad}/{place}?sinds=1")
        assert (answer.status_code, answer.content) == (204, b"")
        assert both_sites.get(f"{pad}/{place}?sinds=0").status_code == 200


def test_what_a_colleague_did_comes_with_a_name_and_a_time(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    pad = share(both_sites, owner, Rol.MEESCHRIJVEN, "Collega Wmo")
    both_sites.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="Van de collega.")
    both_sites.open(f"{pad}/visie").htmx("krimp", stand="behouden")
    told = heard(both_sites, owner, 2)
    assert {"paneel", "stappen", "duimbalk", "staat-museum", "notitie-museum"} == set(told)
    for part in ('data-wie="Collega Wmo"', "data-om=", 'data-stand="behouden"', "Van de collega."):
        assert part in told["staat-museum"]
    assert 'data-revisie="4"' in told["paneel"]
    assert "data-wie" not in told["notitie-museum"]


def test_the_last_of_several_changes_of_a_row_is_told_once(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/partners")
    for stand in ("behouden", "afbouwen", ""):
        page = site.open(f"{pad}/partners")
        page.htmx("museum", stand=stand)
    told = heard(site, pad, 1)
    assert 'data-stand=""' in told["staat-museum"]
    assert list(told).count("staat-museum") == 1


def test_an_own_bouwsteen_that_came_or_went_asks_for_a_new_page(site: Site, pad: str) -> None:
    assert "nieuws" not in set(heard(site, pad, 0))
    site.send(f"{pad}/partners/eigen", {"titel": "Bibliobus"})
    assert "Vernieuw de pagina" in heard(site, pad, 1)["nieuws"]
    assert "nieuws" not in set(heard(site, pad, 1, "visie"))
    slug = site.open(f"{pad}/partners").bouwstenen[-1]
    site.send(f"{pad}/partners", {"verwijder": slug})
    assert "Vernieuw de pagina" in heard(site, pad, 2)["nieuws"]


@pytest.mark.parametrize("sinds", ["", "x", "-1", "9" * 30, "999999", "١"])
def test_a_moment_that_cannot_be_one_is_no_fault(site: Site, pad: str, sinds: str) -> None:
    assert site.htmx("GET", f"{pad}/partners/nieuw?sinds={sinds}").status_code == 200


def test_what_was_just_done_can_still_be_undone_from_the_panel(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    site.open(f"{pad}/partners").htmx("media", stand="behouden")
    answer = site.htmx("GET", f"{pad}/partners/nieuw?sinds=2&laatst=2")
    assert "Museum (Partners) op behouden gezet" in Parts(answer)["paneel"]
    assert 'data-laatst="2"' in Parts(answer)["paneel"]
