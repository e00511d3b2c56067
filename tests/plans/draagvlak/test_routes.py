"""A draagvlaksessie for who makes the plan: begin one, wait, close it, read what came of it, remove it."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import update

from app.plans.draagvlak.asking import LONGEST
from app.plans.draagvlak.models import sessie
from app.plans.draagvlak.sessie import MOST_SESSIES
from app.plans.rol import Rol
from app.templating import day, today
from app.tidying import tidy
from tests.plans.draagvlak.group import BEGIN, SLUGS, Group, all_say, chosen, gathered, written
from tests.plans.test_routes_links import share
from tests.test_tidying import at
from tests.visitor import Site

MIXED = [{"museum": said, "media": "kan", "krimp": "niet"} for said in ("belangrijk", "niet") * 3]


def ended(group: Group) -> Group:
    """The same session, a day after its last day."""
    with group.site.database.write() as connection:
        connection.execute(update(sessie).values(open_tot=today() - timedelta(days=1)))
    return group


def test_a_session_asks_about_the_bouwstenen_of_the_day_on_which_it_began(both_sites: Site) -> None:
    group = gathered(both_sites)
    both_sites.post(f"{group.pad}/partners", {"stand.museum": "", "was.museum": "behouden:"})
    both_sites.post(f"{group.pad}/partners", {"stand.archief": "ontwikkelen"})
    page = both_sites.open(group.join())
    asked = dict.fromkeys(str(e.attrs["name"]) for e in page.query("input[type=radio]"))
    assert list(asked) == [f"oordeel.{slug}" for slug in SLUGS]


def test_a_session_can_be_about_what_is_developed_alone(site: Site) -> None:
    group = gathered(site, over="ontwikkelen")
    page = site.open(group.join())
    assert not page.query("[name='oordeel.museum']")
    assert page.query("[name='oordeel.media']")


def test_while_it_is_open_only_the_number_of_people_is_told(site: Site) -> None:
    group = gathered(site)
    group.say(MIXED)
    page = site.open(f"{group.pad}/draagvlak")
    assert "6 van 30 doen mee" in page.text
    assert "Bekijk de uitkomst" not in page.text
    assert site.open(f"{group.pad}/draagvlak/{group.nr}").path == f"{group.pad}/draagvlak"
    (told,) = site.get(f"{group.pad}/alles.json").json()["sessies"]
    assert told["deelnemers"] is None
    assert {one["klasse"] for one in told["bouwstenen"]} == {None}


def test_a_closed_session_tells_what_people_agree_on_and_wipes_what_each_said(both_sites: Site) -> None:
    group = gathered(both_sites)
    group.say(MIXED)
    page = group.close()
    words = page.text.partition("Per stap")[0]
    assert "6 mensen deden mee. Weinig mensen, of niemand, sorteerden alle 5 bouwstenen." in words
    parts = ("over eens", "bespreek dit", "hoeft niet Er is", "weinig mensen")
    for titel, where in (("Krimp", 0), ("Museum", 1), ("Media", 2), ("Festival", 3)):
        begin, end = words.index(parts[where]), words.find(parts[where + 1]) if where < 3 else len(words)
        assert titel in words[begin:end], titel
    assert both_sites.rows("deelnemer") == []
    assert both_sites.rows("sessie")[0]["gesloten_op"]
    assert [row["soort"] for row in both_sites.rows("gebeurtenis")][-2:] == ["sessie_begonnen", "sessie_gesloten"]


def test_who_answered_one_bouwsteen_is_not_told_to_have_sorted_all(site: Site) -> None:
    group = gathered(site)
    group.say([all_say("kan")] * 6 + [{"museum": "niet"}] * 6)
    group.join()
    page = group.close()
    assert "13 mensen deden mee, 12 van hen antwoordden. Een deel van de mensen sorteerde alle 5 bouwst" in page.text
    silent = page.text.partition("Hier zeiden weinig mensen iets over")[2].partition("Per stap")[0]
    assert [titel for titel in ("Museum", "Krimp", "Media", "Festival") if titel in silent] == [
        "Krimp",
        "Media",
        "Festival",
    ]
    assert "drie kwart of meer" in page.text.rpartition("Museum")[2]


def test_an_outcome_of_before_the_people_were_counted_opens_and_prints(site: Site) -> None:
    group = gathered(site)
    group.say(MIXED)
    group.close()
    old = {"deelnemers": 12, "gewogen": [{"slug": slug, "delen": ["meesten", "weinig", "weinig"]} for slug in SLUGS]}
    with site.database.write() as connection:
        connection.execute(update(sessie).values(uitkomst=json.dumps(old)))
    page = site.open(f"{group.pad}/draagvlak/{group.nr}")
    assert "12 mensen sorteerden een of meer van de 5 bouwstenen." in page.text
    assert "Opkomst" not in page.text
    site.post(f"{group.pad}/meenemen", {"voor": "raadsstuk", "keuze": "ja", "met.draagvlak": "ja"})
    assert "12 mensen sorteerden een of meer van de 5" in site.get(f"{group.pad}/document.html").text
    for kind in ("pdf", "docx", "odt", "json", "csv"):
        assert site.get(f"{group.pad}/document.{kind}").status_code == 200
    assert site.get(f"{group.pad}/alles.json").json()["sessies"][0]["meegedaan"] is None


def test_closing_twice_is_closing_once(site: Site) -> None:
    group = gathered(site)
    group.say(MIXED)
    first = group.close()
    again = site.send(f"{group.pad}/draagvlak/{group.nr}/sluiten", {})
    assert again.text == first.text
    assert [row["soort"] for row in site.rows("gebeurtenis")].count("sessie_gesloten") == 1
    history = site.open(f"{group.pad}/geschiedenis")
    assert "Draagvlaksessie ‘Werkgroep cultuur’ gesloten" in history.text
    assert f"/geschiedenis/{group.nr}/ongedaan" not in history.html


def test_after_its_last_day_a_session_is_over_and_tidying_wipes_the_answers(both_sites: Site) -> None:
    group = gathered(both_sites)
    group.say(MIXED)
    last = both_sites.rows("sessie")[0]["open_tot"]
    assert tidy(both_sites.database, both_sites.settings, at(last))["sessies"] == 0
    before = both_sites.open(f"{ended(group).pad}/draagvlak/{group.nr}")
    assert len(both_sites.rows("deelnemer")) == 6, "looking changes nothing"
    assert tidy(both_sites.database, both_sites.settings, at(last))["sessies"] == 1
    assert both_sites.rows("deelnemer") == []
    assert both_sites.open(f"{group.pad}/draagvlak/{group.nr}").text == before.text
    assert f"gesloten op {day(today() - timedelta(days=1))}" in before.text


@pytest.mark.parametrize(
    ("people", "told"), [(0, "Niemand antwoordde."), (1, "maar één persoon"), (4, "antwoordden maar 4 mensen")]
)
def test_of_few_people_nothing_is_told_and_that_is_said(site: Site, people: int, told: str) -> None:
    group = gathered(site)
    group.say([all_say("belangrijk")] * people)
    group.join()
    page = group.close()
    assert told in page.text
    assert "Museum" not in page.text
    assert "Kies wat er in je stuk staat" not in page.text
    assert "te weinig" in site.open(f"{group.pad}/draagvlak").text


def test_one_session_is_open_at_a_time_and_a_bouwwerk_holds_a_few(site: Site) -> None:
    pad = chosen(site)
    form = site.open(f"{pad}/draagvlak").form("naam").fill(naam="Laat")
    for _ in range(MOST_SESSIES):
        group = gathered(site, pad)
        assert "Er is al een sessie open." in form.submit(BEGIN, expect=409).text
        group.close()
    assert "5 sessies, meer kan niet" in form.submit(BEGIN, expect=409).text
    assert len(site.rows("sessie")) == MOST_SESSIES


def test_the_same_form_twice_begins_one_session(both_sites: Site) -> None:
    form = both_sites.open(f"{chosen(both_sites)}/draagvlak").form("naam").fill(naam="Dubbel")
    first, second = form.submit(BEGIN), form.submit(BEGIN)
    assert first.tree.by_id["link"].attrs["value"] == second.tree.by_id["link"].attrs["value"]
    assert len(both_sites.rows("sessie")) == 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"naam": " "}, "Geef de sessie een naam"),
        ({"naam": "n" * 81}, "Maak de naam korter"),
        ({"tot": "morgen"}, "Vul een dag in"),
        ({"tot": written(today() - timedelta(days=1))}, "Deze dag is al geweest."),
        ({"tot": written(today() + LONGEST + timedelta(days=2))}, "hooguit 30 dagen open"),
        ({"over": ""}, "Kies waar de sessie over gaat."),
        ({"over": "niets"}, "Kies waar de sessie over gaat."),
    ],
)
def test_a_form_that_is_not_right_says_why_and_keeps_what_was_typed(
    site: Site, fields: dict[str, str], told: str
) -> None:
    pad = chosen(site)
    good = {"naam": "Werkgroep", "over": "alles", "tot": written(today())}
    page = site.send(f"{pad}/draagvlak", good | fields, expect=422)
    assert any(told in fault for fault in page.faults)
    assert page.tree.by_id["naam"].attrs["value"] == " ".join((good | fields)["naam"].split())
    assert site.rows("sessie") == []


def test_there_must_be_something_to_sort(site: Site) -> None:
    pad = site.begin().pad
    assert "Er is nog niets om te sorteren." in site.open(f"{pad}/draagvlak").text
    asked = {"naam": "Leeg", "over": "alles", "tot": written(today())}
    assert "nog niets om te sorteren" in site.send(f"{pad}/draagvlak", asked, expect=422).text
    assert site.rows("sessie") == []


def test_a_removed_session_is_gone_with_its_answers_and_its_link(both_sites: Site) -> None:
    group = gathered(both_sites)
    own = group.say(MIXED)[0]
    page = both_sites.open(f"{group.pad}/draagvlak")
    for _ in range(2):
        gone = page.form("Verwijder de sessie").submit("Verwijder de sessie")
        assert "De sessie is verwijderd" in gone.text
    assert both_sites.rows("sessie") == both_sites.rows("deelnemer") == []
    for address in (group.link, own):
        assert both_sites.open(address, expect=404).h1 == "We vinden geen sessie bij deze link"
    assert [row["soort"] for row in both_sites.rows("gebeurtenis")].count("sessie_verwijderd") == 1


def test_the_link_is_kept_as_a_hash_and_only_writers_see_it(site: Site) -> None:
    group = gathered(site)
    sleutel = group.link.rpartition("/")[2]
    assert sleutel not in repr([site.rows(name) for name in ("sessie", "deelnemer", "gebeurtenis")])
    for rol in (Rol.LEZEN, Rol.REAGEREN):
        assert site.get(f"{share(site, group.pad, rol)}/draagvlak").status_code == 403
    pad = share(site, group.pad, Rol.MEESCHRIJVEN)
    assert group.link in site.open(f"{pad}/draagvlak").html
    assert "Vraag wat anderen vinden" in site.open(f"{pad}/overzicht").text


def test_nobody_closes_or_removes_a_session_of_another_bouwwerk(site: Site) -> None:
    group, other = gathered(site), chosen(site, "Een ander")
    for nr in (str(group.nr), "0", "x", "9" * 30):
        assert site.post(f"{other}/draagvlak/{nr}/sluiten").status_code == 404
        assert site.get(f"{other}/draagvlak/{nr}").status_code == 404
        site.post(f"{other}/draagvlak/{nr}/verwijderen")
    assert site.rows("sessie")[0]["gesloten_op"] is None


def test_the_text_to_mail_has_the_link_and_the_last_day(site: Site) -> None:
    group = gathered(site)
    page = site.open(f"{group.pad}/draagvlak")
    letter = page.tree.by_id["brief"].to_text()
    last: date = site.rows("sessie")[0]["open_tot"]
    for words in (group.link, day(last), "5 bouwstenen", "‘Cultuur van ons’"):
        assert words in letter
    assert any("mailto:" in str(a.attrs["href"]) for a in page.tree.named("a"))
