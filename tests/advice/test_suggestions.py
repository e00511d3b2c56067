"""Suggesties: each has a reason that can be checked, and nothing is suggested that is there or was left."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.plan import Gekozen, Plan
from app.advice.suggestions import PER_STAP, Adviser
from app.advice.voorbeelden import as_shown
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from app.blocks.steps import STAPPEN
from app.municipalities.search import Search
from tests.advice.leave_one_out import RANKINGS, measure
from tests.visitor import Site

SOCIAAL = ("zorg-en-welzijn", "ouderen", "welzijnsinstelling-wijkteam")


def plan_of(catalogue: Catalogue, slugs: Iterable[str], stand: Stand = Stand.BEHOUDEN) -> Plan:
    versies = [catalogue.by_slug[slug] for slug in slugs]
    return Plan(tuple(Gekozen(v.slug, v.titel, v.stap, stand, v.groep) for v in versies), "", catalogue)


def test_a_suggestie_tells_the_relatie_that_it_rests_on_and_the_question_that_it_answers(catalogue: Catalogue) -> None:
    adviser = Adviser(plan_of(catalogue, SOCIAAL))
    best = {one.versie.slug: one for one in adviser.best("beleidsterreinen")}

    told = [reden.tekst for reden in best["welzijn-en-zorg"].redenen]
    assert told[0] == "Geeft antwoord op de vraag ‘Welk zorgbeleid doet mee?’"
    assert any(tekst.startswith("Bij Zorg en welzijn: ") for tekst in told)


def test_a_voorbeeld_counts_for_a_gemeente_of_that_size_only(catalogue: Catalogue, site: Site) -> None:
    search: Search = site.app.state.instance.search
    shown = as_shown(catalogue.voorbeelden, search, None)
    one = next(item for item in shown if item.wie and len(item.klassen) == 1)
    slug, klasse = one.voorbeeld.bouwstenen[0], one.klassen[0]
    plan = plan_of(catalogue, SOCIAAL)

    told = {size: [r.tekst for r in Adviser(plan, (one,), size).reasons(slug)] for size in ("klein", "groot", klasse)}

    assert any(one.voorbeeld.naam in tekst for tekst in told[klasse])
    other = "klein" if klasse != "klein" else "groot"
    assert not any(one.voorbeeld.naam in tekst for tekst in told[other])


def test_an_empty_plan_and_one_of_own_bouwstenen_get_no_suggesties(catalogue: Catalogue) -> None:
    own = Plan((Gekozen("eigen-1", "Waterfeest", "visie", Stand.BEHOUDEN),), "", catalogue)
    for plan in (Plan((), "", catalogue), own):
        assert [Adviser(plan).best(stap.slug) for stap in STAPPEN] == [()] * len(STAPPEN)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_suggestie_without_a_reason_and_none_of_what_is_there_or_left(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    offered = st.sampled_from(sorted(catalogue.aanbod))
    slugs = data.draw(st.lists(offered, unique=True, max_size=30))
    left = frozenset(data.draw(st.lists(offered, max_size=10)))
    adviser = Adviser(plan_of(catalogue, slugs, data.draw(st.sampled_from(Stand))), laat=left)
    for stap in STAPPEN:
        found = adviser.best(stap.slug)
        assert len(found) <= PER_STAP
        assert all(one.redenen and all(reden.tekst for reden in one.redenen) for one in found)
        assert not {one.versie.slug for one in found} & (left | set(slugs))
        assert {one.versie.stap for one in found} <= {stap.slug}


@pytest.mark.parametrize("baseline", ["Populair", "Alfabet"])
def test_more_of_what_is_hidden_is_found_back_than_by_a_baseline(catalogue: Catalogue, baseline: str) -> None:
    ours, theirs = (
        sum(right for right, _ in measure(catalogue, RANKINGS[name]).values()) for name in ("Suggesties", baseline)
    )

    assert ours > theirs
