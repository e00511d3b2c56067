"""What came of draagvlaksessies in a paper: only when asked for, in rough words, and kept with a version."""

import re
from dataclasses import replace
from datetime import date

from sqlalchemy import update

from app.blocks.catalogue import Catalogue
from app.documents.model import Tabel
from app.plans.bouwwerk import Gebouw
from app.plans.document import compose
from app.plans.draagvlak.outcome import Deel, Gewogen, Opkomst, Uitkomst
from app.plans.draagvlak.sessie import Gevraagd, Over, Verslag
from app.plans.models import momentopname
from app.plans.opties import Opties, Soort
from app.plans.rol import Rol
from tests.plans.draagvlak.group import Group, gathered
from tests.plans.draagvlak.test_routes import MIXED
from tests.plans.lindewaard import DAG
from tests.plans.paper.conftest import said
from tests.plans.test_routes_links import share
from tests.visitor import Site

ASKED = (Gevraagd("museum", "partners", "Museum", "Kern."), Gevraagd("krimp", "visie", "Krimp", "Kern."))
APART = Gewogen("museum", (Deel.MEESTEN, Deel.WEINIG, Deel.DEEL))
TURNOUT = Uitkomst(12, (replace(APART, opkomst=Opkomst.HELFT), Gewogen("krimp")), 14, Deel.WEINIG)
VERSLAG = Verslag("Werkgroep", Over.ALLES, date(2026, 11, 20), ASKED, Uitkomst(12, (APART, Gewogen("krimp"))))
MET = Opties(draagvlak=True)
CHAPTER, TICK = "Mensen sorteerden bouwstenen", "met.draagvlak"


def html(site: Site, pad: str, query: str = "") -> str:
    return site.get(f"{pad}/document.html{query}").text


def closed(site: Site) -> Group:
    group = gathered(site)
    group.say(MIXED)
    group.close()
    return group


def test_the_chapter_has_a_table_the_number_of_people_and_the_day(gebouw: Gebouw, catalogue: Catalogue) -> None:
    paper = compose(gebouw, catalogue, DAG, opties=MET, draagvlak=(VERSLAG,))
    for words in (
        "12 mensen sorteerden een of meer van de 2 bouwstenen. De sessie sloot op 20 november 2026.",
        "Dit was geen stemming en geen representatief onderzoek.",
        "Over deze bouwstenen liepen de meningen uiteen: Museum.",
    ):
        assert words in said(paper)
    (table,) = [e for e in paper.elements if isinstance(e, Tabel) and "Werkgroep" in e.bijschrift]
    cells = [[str(span.text) for cell in rij.cellen for span in cell] for groep in table.groepen for rij in groep.rijen]
    assert cells == [["Museum", "Verdeeld", "de meesten", "weinig", "een deel"], ["Krimp", "Stil", "–", "–", "–"]]


def test_the_chapter_tells_of_how_many_people_each_answer_comes_once_that_is_counted(
    gebouw: Gebouw, catalogue: Catalogue
) -> None:
    paper = compose(gebouw, catalogue, DAG, opties=MET, draagvlak=(replace(VERSLAG, uitkomst=TURNOUT),))
    told = "14 mensen deden mee, 12 van hen antwoordden. Weinig mensen, of niemand, sorteerden alle 2 bouwstenen."
    assert told in said(paper)
    assert "12 mensen sorteerden" not in said(paper)
    (table,) = [e for e in paper.elements if isinstance(e, Tabel) and "Werkgroep" in e.bijschrift]
    cells = [[str(span.text) for cell in rij.cellen for span in cell] for groep in table.groepen for rij in groep.rijen]
    assert table.kolommen[2] == "Opkomst"
    assert cells[0] == ["Museum", "Verdeeld", "meer dan de helft", "de meesten", "weinig", "een deel"]
    assert cells[1] == ["Krimp", "Stil", "te weinig", "–", "–", "–"]


