"""What falls when something falls: exact, never less when more falls, and nothing when nothing does."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.plan import Gekozen, Plan
from app.advice.shrinking import DRAAGT, HANGT, alone, loosened, losses, support, without
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from tests.advice.test_thread import plan_with

SMALL = (
    "zorg-en-welzijn",
    "mantelzorgers",
    "zorginstelling",
    "welzijn-en-zorg",
    "kunst-op-recept",
    "flexibele-regelgeving",
)


def lost(plan: Plan, *fallen: str) -> set[tuple[str, str, tuple[str, ...]]]:
    found = losses(plan, frozenset(fallen))
    return {(one.over.slug, one.stap, tuple(k.slug for k in one.laatste)) for one in found}


def test_the_last_instrument_takes_every_doel_and_doelgroep_along_that_it_served(catalogue: Catalogue) -> None:
    plan = plan_with(catalogue, SMALL)

    assert lost(plan, "kunst-op-recept") == {
        ("zorg-en-welzijn", "instrumenten", ("kunst-op-recept",)),
        ("mantelzorgers", "instrumenten", ("kunst-op-recept",)),
    }
    assert lost(plan, "flexibele-regelgeving") == set()


def test_what_falls_itself_loses_nothing_and_what_another_still_serves_neither(catalogue: Catalogue) -> None:
    plan = plan_with(catalogue, (*SMALL, "netwerkovereenkomst-cultuur-zorg-welzijn"))

    assert ("zorg-en-welzijn", "instrumenten", ("kunst-op-recept",)) not in lost(plan, "kunst-op-recept")
    assert {over for over, _, _ in lost(plan, "mantelzorgers", *SMALL[4:])} <= {"zorg-en-welzijn"}


def test_what_is_phased_out_or_weighed_holds_nothing_up(catalogue: Catalogue) -> None:
    plan = plan_with(catalogue, SMALL).with_keuze("kunst-op-recept", Stand.AFBOUWEN)

    assert lost(plan, "kunst-op-recept") == set()


def test_everybody_and_what_officers_made_themselves_are_not_judged(catalogue: Catalogue) -> None:
    own = Gekozen("eigen-1", "Waterstad", "visie", Stand.BEHOUDEN)
    plan = plan_with(catalogue, ("alle-inwoners", "bibliotheek"))
    plan = Plan((*plan.keuzes, own), "", catalogue)

    assert support(plan, frozenset()) == ()
    assert losses(plan, frozenset({"bibliotheek"})) == ()


def test_what_hung_on_a_doel_that_falls_hangs_loose(catalogue: Catalogue) -> None:
    plan = plan_with(catalogue, SMALL)

    loose = {k.slug for k in loosened(plan, frozenset({"zorg-en-welzijn"}))}
    assert {"zorginstelling", "welzijn-en-zorg"} <= loose
    assert loosened(plan, frozenset()) == ()


def test_what_nothing_depends_on_alone_comes_first(catalogue: Catalogue) -> None:
    found = alone(plan_with(catalogue, SMALL), frozenset())

    assert list(found) == ["flexibele-regelgeving", "kunst-op-recept", "zorginstelling"]
    assert {(one.over.slug, one.stap) for one in found["kunst-op-recept"]} == {
        ("zorg-en-welzijn", "instrumenten"),
        ("mantelzorgers", "instrumenten"),
    }
    assert [len(one) for one in found.values()] == sorted(len(one) for one in found.values())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_more_that_falls_never_restores_anything_and_nothing_is_lost_when_nothing_falls(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    slugs = data.draw(st.lists(st.sampled_from(sorted(catalogue.aanbod)), unique=True, max_size=30))
    plan = plan_with(catalogue, slugs)
    more = data.draw(st.sets(st.sampled_from(slugs))) if slugs else set()
    few = data.draw(st.sets(st.sampled_from(sorted(more)))) if more else set()

    assert losses(plan, frozenset()) == ()
    assert loosened(plan, frozenset()) == ()
    before = {(one.over.slug, one.stap) for one in losses(plan, few) if one.over.slug not in more}
    assert before <= {(one.over.slug, one.stap) for one in losses(plan, more)}
    loose = {k.slug for k in loosened(plan, few)} - more
    assert loose <= {k.slug for k in loosened(plan, more)}
    _exact(plan, more)


def _exact(plan: Plan, fallen: set[str]) -> None:
    """Every loss by hand: links of the catalogue between what is active, before and after."""
    links, after = plan.catalogue.links, without(plan, fallen).actief
    expected = {
        (over.slug, stap)
        for over in after.values()
        if over.stap in HANGT and over.slug != "alle-inwoners"
        for stap in DRAAGT
        if (there := {k.slug for k in plan.actief.values() if k.stap == stap and k.slug in links.get(over.slug, {})})
        and there <= fallen
    }
    assert {(one.over.slug, one.stap) for one in losses(plan, fallen)} == expected
