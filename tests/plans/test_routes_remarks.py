"""Opmerkingen: people talk about a bouwwerk, each as far as their link goes, and the plan stays as it is."""

import pytest

from app.plans import history_queries
from app.plans.history import Moment, replay
from app.plans.remarks import MAX_OPMERKING
from app.plans.rol import Rol
from tests.pages import Page
from tests.plans.conftest import History
from tests.plans.test_routes_links import share
from tests.visitor import Site

PLACE = "Plaats opmerking"
ASKED = "Waarom niet samen met de bieb?"


def say(site: Site, pad: str, text: str = ASKED, over: str = "", zichtbaar: str = "allen") -> Page:
    form = site.open(f"{pad}/opmerkingen{'?over=' + over if over else ''}").form("zichtbaar")
    return form.fill(tekst=text, zichtbaar=zichtbaar).submit(PLACE)


def read(site: Site, pad: str, query: str = "") -> str:
    return site.open(f"{pad}/opmerkingen{query}").text


def test_an_opmerking_an_answer_done_and_open_again(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    colleague = share(both_sites, owner, Rol.REAGEREN, "Collega Wmo")
    page = say(both_sites, colleague, over="museum")
    assert f"Collega Wmo, {page.text.split('Collega Wmo, ')[1][:5]}" in page.text
    assert "Museum" in page.text
    answered = both_sites.open(f"{owner}/opmerkingen").form("Plaats reactie").fill(tekst="Goed idee.")
    page = answered.submit("Plaats reactie")
    assert page.text.index(ASKED) < page.text.index("De eigenaar") < page.text.index("Goed idee.")
    done = both_sites.open(f"{colleague}/opmerkingen").form("afgehandeld").submit("Zet op afgehandeld")
    assert "Afgehandeld door Collega Wmo op" in done.text
    assert ASKED in read(both_sites, owner, "?toon=afgehandeld")
    assert ASKED not in read(both_sites, owner, "?toon=open")
    both_sites.open(f"{owner}/opmerkingen").form("afgehandeld").submit("Open weer")
    assert ASKED in read(both_sites, owner, "?toon=open")
    assert [event["soort"] for event in both_sites.rows("gebeurtenis")][2:] == [
        "opmerking",
        "reactie",
        "opmerking_afgehandeld",
        "opmerking_heropend",
    ]


def test_an_answer_that_was_typed_is_not_lost_when_the_button_beside_it_is_pressed(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    page = say(both_sites, pad)
    long = page.form("afgehandeld").fill(tekst="x" * (MAX_OPMERKING + 1)).submit("Zet op afgehandeld", expect=422)
    assert "1 teken te lang" in long.text
    assert not both_sites.rows("opmerking")[0]["afgehandeld_op"]
    page.form("afgehandeld").fill(tekst="Doen we.").submit("Zet op afgehandeld")
    told = read(both_sites, pad, "?toon=afgehandeld")
    assert "Doen we." in told
    assert "Afgehandeld door" in told


def test_the_history_tells_it_in_sentences_without_the_text_and_can_be_replayed(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    say(site, pad, over="museum")
    say(site, pad, "Over het geheel.")
    page = site.open(f"{pad}/geschiedenis")
    assert "Opmerking geplaatst bij Museum" in page.text
    assert "Opmerking geplaatst bij het hele bouwwerk" in page.text
    assert ASKED not in page.text
    with site.database.read() as connection:
        of = site.rows("bouwwerk")[0]["id"]
        told: Moment = replay(history_queries.to_replay(connection, of, 99))
    assert [*told.keuzes] == ["museum"]
    assert told.gegevens["titel"] == site.rows("bouwwerk")[0]["titel"]


def test_readers_see_what_is_for_all_and_can_post_nothing(site: Site, pad: str) -> None:
    say(site, pad, "Voor iedereen.")
    say(site, pad, "Onder ons.", zichtbaar="schrijvers")
    reader, commenter = share(site, pad, Rol.LEZEN), share(site, pad, Rol.REAGEREN)
    for link in (reader, commenter):
        assert "Voor iedereen." in read(site, link)
        assert "Onder ons." not in site.open(f"{link}/opmerkingen").html
        assert "1 open opmerking" in site.open(f"{link}/overzicht").text
    assert site.open(f"{reader}/opmerkingen").tree.named("form") == []
    assert "2 open opmerkingen" in site.open(f"{pad}/overzicht").text
    for number in ("1", "2"):
        assert site.post(f"{reader}/opmerkingen/{number}/afhandelen", {"afgehandeld": "ja"}).status_code == 403
    assert site.post(f"{commenter}/opmerkingen/2/afhandelen", {"afgehandeld": "ja"}).status_code == 404
    assert site.post(f"{commenter}/opmerkingen", {"tekst": "Ik ook.", "reactie_op": "2"}).status_code == 404
    say(site, commenter, "Alleen voor hen.", zichtbaar="schrijvers")
    assert "Alleen voor hen." in read(site, commenter)
    assert "Alleen voor hen." not in site.open(f"{reader}/opmerkingen").html


def test_who_wrote_it_or_the_owner_removes_it_and_that_stays_told(both_sites: Site) -> None:
    owner = both_sites.begin().pad
    anna = share(both_sites, owner, Rol.REAGEREN, "Anna")
    bram = share(both_sites, owner, Rol.MEESCHRIJVEN, "Bram")
    for text in ("Van Anna.", "Nog een."):
        say(both_sites, anna, text)
    assert both_sites.post(f"{bram}/opmerkingen/1/verwijderen").status_code == 403
    for pad, number in ((anna, 1), (owner, 2), (owner, 2)):
        assert both_sites.post(f"{pad}/opmerkingen/{number}/verwijderen").status_code == 303
    told = read(both_sites, bram)
    assert "Verwijderd door Anna op" in told
    assert "Verwijderd door de eigenaar op" in told
    assert [row["tekst"] for row in both_sites.rows("opmerking")] == ["", ""]
    assert [e["soort"] for e in both_sites.rows("gebeurtenis")].count("opmerking_verwijderd") == 2


def test_the_same_form_twice_is_one_opmerking_and_another_text_another(both_sites: Site) -> None:
    pad = both_sites.begin().pad
    form = both_sites.open(f"{pad}/opmerkingen").form("zichtbaar").fill(tekst="Een keer.")
    for _ in range(2):
        form.submit(PLACE)
    assert len(both_sites.rows("opmerking")) == 1
    form.fill(tekst="Iets anders.").submit(PLACE)
    assert len(both_sites.rows("opmerking")) == 2
    for _ in range(2):
        both_sites.post(f"{pad}/opmerkingen/1/afhandelen", {"afgehandeld": "ja"})
    assert [e["soort"] for e in both_sites.rows("gebeurtenis")].count("opmerking_afgehandeld") == 1


@pytest.mark.parametrize(
    ("text", "told"), [("", "Schrijf eerst"), (" \n ", "Schrijf eerst"), ("x" * 2001, "1 teken te lang")]
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(site: Site, pad: str, text: str, told: str) -> None:
    form = site.open(f"{pad}/opmerkingen?over=museum").form("zichtbaar").fill(tekst=text, zichtbaar="schrijvers")
    page = form.submit(PLACE, expect=422)
    assert told in page.faults[0]
    again = page.form("zichtbaar").values
    assert (again["zichtbaar"], again["tekst"]) == ("schrijvers", text.strip())
    assert site.rows("opmerking") == []
    say(site, pad, "Begin.")
    page = site.open(f"{pad}/opmerkingen").form("reactie_op").fill(tekst=text).submit("Plaats reactie", expect=422)
    assert told in page.faults[0]
    assert page.form("reactie_op").values["tekst"] == text.strip()


def test_the_longest_is_kept_and_cleaned_as_every_text(site: Site, pad: str) -> None:
    say(site, pad, "漢" * MAX_OPMERKING)
    site.post(f"{pad}/opmerkingen", {"tekst": "\r\nRegel een\r\n<b>twee\x00</b>  "})
    assert [row["tekst"] for row in site.rows("opmerking")] == ["漢" * MAX_OPMERKING, "Regel een\n<b>twee</b>"]
    assert "<b>twee" not in site.open(f"{pad}/opmerkingen").html


@pytest.mark.parametrize("over", ["bestaat-niet", "eigen-99", "../x", "a b"])
def test_nobody_speaks_about_what_is_not_there(site: Site, pad: str, over: str) -> None:
    assert site.post(f"{pad}/opmerkingen", {"tekst": "Hoi.", "over": over}).status_code == 422
    assert site.get(f"{pad}/opmerkingen?over={over}").status_code == 404
    for number in ("1", "x", "9" * 30):
        assert site.post(f"{pad}/opmerkingen", {"tekst": "Hoi.", "reactie_op": number}).status_code == 404
    assert site.rows("opmerking") == []


def test_nobody_reaches_an_opmerking_of_another_bouwwerk(site: Site, pad: str) -> None:
    say(site, pad, "Van ons.")
    other = site.begin(titel="Ander").pad
    for what in ("afhandelen", "verwijderen"):
        assert site.post(f"{other}/opmerkingen/1/{what}", {"afgehandeld": "ja"}).status_code == 404
    assert "Van ons." not in read(site, other)


def test_the_page_of_a_bouwsteen_takes_and_shows_them(site: Site, pad: str) -> None:
    address = f"{pad}/bouwstenen/museum"
    page = site.open(address).form("zichtbaar").fill(tekst=ASKED).submit(PLACE)
    assert page.path == address
    assert ASKED in page.text
    done = page.form("afgehandeld").submit("Zet op afgehandeld")
    assert (done.path, "Afgehandeld door de eigenaar" in done.text) == (address, True)
    assert ASKED not in site.open("/bouwstenen/museum").text
    assert ASKED not in site.open(f"{pad}/bouwstenen/bibliotheek").text


def test_rows_panel_and_overview_count_what_is_open(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    for over in ("museum", "museum", "festival", ""):
        say(site, pad, f"{over}?", over)
    page = site.open(f"{pad}/partners")
    assert "2 open opmerkingen bij Museum" in page.bouwsteen("museum").text
    assert "1 open opmerking bij Festival" in page.bouwsteen("festival").text
    assert "open opmerking" not in page.bouwsteen("archief").text
    assert "4 open opmerkingen" in page.text
    parts = page.htmx("museum", stand="afbouwen")
    assert "2 open opmerkingen" in parts["notitie-museum"]
    assert "4 open opmerkingen" in parts["paneel"]
    overview = site.open(f"{pad}/overzicht").text
    assert "4 open opmerkingen" in overview
    assert "2 open opmerkingen bij Museum" in overview
    other = site.begin(titel="Ander").pad
    assert "open opmerking" not in site.open(f"{other}/partners").text


def test_an_own_bouwsteen_that_went_leaves_its_opmerkingen(site: Site, pad: str) -> None:
    site.send(f"{pad}/partners/eigen", {"titel": "Bibliobus"})
    slug = site.open(f"{pad}/partners").bouwstenen[-1]
    say(site, pad, over=slug)
    assert "Bibliobus" in read(site, pad)
    site.send(f"{pad}/partners", {"verwijder": slug})
    assert ASKED in read(site, pad)
    assert "Een eigen bouwsteen die er niet meer is" in read(site, pad)
    assert "Opmerking geplaatst bij Bibliobus" in site.open(f"{pad}/geschiedenis").text


def test_nothing_of_it_goes_on_paper_or_in_the_data(site: Site, pad: str, history: History) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="behouden")
    before = site.get(f"{pad}/document.json").json()
    say(site, pad, over="museum")
    after = site.get(f"{pad}/document.json")
    assert ASKED not in after.text
    assert after.json()["keuzes"] == before["keuzes"]
    assert history() == ["keuze", "opmerking"]


def test_a_colleague_hears_of_a_new_opmerking(site: Site, pad: str) -> None:
    say(site, pad, over="museum")
    told = site.htmx("GET", f"{pad}/partners/nieuw?sinds=1").text
    assert "1 open opmerking" in told
    assert 'id="staat-' not in told
