"""The bouwtekeningen: drawn, told in words, complete, and plainly inspiration."""

import pytest

from app.blocks.lore_files import BouwtekeningenShape
from app.blocks.seed import read
from app.settings import ROOT
from tests.visitor import Site

TEKENINGEN = read(ROOT / "seed" / "bouwtekeningen.json", BouwtekeningenShape).bouwtekeningen


def test_the_four_bouwtekeningen_stand_beside_each_other_with_what_sets_them_apart(site: Site) -> None:
    page = site.open("/bouwtekeningen")
    assert len(page.query("figure svg")) == 4
    for one in TEKENINGEN:
        assert one.visie in page.text
        assert one.anders in page.text
    for wanted in ("geen norm", "mee te doen", "zich te ontwikkelen", "2018"):
        assert wanted in page.text


@pytest.mark.parametrize("number", range(4))
def test_a_bouwtekening_shows_its_drawing_its_words_and_every_bouwsteen(site: Site, number: int) -> None:
    one = TEKENINGEN[number]
    page = site.open("/bouwtekeningen").follow(one.naam)
    assert (page.path, page.h1) == (f"/bouwtekeningen/{one.slug}", one.naam)
    links = [str(a.attrs["href"]) for a in page.query("main .bp-opsomming a")]
    assert sorted(links) == sorted(f"/bouwstenen/{slug}" for slug in one.bouwstenen)
    assert len(page.query("figure svg")) == 2
    (words,) = page.query("figcaption")
    assert f"een gebouw met {len(one.bouwstenen)} bouwstenen" in words.to_text()
    assert "behouden" not in words.to_text()
    for wanted in ("geen norm", "2018", one.visie, one.anders):
        assert wanted in page.text


def test_what_only_one_bouwtekening_has_is_marked_there(site: Site) -> None:
    others = {slug for one in TEKENINGEN[1:] for slug in one.bouwstenen}
    page = site.open(f"/bouwtekeningen/{TEKENINGEN[0].slug}")
    marked = [line for line in page.query(".bp-opsomming li") if "alleen hier" in line.to_text()]
    assert len(marked) == len(set(TEKENINGEN[0].bouwstenen) - others)


def test_a_bouwtekening_that_does_not_exist_is_a_helpful_page(site: Site) -> None:
    assert site.open("/bouwtekeningen/grote-gemeente", expect=404).h1 == "Deze pagina bestaat niet"
