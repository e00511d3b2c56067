"""Nobody's words are lost: what happens when wishes meet what is stored, whoever made them and when."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.blocks.stand import Stand
from app.plans.assembly import LEEG, Conflict, Staat, Was, Wens, decide, mark

B, D, A = Stand.BEHOUDEN, Stand.ONTWIKKELEN, Stand.AFBOUWEN
STANDEN = (None, *Stand)
TEXTS = ("", "Drie huizen doen mee.", "Vier huizen doen mee.", "Begin met De Linde.")
CONFLICT = "conflict"

staten = st.builds(Staat, st.sampled_from(STANDEN), st.sampled_from(TEXTS))
wensen = st.builds(
    Wens, st.just("bibliotheek"), st.builds(Was.of, staten), st.sampled_from(STANDEN), st.sampled_from(TEXTS)
)


def wish(shown: Staat, stand: Stand | None, text: str | None) -> Wens:
    return Wens("bibliotheek", Was.of(shown), stand, text)


@pytest.mark.parametrize(
    ("shown", "stored", "wished", "becomes"),
    [
        pytest.param(None, None, None, None, id="nothing anywhere"),
        pytest.param(None, None, B, B, id="a first keuze"),
        pytest.param(B, B, D, D, id="a change of mind"),
        pytest.param(B, B, None, None, id="taking a keuze back"),
        pytest.param(B, D, B, D, id="untouched, so the colleague's stays"),
        pytest.param(None, D, None, D, id="untouched on a stale page"),
        pytest.param(None, B, B, B, id="both wanted the same"),
        pytest.param(B, None, None, None, id="both took it back"),
        pytest.param(None, B, D, CONFLICT, id="both chose, differently"),
        pytest.param(B, D, A, CONFLICT, id="both changed their mind, differently"),
        pytest.param(B, None, D, CONFLICT, id="changed here, taken back there"),
        pytest.param(B, D, None, CONFLICT, id="taken back here, changed there"),
    ],
)
def test_a_stand_is_merged_as_this_table_says(
    shown: Stand | None, stored: Stand | None, wished: Stand | None, becomes: Any
) -> None:
    outcome = decide(Staat(stored, "tekst"), wish(Staat(shown, "tekst"), wished, "tekst"))
    assert outcome == Staat(becomes, "tekst") if becomes != CONFLICT else isinstance(outcome, Conflict)


@pytest.mark.parametrize(
    ("shown", "stored", "wished", "becomes"),
    [
        pytest.param("", "", "a", "a", id="a first toelichting"),
        pytest.param("a", "a", "b", "b", id="rewritten"),
        pytest.param("a", "a", "", "", id="emptied"),
        pytest.param("a", "b", "a", "b", id="untouched, so the colleague's stays"),
        pytest.param("a", "b", None, "b", id="not sent, so it stays"),
        pytest.param("a", "b", "b", "b", id="both wrote the same"),
        pytest.param("", "a", "b", CONFLICT, id="both wrote something"),
        pytest.param("a", "b", "c", CONFLICT, id="both rewrote it"),
        pytest.param("a", "", "b", CONFLICT, id="rewritten here, emptied there"),
        pytest.param("a", "b", "", CONFLICT, id="emptied here, rewritten there"),
    ],
)
def test_a_toelichting_is_merged_as_this_table_says(shown: str, stored: str, wished: str | None, becomes: str) -> None:
    outcome = decide(Staat(B, stored), wish(Staat(B, shown), B, wished))
    assert outcome == Staat(B, becomes) if becomes != CONFLICT else isinstance(outcome, Conflict)


def test_each_field_is_judged_on_its_own_over_all_combinations() -> None:
    """Another way of saying the rule, compared over everything there is."""

    def expected(shown: object, stored: object, wished: object) -> object:
        if wished in (shown, stored):
            return stored
        return wished if stored == shown else CONFLICT

    for (s1, n1, w1), (s2, n2, w2) in product(product(STANDEN, repeat=3), product(TEXTS[:3], repeat=3)):
        fields = expected(s1, n1, w1), expected(s2, n2, w2)
        outcome = decide(Staat(n1, n2), wish(Staat(s1, s2), w1, w2))
        if CONFLICT in fields:
            assert isinstance(outcome, Conflict)
        else:
            assert (outcome.stand, outcome.toelichting) == fields  # type: ignore[union-attr]


@given(staten, wensen)
def test_the_same_wish_twice_is_the_same_as_once(nu: Staat, wens: Wens) -> None:
    once = decide(nu, wens)
    assert isinstance(once, Conflict) or decide(once, wens) == once


@given(staten, wensen)
def test_a_conflict_holds_both_texts_and_both_standen(nu: Staat, wens: Wens) -> None:
    outcome = decide(nu, wens)
    if isinstance(outcome, Conflict):
        assert outcome.nu == nu
        assert outcome.wens == wens


@given(staten, wensen)
def test_the_proposal_at_a_conflict_leaves_alone_what_i_did_not_touch(nu: Staat, wens: Wens) -> None:
    outcome = decide(nu, wens)
    if not isinstance(outcome, Conflict):
        return
    proposal = outcome.voorstel
    assert proposal.stand == (wens.stand if wens.touched_stand else nu.stand)
    if not wens.touched_text:
        assert proposal.toelichting == nu.toelichting
    else:
        assert (wens.toelichting or "") in proposal.toelichting
        assert nu.toelichting in proposal.toelichting or Was.of(nu).merk == wens.was.merk


@given(staten, staten)
def test_a_page_that_shows_what_is_stored_never_conflicts(nu: Staat, wished: Staat) -> None:
    assert decide(nu, wish(nu, wished.stand, wished.toelichting)) == wished


@given(staten, st.text(max_size=20))
def test_what_a_page_carries_along_reads_back_as_it_was(staat: Staat, junk: str) -> None:
    was = Was.of(staat)
    assert Was.read(str(was)) == was
    assert Was.read(junk).stand in STANDEN


@given(st.text(), st.text())
def test_two_texts_have_the_same_mark_only_when_they_are_the_same(one: str, other: str) -> None:
    assert (mark(one) == mark(other)) == (one == other)
    assert bool(mark(one)) == bool(one)


class TwoPeople(RuleBasedStateMachine):
    """Two officers with pages of any age, sending any wish in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.stored = LEEG
        self.shown = {"anna": LEEG, "bram": LEEG}
        self.typed: set[str] = {""}

    @initialize(staat=staten)
    def something_stood_there(self, staat: Staat) -> None:
        self.stored = staat
        self.typed.add(staat.toelichting)

    @rule(who=st.sampled_from(["anna", "bram"]))
    def look(self, who: str) -> None:
        self.shown[who] = self.stored

    @rule(who=st.sampled_from(["anna", "bram"]), stand=st.sampled_from(STANDEN), text=st.sampled_from(TEXTS))
    def send(self, who: str, stand: Stand | None, text: str) -> None:
        before, page = self.stored, self.shown[who]
        outcome = decide(before, wish(page, stand, text))
        self.typed.add(text)
        if isinstance(outcome, Conflict):
            assert (outcome.nu, outcome.wens.staat) == (before, Staat(stand, text)), "a text went missing"
            return
        if outcome.toelichting != before.toelichting:
            assert page.toelichting == before.toelichting, "overwritten by somebody who never saw it"
        if outcome.stand != before.stand:
            assert page.stand == before.stand, "overwritten by somebody who never saw it"
        assert stand in (page.stand, outcome.stand), "acknowledged, but not stored"
        assert text in (page.toelichting, outcome.toelichting), "acknowledged, but not stored"
        self.stored = outcome

    @invariant()
    def nothing_is_made_up(self) -> None:
        assert self.stored.toelichting in self.typed


TestTwoPeople = TwoPeople.TestCase
