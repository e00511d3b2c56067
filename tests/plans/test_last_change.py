"""The change that was just made is named where somebody lands, with a way to undo it."""

import pytest

from tests.plans.test_own import add, own
from tests.plans.test_routes_undo import SAVE, UNDO, chosen, kept
from tests.visitor import Site


def test_after_a_click_the_panel_names_the_change_and_undoes_it(site: Site, pad: str) -> None:
    panel = site.open(f"{pad}/partners").htmx("museum", stand="behouden")["paneel"]
    assert "Museum (Partners) op behouden gezet." in panel
    assert f'action="{pad}/geschiedenis/2/ongedaan"' in panel


def test_without_javascript_the_page_that_comes_names_the_last_change_and_undoes_it(site: Site, pad: str) -> None:
    form = site.open(f"{pad}/partners").form(SAVE)
    page = form.fill({"stand.museum": "behouden", "stand.archief": "afbouwen"}).submit(SAVE)
    assert page.h1 == "Beleidsterreinen"
    assert "Archief (Partners) op afbouwen gezet." in page.text
    back = page.form(UNDO).submit(UNDO)
    assert kept(site, pad, "archief") == ("", "")
    assert kept(site, pad) == ("behouden", "")
    assert back.h1 == "Beleidsterreinen"
    assert "Ongedaan gemaakt: keuze voor Archief (Partners) gewist." in back.text
    back.form(UNDO).submit(UNDO)
    assert kept(site, pad, "archief") == ("afbouwen", "")


@pytest.mark.parametrize(
    ("stap", "button"),
    [("partners", "Bewaar je bouwwerk"), ("instrumenten", "Ga nu verder met Overzicht"), ("visie", "Toon")],
)
def test_wherever_a_button_leads_the_change_can_be_undone_there(site: Site, pad: str, stap: str, button: str) -> None:
    form = site.open(f"{pad}/{stap}").form(SAVE)
    slug = next(name for name in sorted(form.names) if name.startswith("stand."))
    page = form.fill({slug: "behouden"}).submit(button)
    assert page.form(UNDO).submit(UNDO).path == page.path
    assert site.rows("keuze") == []


def test_an_own_bouwsteen_just_made_can_be_undone_on_its_page(site: Site, pad: str) -> None:
    page = add(site, pad, "De Linde")
    assert "Eigen bouwsteen De Linde (Partners) toegevoegd." in page.text
    assert own(page.form(UNDO).submit(UNDO)) == []


def test_saving_nothing_offers_nothing_to_undo(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    assert "Ongedaan maken" not in site.open(f"{pad}/partners").form(SAVE).submit(SAVE).text


def test_the_page_that_is_kept_for_everybody_names_no_change(site: Site) -> None:
    pad = chosen(site, stand="behouden")
    for _ in range(2):
        assert "Ongedaan maken" in site.open(f"{pad}/partners?laatst=2").text
        assert "Ongedaan maken" not in site.open(f"{pad}/partners").text


@pytest.mark.parametrize("laatst", ["1", "99", "x", "", "9" * 40])
def test_a_number_in_the_address_that_can_not_be_undone_is_left_aside(site: Site, pad: str, laatst: str) -> None:
    for place in ("partners", "overzicht", "bewaren"):
        assert "Ongedaan maken" not in site.open(f"{pad}/{place}?laatst={laatst}").text
