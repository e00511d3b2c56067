"""The log tells everything: from it alone the bouwwerk can be made again as it was at any moment."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings

from app.blocks.stand import Stand
from app.plans.assembly import Staat
from app.plans.gegevens import LEEG
from app.plans.history import Gebeurtenis, Moment, Told, moments, replay
from tests.plans.story import Story, chance, steps
from tests.visitor import Site

relaxed = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
MADE = ("make", "De Linde", "behouden")


def event(nr: int, voor: dict[str, Any], na: dict[str, Any], soort: str = "keuze") -> Gebeurtenis:
    return Gebeurtenis(nr, voor, na, datetime(2026, 7, 14, 12, 32, tzinfo=UTC), "", soort)


@relaxed
@given(steps)
@example([MADE, ("explain", 3, "Een."), ("remove", 0, None), ("put_back", 0, None), ("explain", 3, "")])
@example([("choose", 0, "behouden"), ("choose", 1, "afbouwen"), ("choose", 0, ""), ("choose", 0, "behouden")])
@example([MADE, ("remove", 0, None), MADE, ("undo", 2, False), ("undo", 4, False), ("restore", 1, None)])
@example([MADE, ("elaborate", 3, "Doen."), ("take", 0, None), ("undo", 3, False), ("undo", 4, False)])
@example([MADE, ("choose", 0, "afbouwen"), ("explain", 3, "Een."), ("take", 0, None), ("undo", 4, False)])
def test_replaying_the_log_gives_what_was_stored_after_every_change(
    site: Site, lived: list[tuple[str, Any, Any]]
) -> None:
    story = Story.begin(site).live(lived)
    numbers = sorted(story.seen)
    told = moments(story.log, *numbers)
    assert [told[numbers.index(nr)] for nr in numbers] == [story.seen[nr] for nr in numbers]
    for nr, moment in zip(numbers, told, strict=True):
        assert list(moment.keuzes) == list(story.seen[nr].keuzes), "another order"
    assert replay(story.log) == story.now


@relaxed
@given(steps, chance)
def test_whatever_happened_any_moment_comes_back_exactly(
    site: Site, lived: list[tuple[str, Any, Any]], what: int
) -> None:
    story = Story.begin(site).live(lived)
    nr = what % max(story.seen) + 1
    (then,) = moments(story.log, nr)
    before = len(story.log)
    story.restore(nr - 1, None)
    assert story.now == then
    assert [one.soort for one in story.log[before:]][-1:] in ([], ["teruggezet"])
    assert story.restore(nr - 1, None).status_code == 303, "what is back can be asked for again"
    assert story.now == then


@relaxed
@given(steps, chance)
@example([MADE, ("remove", 0, None)], 2)
@example([MADE, ("explain", 3, "Een."), ("remove", 0, None), MADE], 3)
@example([MADE, ("elaborate", 3, "Doen."), ("take", 0, None)], 3)
@example([MADE, ("choose", 0, "afbouwen"), ("explain", 3, "Een."), ("take", 0, None)], 4)
@example([MADE, ("take", 0, None), ("explain", 0, "Daarna.")], 2)
def test_undoing_what_was_undone_leaves_it_as_it_was(site: Site, lived: list[tuple[str, Any, Any]], what: int) -> None:
    story = Story.begin(site).live(lived)
    before, last = story.now, max(story.seen)
    story.undo(what, True)
    assert story.look()[0] - last in (0, 1), "one change is one gebeurtenis"
    if story.look()[0] > last:
        assert story.log[-1].soort == "ongedaan"
        story.undo(last, False)
    assert story.now == before


def test_a_keuze_is_told_with_its_stap_and_the_number_of_the_text_that_was_on_screen(site: Site) -> None:
    story = Story.begin(site).live(
        [("choose", 0, "behouden"), ("explain", 0, "Een."), ("choose", 0, ""), ("explain", 0, "")]
    )
    chosen, explained, *_, gone = story.log[1:]
    place = {"bouwsteen": "museum", "stap": "partners", "versie": 1}
    assert (chosen.voor, chosen.na) == ({}, place | {"stand": "behouden", "toelichting": ""})
    assert (explained.voor, explained.na) == (chosen.na, {**chosen.na, "toelichting": "Een."})
    assert (gone.voor, gone.na) == (place | {"stand": None, "toelichting": "Een."}, {})


def test_an_own_bouwsteen_is_told_with_its_titel_from_its_first_gebeurtenis_to_its_last(site: Site) -> None:
    story = Story.begin(site).live([MADE, ("explain", 3, "Een."), ("remove", 0, None)])
    made, explained, removed = story.log[1:]
    (slug,) = {one.about.slug for one in story.log[1:] if one.about}
    own = {"bouwsteen": slug, "stap": "partners", "titel": "De Linde", "stand": "behouden"}
    assert (made.voor, made.na) == ({}, own | {"toelichting": ""})
    assert (explained.voor, explained.na) == (made.na, own | {"toelichting": "Een."})
    assert (removed.voor, removed.na) == (explained.na, {})
    assert slug.startswith("eigen-")


def test_an_own_bouwsteen_that_comes_back_is_the_same_one(both_sites: Site) -> None:
    story = Story.begin(both_sites).live([MADE])
    (slug,) = story.now.keuzes
    story.live([("remove", 0, None), ("put_back", 0, None)])
    assert list(story.now.keuzes) == [slug]
    story.live([("remove", 0, None), ("undo", 4, False)])
    assert list(story.now.keuzes) == [slug]
    fresh = story.live([("make", "De Eik", "behouden")]).now.keuzes
    assert len(fresh) == 2, "its id was given to another one"


OLD: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"stand": None}, {"stand": "behouden"}),
    ({}, {"bouwsteen": "De Linde", "stand": "ontwikkelen", "toelichting": ""}),
    ({"bouwsteen": "museum"}, {"bouwsteen": "museum", "stand": "verzonnen"}),
    ({}, {}),
]


@pytest.mark.parametrize(("voor", "na"), OLD)
def test_a_gebeurtenis_that_tells_less_is_read_and_never_made_again(voor: dict[str, Any], na: dict[str, Any]) -> None:
    told = event(1, voor, na)
    assert replay([told]) == Moment(LEEG, {})
    assert not told.can_be_undone
    assert told.about is None or told.about.staat.stand in {None, Stand.ONTWIKKELEN}


def test_a_told_keuze_reads_as_it_was_written() -> None:
    for told in (
        Told("museum", "partners", None, 3, Staat(Stand.AFBOUWEN, "Weg.")),
        Told("eigen-7", "visie", "De Linde", None, Staat()),
    ):
        assert Told.read(told.written) == told
    assert Told("eigen-7", "visie", "De Linde", None, Staat()).own_id == 7
    assert Told("eigen-7", "visie", None, 1, Staat()).own_id is None
