"""What somebody types in one sitting: one line of the history, one undo, and every moment of it still there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.plans.history import Gebeurtenis, replay
from app.plans.models import gebeurtenis
from app.plans.sitting import PAUSE, Sitting, sittings
from tests.pages import Page
from tests.trees import words
from tests.visitor import Site

START = datetime(2026, 7, 14, 10, tzinfo=UTC)
WHILE_TYPING = ("We", "We gaan", "We gaan naar de wijk.")


def typed(site: Site, pad: str, slug: str = "museum") -> None:
    """Saved three times while somebody typed."""
    page = site.open(f"{pad}/partners")
    for text in WHILE_TYPING:
        page.htmx(slug, toelichting=text)


def lines(page: Page) -> list[str]:
    """The lines that are not folded away."""
    folded = {id(line) for line in page.query("details .bp-moment__wat")}
    return [words(one).partition(" ")[2] for one in page.query(".bp-moment__wat") if id(one) not in folded]


def toelichting(site: Site, pad: str, slug: str = "museum") -> str:
    return site.open(f"{pad}/partners").bouwsteen(slug).toelichting


def test_typing_is_one_line_one_difference_and_one_undo(both_sites: Site) -> None:
    pad = both_sites.begin(titel="Plan").pad
    both_sites.open(f"{pad}/partners").htmx("museum", stand="behouden")
    typed(both_sites, pad)
    page = both_sites.open(f"{pad}/geschiedenis")
    assert lines(page)[:2] == ["Toelichting bij Museum geschreven", "Museum (Partners) op behouden gezet"]
    assert "Tussendoor 2 keer bewaard" in page.text
    assert "naar de wijk." in page.follow("Toelichting bij Museum geschreven").text
    assert page.follow("Toelichting bij Museum geschreven").response.url.query == b"van=2&tot=5"
    page = page.form("Maak ongedaan").submit("Maak ongedaan")
    assert toelichting(both_sites, pad) == ""
    assert lines(page)[0].startswith("Ongedaan gemaakt: toelichting bij Museum")
    page.form("Maak ongedaan").submit("Maak ongedaan")
    assert toelichting(both_sites, pad) == WHILE_TYPING[-1]
    assert len(both_sites.rows("gebeurtenis")) == 7, "the log keeps every save"


def test_the_button_beside_what_was_just_typed_undoes_the_whole_sitting(site: Site, pad: str) -> None:
    page = site.open(f"{pad}/partners")
    for text in WHILE_TYPING:
        page.htmx("museum", toelichting=text)
    site.open(f"{pad}/partners?laatst=4").form("Ongedaan maken").submit("Ongedaan maken")
    assert toelichting(site, pad) == ""


def test_a_moment_in_the_middle_can_be_put_back_and_ends_the_sitting(site: Site, pad: str) -> None:
    typed(site, pad)
    page = site.open(f"{pad}/geschiedenis/3/terug").form("Zet terug").submit("Zet terug")
    assert toelichting(site, pad) == "We gaan"
    assert lines(page)[:3] == [
        next(line for line in lines(page) if line.startswith("Teruggezet")),
        "Toelichting bij Museum gewijzigd",
        "Toelichting bij Museum geschreven",
    ]
    site.send(f"{pad}/geschiedenis/5/ongedaan", {})
    assert toelichting(site, pad) == WHILE_TYPING[-1], "only what was put back, not what was typed before"


@pytest.mark.parametrize("apart", ["later", "another"])
def test_another_sitting_is_another_line(site: Site, pad: str, apart: str) -> None:
    typed(site, pad)
    if apart == "another":
        typed(site, pad, "bibliotheek")
    site.open(f"{pad}/partners").htmx("museum", toelichting="Een uur later.")
    if apart == "later":
        with site.database.write() as connection:
            early = update(gebeurtenis).where(gebeurtenis.c.nr < 5)
            connection.execute(early.values(tijd=START - timedelta(days=9)))
    last = max(row["nr"] for row in site.rows("gebeurtenis"))
    site.send(f"{pad}/geschiedenis/{last}/ongedaan", {})
    assert toelichting(site, pad) == WHILE_TYPING[-1]


def test_answers_and_texts_for_the_council_are_joined_too(site: Site, pad: str) -> None:
    site.open(f"{pad}/partners").htmx("museum", stand="ontwikkelen")
    for text in WHILE_TYPING:
        site.post(f"{pad}/uitwerken/museum", {"was.hoe.museum": mark(site, pad), "hoe.museum": text})
    for text in WHILE_TYPING:
        form = site.open(f"{pad}/teksten").form("inleiding")
        form.fill(inleiding=text).submit()
    page = site.open(f"{pad}/geschiedenis")
    assert lines(page)[:2] == ["Inleiding geschreven", "Uitwerking van Museum gewijzigd (hoe)"]
    assert page.text.count("Tussendoor 2 keer bewaard") == 2
    number = len(site.rows("gebeurtenis"))
    for nr in (number, number - 3):
        site.send(f"{pad}/geschiedenis/{nr}/ongedaan", {})
    assert site.open(f"{pad}/teksten").form("inleiding").values["inleiding"] == ""
    assert site.open(f"{pad}/uitwerken/museum").form("hoe.museum").values["hoe.museum"] == ""


def test_a_title_and_a_gemeente_that_save_while_they_are_typed_are_a_line_each(site: Site, pad: str) -> None:
    was = site.open(f"{pad}/gegevens").form("titel").values["titel"]
    for title in ("Samen", "Samen cultuur", "Samen cultuur maken"):
        site.open(f"{pad}/gegevens").form("titel").fill(titel=title).submit("Bewaar")
    for name in ("Zomerdam", "Zomerdam aan Zee", "Utrecht"):
        site.open(f"{pad}/gegevens").form("titel").fill(gemeente=name).submit("Bewaar")
    page = site.open(f"{pad}/geschiedenis")
    assert lines(page)[:2] == ["Gemeente gewijzigd in ‘Utrecht’", "Titel gewijzigd in ‘Samen cultuur maken’"]
    number = len(site.rows("gebeurtenis"))
    site.send(f"{pad}/geschiedenis/{number - 3}/ongedaan", {})
    kept = site.open(f"{pad}/gegevens").form("titel").values
    assert (kept["titel"], kept["gemeente"]) == (was, "Utrecht")


def mark(site: Site, pad: str) -> str:
    return site.open(f"{pad}/uitwerken/museum").form("hoe.museum").values["was.hoe.museum"]


events = st.lists(
    st.tuples(
        st.sampled_from(["museum", "festival"]),
        st.sampled_from(["", "a", "ab", "abc"]),
        st.sampled_from([None, "behouden"]),
        st.sampled_from(["", "Sanne"]),
        st.sampled_from([timedelta(seconds=3), PAUSE, PAUSE + timedelta(seconds=1)]),
    ),
    max_size=12,
)


def told(slug: str, text: str, stand: str | None) -> dict[str, Any]:
    if not text and not stand:
        return {}
    return {"bouwsteen": slug, "stap": "partners", "versie": 1, "stand": stand, "toelichting": text}


def log(drawn: list[tuple[str, str, str | None, str, timedelta]]) -> list[Gebeurtenis]:
    """A log in which each gebeurtenis begins where the one before about that bouwsteen ended."""
    now, moment, found = dict[str, dict[str, Any]](), START, list[Gebeurtenis]()
    for slug, text, stand, door, later in drawn:
        became, moment = told(slug, text, stand), moment + later
        if became != now.get(slug, {}):
            found.append(Gebeurtenis(len(found) + 1, now.get(slug, {}), became, moment, door, "keuze"))
            now[slug] = became
    return found


@given(events, st.integers(0, 12))
def test_joining_says_the_same_as_the_log_and_never_more_than_one_text_of_one_person(drawn: Any, cut: int) -> None:
    whole = log(drawn)
    joined = list(sittings(reversed(whole), None))
    numbers = [nr for one in joined for nr in range(one.nr, one.eerste - 1, -1)]
    assert numbers == [event.nr for event in reversed(whole)], "each save is in one, in order"
    assert replay(reversed(joined)) == replay(whole)
    for one in joined:
        if isinstance(one, Sitting):
            assert (one.voor, one.na) == (one.saves[-1].voor, one.saves[0].na)
            assert {(save.door, save.about.slug if save.about else "") for save in one.saves} == {
                (one.door, one.about.slug if one.about else "")
            }
            assert all(new.tijd - old.tijd <= PAUSE for new, old in zip(one.saves, one.saves[1:], strict=False))
            assert one.can_be_undone
            assert {save.nieuw.staat.stand for save in one.saves if save.nieuw} == {one.na["stand"]}
    apart = sittings(reversed(whole), min(cut, len(whole)))
    assert all(one.nr <= cut or not isinstance(one, Sitting) for one in apart), "what restoring wrote stands alone"
