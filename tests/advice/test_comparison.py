"""Comparing counts and loses nothing: every bouwsteen stands in exactly one place, whatever is beside it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.comparison import Gekozen, beside, compare, rubbing, two_plans
from app.blocks.catalogue import Catalogue
from app.blocks.stand import ACTIEF, Stand
from app.blocks.steps import STAPPEN

few = settings(max_examples=40)
SLUGS = ("krimp", "inclusiviteit", "ouderen", "jongeren", "museum", "festival", "sport", "monitoring")
STAP = dict(zip(SLUGS, [stap.slug for stap in STAPPEN[:-1] for _ in (1, 2)], strict=True)) | {
    "sport": "beleidsterreinen",
    "monitoring": "instrumenten",
}
titles = st.sampled_from(["Buurtkeuken", "buurtkeuken", "Bibliobus"])
drawings = st.lists(st.sampled_from(SLUGS), unique=True, min_size=1)
chosen = st.dictionaries(st.sampled_from(SLUGS), st.sampled_from(Stand))
own = st.lists(st.tuples(titles, st.sampled_from(["visie", "partners"]), st.sampled_from(Stand)), max_size=3)


@st.composite
def plans(draw: st.DrawFn) -> list[Gekozen]:
    """A plan of some bouwstenen of the catalogue and some own ones."""
    known = [Gekozen(slug, STAP[slug], slug.title(), stand) for slug, stand in draw(chosen).items()]
    made = enumerate(draw(own))
    return known + [Gekozen(f"eigen-{nr}", stap, titel, stand, eigen=True) for nr, (titel, stap, stand) in made]


@few
@given(one=st.lists(st.integers(0, 9)), other=st.lists(st.integers(0, 9)))
def test_each_item_of_two_lists_stands_in_one_part_and_turning_them_round_turns_the_parts(
    one: list[int], other: list[int]
) -> None:
    found, turned = beside(one, other), beside(other, one)
    parts = [*found.both, *found.one, *found.other]
    assert sorted(parts) == sorted({*one, *other})
    assert set(found.both) == set(one) & set(other) == set(turned.both)
    assert (set(found.one), set(found.other)) == (set(turned.other), set(turned.one))
    assert [*found.one] == [item for item in dict.fromkeys(one) if item not in other]


@few
@given(drawing=drawings, plan=plans())
def test_every_bouwsteen_of_a_bouwtekening_is_had_missed_or_decided_otherwise(
    catalogue: Catalogue, drawing: list[str], plan: list[Gekozen]
) -> None:
    found = compare(catalogue, drawing, plan)
    standen = {one.slug: one.stand for one in plan}
    assert found.heeft + found.anders + found.mist == found.aantal == len(drawing)
    assert sorted(r.slug for deel in found.delen for r in deel.regels) == sorted(drawing)
    assert {r.slug for deel in found.delen for r in deel.mist} == set(drawing) - set(standen)
    assert {r.slug for d in found.delen for r in d.heeft} == {s for s in drawing if standen.get(s) in ACTIEF}
    assert all(r.versie.stap == deel.stap.slug for deel in found.delen for r in deel.regels)
    extra = [one for deel in found.delen for one in deel.extra]
    assert {one.slug for one in extra} == {s for s, stand in standen.items() if stand in ACTIEF} - set(drawing)
    for deel in found.delen:
        counts = [len(deel.heeft), len(deel.anders), len(deel.mist)]
        kinds = [0 if stand in ACTIEF else 1 if stand else 2 for stand in deel.strook]
        assert kinds == [kind for kind, many in enumerate(counts) for _ in range(many)]


@few
@given(drawing=drawings, plan=plans(), data=st.data())
def test_taking_one_missing_bouwsteen_over_counts_for_one_and_changes_nothing_else(
    catalogue: Catalogue, drawing: list[str], plan: list[Gekozen], data: st.DataObject
) -> None:
    before = compare(catalogue, drawing, plan)
    missing = [r.slug for deel in before.delen for r in deel.mist]
    if not missing:
        return
    slug = data.draw(st.sampled_from(missing))
    after = compare(catalogue, drawing, [*plan, Gekozen(slug, STAP[slug], slug, data.draw(st.sampled_from(ACTIEF)))])
    told = (before.heeft + 1, before.mist - 1, before.anders, before.extra)
    assert (after.heeft, after.mist, after.anders, after.extra) == told


@few
@given(mine=plans(), theirs=plans())
def test_two_plans_show_every_keuze_once_and_own_bouwstenen_meet_by_stap_and_titel(
    mine: list[Gekozen], theirs: list[Gekozen]
) -> None:
    found, turned = two_plans(mine, theirs), two_plans(theirs, mine)
    left = [one for deel in found for one in (*deel.mijn, *(pair[0] for pair in deel.beide))]
    right = [one for deel in found for one in (*deel.hun, *(pair[1] for pair in deel.beide))]
    assert {one.same for one in left} == {one.same for one in mine}
    assert {one.same for one in right} == {one.same for one in theirs}
    assert len(left) == len({one.same for one in left})
    for deel, other in zip(found, turned, strict=True):
        assert {one.same for one in deel.mijn} == {one.same for one in other.hun}
        assert len(deel.gelijk) + len(deel.verschillend) == len(deel.beide) == len(other.beide)
        assert all(a.stand is not b.stand and a.same == b.same for a, b in deel.verschillend)


def test_a_plan_beside_itself_differs_in_nothing() -> None:
    plan = [Gekozen("museum", "partners", "Museum", Stand.AFBOUWEN)]
    (partners,) = [deel for deel in two_plans(plan, plan) if deel.beide]
    assert (partners.gelijk, partners.verschillend, partners.mijn, partners.hun) == ((plan[0],), (), (), ())


def test_an_empty_plan_misses_everything_and_a_whole_one_nothing(catalogue: Catalogue) -> None:
    for tekening in catalogue.bouwtekeningen:
        slugs = tekening.bouwstenen
        empty = compare(catalogue, slugs, ())
        assert (empty.heeft, empty.mist, empty.extra) == (0, len(slugs), 0)
        plan = [Gekozen(slug, catalogue.by_slug[slug].stap, slug, Stand.BEHOUDEN) for slug in slugs]
        whole = compare(catalogue, slugs, plan)
        assert (whole.heeft, whole.mist, whole.extra) == (len(slugs), 0, 0)


def test_two_bouwtekeningen_rub_where_a_relatie_has_an_end_in_each(catalogue: Catalogue) -> None:
    sets = {one.slug: one.bouwstenen for one in catalogue.bouwtekeningen}
    social, talent = sets["sociale-gemeente"], sets["talentvolle-gemeente"]
    found = rubbing(catalogue.relaties, social, talent)
    assert [one.key for one in found] == [one.key for one in rubbing(catalogue.relaties, talent, social)]
    keys = {one.key for one in found}
    assert "talentontwikkeling.schuurt.inclusiviteit" in keys  # meedoen beside ontwikkelen
    assert "stedelijke-vitaliteit.schuurt.leefbaarheid" not in keys  # both are of the sociale gemeente alone
    assert all(one.soort == "schuurt" for one in found)
