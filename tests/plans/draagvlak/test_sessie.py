"""What a session asks about, how long it is open, and what a report of it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.blocks.stand import Stand
from app.plans.bouwwerk import Bouwwerk, Gebouw, Keuze, build
from app.plans.draagvlak.asking import MOST_BOUWSTENEN, read_asked
from app.plans.draagvlak.outcome import Gewogen, Klasse, Uitkomst
from app.plans.draagvlak.sessie import EIGEN, Over, Sessie, Verslag, asked_about, by_stap

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
BOUWWERK = Bouwwerk(1, "Ons plan", "Utrecht", None, "", "concept", 1, NOW, NOW, TODAY)


def own(id: int, stap: str, stand: Stand | None) -> Keuze:
    return Keuze(id, stap, None, f"Eigen {id}", stand, "Alleen voor ons.", 1)


def plan(*standen: Stand | None) -> Gebouw:
    return build(BOUWWERK, (own(nr, "partners", stand) for nr, stand in enumerate(standen, 1)))


def test_what_was_weighed_and_left_out_is_not_asked_about_nor_what_has_no_stand() -> None:
    gebouw = plan(*Stand, None)
    assert len(asked_about(gebouw, Over.ALLES)) == 3
    (only,) = asked_about(gebouw, Over.ONTWIKKELEN)
    assert only.kern == EIGEN, "a toelichting is not for who is invited"


@pytest.mark.parametrize(("over", "less"), [("alles", "Kies alleen wat je gaat ontwikkelen."), ("ontwikkelen", "")])
def test_nobody_is_asked_to_sort_too_much(over: str, less: str) -> None:
    gebouw = plan(*[Stand.ONTWIKKELEN] * (MOST_BOUWSTENEN + 1))
    asked = read_asked("Groep", over, "21-11-2026", gebouw, TODAY)
    assert asked.fouten == {
        "over": f"Dit zijn 101 bouwstenen. Dat is te veel om te sorteren: hooguit 100. {less}".rstrip()
    }


def test_nothing_to_develop_is_told_apart() -> None:
    asked = read_asked("Groep", "ontwikkelen", "21-11-2026", plan(Stand.BEHOUDEN), TODAY)
    assert "zet eerst een bouwsteen op ontwikkelen" in asked.fouten["over"]


def test_a_session_is_open_until_its_last_day_is_over_or_it_is_closed() -> None:
    found = Sessie(1, 1, 2, "Groep", Over.ALLES, "f", (), NOW, TODAY, None, None)
    assert [found.is_open(TODAY + timedelta(days=days)) for days in (-1, 0, 1)] == [True, True, False]
    assert not replace(found, gesloten_op=NOW, uitkomst=Uitkomst(0)).is_open(TODAY)
    assert replace(found, gesloten_op=datetime(2026, 11, 20, 23, 30, tzinfo=UTC)).einde == TODAY, "in Dutch time"


def test_a_report_holds_every_bouwsteen_once_per_stap() -> None:
    gebouw = build(BOUWWERK, [own(1, "partners", Stand.BEHOUDEN), own(2, "visie", Stand.BEHOUDEN)])
    asked = asked_about(gebouw, Over.ALLES)
    verslag = Verslag("Groep", Over.ALLES, TODAY, asked, Uitkomst(5, tuple(Gewogen(one.slug) for one in asked)))
    assert [(stap.slug, len(regels)) for stap, regels in verslag.per_stap] == [("visie", 1), ("partners", 1)]
    assert [(stap.slug, found) for stap, found in by_stap(asked)] == [("visie", asked[:1]), ("partners", asked[1:])]
    assert len(verslag.met(Klasse.STIL)) == 2