def test_without_asking_or_without_an_outcome_there_is_no_chapter_and_the_numbers_go_on(
    gebouw: Gebouw, catalogue: Catalogue
) -> None:
    with_it = compose(gebouw, catalogue, DAG, opties=MET, draagvlak=(VERSLAG,))
    without = [
        compose(gebouw, catalogue, DAG, draagvlak=(VERSLAG,)),
        compose(gebouw, catalogue, DAG, opties=MET),
        compose(gebouw, catalogue, DAG, opties=replace(MET, soort=Soort.COLLEGENOTA), draagvlak=(VERSLAG,)),
    ]
    assert [CHAPTER in said(paper) for paper in without] == [False] * 3
    assert "Niet opgenomen" not in said(without[0])
    numbers = [int(c.titel.split(".")[0]) for c in with_it.chapters if c.titel[0].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_it_goes_along_once_it_is_ticked_and_a_reader_cannot_ask_for_it(site: Site) -> None:
    pad = gathered(site).pad
    reader = share(site, pad, Rol.LEZEN)
    asked = "?voor=raadsstuk&keuze=ja&met.draagvlak=ja"
    assert TICK not in site.open(f"{pad}/meenemen").html, "nothing came of it yet"
    page = site.open(f"{pad}/draagvlak")
    page.form("Verwijder de sessie").submit("Verwijder de sessie")
    group = gathered(site, pad)
    group.say(MIXED)
    group.close()
    assert CHAPTER not in html(site, pad)
    assert TICK not in site.open(f"{reader}/meenemen{asked}").html
    assert CHAPTER not in html(site, reader, asked)
    form = site.open(f"{pad}/meenemen").form("Bewaar je keuze")
    assert TICK not in form.values
    form.fill({TICK: True}).submit("Bewaar je keuze")
    for told in (html(site, pad), html(site, reader)):
        assert CHAPTER in told
        assert "6 mensen deden mee. Weinig mensen, of niemand, sorteerden alle 5 bouwstenen." in told


def test_a_version_keeps_what_came_of_it_when_the_session_is_removed(site: Site) -> None:
    group = closed(site)
    site.open(f"{group.pad}/meenemen").form("Bewaar je keuze").fill({TICK: True}).submit("Bewaar je keuze")
    site.post(f"{group.pad}/versies", {"naam": "Concept", "status": "concept"})
    site.post(f"{group.pad}/draagvlak/{group.nr}/verwijderen")
    assert CHAPTER not in html(site, group.pad)
    assert "6 mensen deden mee." in html(site, f"{group.pad}/versies/1")
    (kept,) = [row["inhoud"] for row in site.rows("momentopname")]
    before = re.sub(r',"(meegedaan|klaar|opkomst)":(null|[0-9]+|"[a-z_]+")', "", kept)
    assert before != kept
    with site.database.write() as connection:
        connection.execute(update(momentopname).values(inhoud=before))
    assert "6 mensen sorteerden een of meer van de 5" in html(site, f"{group.pad}/versies/1")


def test_the_copy_of_all_data_has_the_outcome_and_no_answers(site: Site) -> None:
    group = closed(site)
    (told,) = site.get(f"{group.pad}/alles.json").json()["sessies"]
    assert (told["naam"], told["over"], told["deelnemers"]) == ("Werkgroep cultuur", "alles", 6)
    assert (told["meegedaan"], told["klaar"]) == (6, "weinig")
    museum = next(one for one in told["bouwstenen"] if one["bouwsteen"] == "museum")
    assert museum == {
        "bouwsteen": "museum",
        "titel": "Museum",
        "klasse": "verdeeld",
        "belangrijk": "deel",
        "kan": "weinig",
        "niet": "deel",
        "opkomst": "drie_kwart",
    }
    assert next(one for one in told["bouwstenen"] if one["bouwsteen"] == "festival")["klasse"] == "stil"
