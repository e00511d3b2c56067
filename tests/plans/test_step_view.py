"""What htmx gets when it saves one bouwsteen: the parts that change, exactly as they stand in the page."""

import re

from tests.plans.conftest import History
from tests.trees import Tree
from tests.visitor import Site

PARTS = {"stappen", "paneel", "duimbalk", "staat-museum"}


def test_saving_one_bouwsteen_answers_with_the_parts_that_change(both_sites: Site) -> None:
    page = both_sites.begin().follow("Partners")
    parts = page.htmx("museum", stand="behouden", toelichting="Blijft.")
    assert parts.status == 200
    assert set(parts) >= PARTS
    assert "Partners: 1 gekozen" in parts["paneel"]
    assert "Museum" in parts["paneel"]
    row = both_sites.open(f"{page.pad}/partners").bouwsteen("museum")
    assert (row.stand, row.toelichting) == ("behouden", "Blijft.")


def test_each_part_is_literally_what_the_whole_page_holds(site: Site, pad: str) -> None:
    parts = site.open(f"{pad}/partners").htmx("museum", stand="behouden", toelichting="<b>Blijft</b> & meer")
    whole = site.get(f"{pad}/partners?laatst=2").text
    for name in parts:
        # What is stored is told to the script; the page shows it in the fields.
        part = re.sub(r' data-(stand|toelichting)="[^"]*"', "", parts[name])
        assert part.strip() in whole, f"the part {name} differs from the page"


def test_saving_again_from_the_same_page_builds_on_the_answer(site: Site, pad: str, history: History) -> None:
    page = site.open(f"{pad}/partners")
    for stand in ("behouden", "afbouwen", "", "ontwikkelen"):
        assert page.htmx("museum", stand=stand).status == 200
        assert site.open(f"{pad}/partners").bouwsteen("museum").stand == stand
    assert page.htmx("museum", toelichting="Eerst.").status == 200
    assert page.htmx("museum", toelichting="Toen.").status == 200
    assert len(history()) == 6


def test_saving_one_bouwsteen_sends_and_changes_no_other(site: Site, pad: str, history: History) -> None:
    page = site.open(f"{pad}/partners")
    page.form("Ga nu verder").fill({"stand.festival": "afbouwen"})
    page.htmx("museum", stand="behouden")
    assert history() == ["keuze"]
    assert site.open(f"{pad}/partners").bouwsteen("festival").stand == ""


def test_the_parts_tell_of_a_colleague_too(site: Site, pad: str) -> None:
    mine, theirs = site.open(f"{pad}/partners"), site.open(f"{pad}/partners")
    theirs.htmx("festival", stand="behouden")
    assert "Partners: 2 gekozen" in mine.htmx("museum", stand="behouden")["paneel"]


def test_a_conflict_is_told_with_its_status_so_that_the_browser_shows_the_page(site: Site, pad: str) -> None:
    mine, theirs = site.open(f"{pad}/partners"), site.open(f"{pad}/partners")
    theirs.htmx("museum", toelichting="Van hen.")
    assert mine.htmx("museum", toelichting="Van mij.").status == 409
    assert mine.htmx("archief", toelichting="x" * 5001).status == 422


def test_an_own_bouwsteen_is_saved_by_htmx_as_any_other(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/visie").form("Voeg toe").fill(titel="Eigen doel").submit("Voeg toe")
    slug = page.bouwstenen[-1]
    parts = page.htmx(slug, stand="niet_gekozen", toelichting="Te duur.")
    assert f"staat-{slug}" in parts
    assert "overwogen, niet gekozen" in parts["paneel"]


def test_the_answer_depends_on_what_was_asked_and_says_so(site: Site, pad: str) -> None:
    for response in (site.get(f"{pad}/partners"), site.htmx("GET", f"{pad}/partners?net=museum")):
        assert "HX-Request-Type" in response.headers["Vary"]
        assert response.headers["Cache-Control"] == "no-store"


def test_no_visitor_can_put_the_placeholders_in_a_page(site: Site, pad: str) -> None:
    """The words that stand for nonce and address are unguessable, and are not filled in inside a text."""
    text = "nonce-{{ nonce }} pad-0123 {{ pad }} <script>alert(1)</script>"
    site.open(f"{pad}/partners").htmx("museum", toelichting=text)
    page = site.open(f"{pad}/partners")
    assert page.bouwsteen("museum").toelichting == text
    assert all(script.attrs.get("src") for script in Tree(page.html).named("script"))


def test_a_kept_row_leads_into_the_bouwwerk_of_who_looks(site: Site) -> None:
    for _ in range(2):
        pad = site.begin().pad
        page = site.open(f"{pad}/partners")
        hrefs = [str(a.attrs["href"]) for a in page.query("[data-bouwsteen] a")]
        links = [href for href in hrefs if "/bouwstenen/" in href]
        assert links == [f"{pad}/bouwstenen/{slug}" for slug in page.bouwstenen]
