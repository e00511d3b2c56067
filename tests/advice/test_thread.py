"""The red thread: what hangs on a doel, and where it breaks."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.plan import Gekozen, Plan
from app.advice.thread import STATIONS, red_thread
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand


def plan_with(catalogue: Catalogue, slugs: Iterable[str], **answers: str) -> Plan:
    """These bouwstenen, all to be developed; `answers` are fields of the first of them."""
    keuzes: list[Gekozen] = []
    for slug in slugs:
        versie = catalogue.by_slug[slug]
        told = answers if not keuzes else {}
        keuzes.append(Gekozen(slug, versie.titel, versie.stap, Stand.ONTWIKKELEN, versie.groep, "", told))
    return Plan(tuple(keuzes), "2027-2030", catalogue)


def test_a_doel_alone_breaks_everywhere(catalogue: Catalogue) -> None:
    draad = red_thread(plan_with(catalogue, ["zorg-en-welzijn"]))

    assert [one.doel.slug for one in draad.draden] == ["zorg-en-welzijn"]
    assert draad.draden[0].breuken == STATIONS
    assert draad.hele == ()


def test_a_doel_with_something_at_every_station_is_whole(catalogue: Catalogue) -> None:
    slugs = ("zorg-en-welzijn", "ouderen", "zorginstelling", "welzijn-en-zorg", "kunst-op-recept")
    draad = red_thread(plan_with(catalogue, slugs, volgen="Een gesprek per jaar"))

    assert [[keuze.slug for keuze in station] for station in draad.draden[0].stations] == [
        ["ouderen"],
        ["zorginstelling"],
        ["welzijn-en-zorg"],
        ["kunst-op-recept"],
        ["zorg-en-welzijn"],
    ]
    assert draad.hele == draad.draden
    assert draad.los == ()


def test_what_is_phased_out_or_only_weighed_hangs_on_nothing(catalogue: Catalogue) -> None:
    whole = plan_with(catalogue, ("zorg-en-welzijn", "zorginstelling"))
    for stand in (Stand.AFBOUWEN, Stand.NIET_GEKOZEN):
        assert "partners" in red_thread(whole.with_keuze("zorginstelling", stand)).draden[0].breuken


def test_an_own_doel_is_told_apart_for_the_catalogue_knows_nothing_of_it(catalogue: Catalogue) -> None:
    own = Gekozen("eigen-1", "Waterstad", "visie", Stand.BEHOUDEN)
    draad = red_thread(Plan((own,), "", catalogue))

    assert draad.draden == ()
    assert draad.eigen == (own,)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_everything_active_hangs_on_a_doel_or_is_told_to_hang_on_none(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    slugs = data.draw(st.lists(st.sampled_from(sorted(catalogue.aanbod)), unique=True, max_size=40))
    plan = plan_with(catalogue, slugs)
    draad = red_thread(plan)
    hanging = {k.slug for one in draad.draden for station in one.stations for k in station}
    doelen = {one.doel.slug for one in draad.draden}

    assert hanging | doelen | {k.slug for k in draad.los} == set(slugs)
    assert not hanging & {k.slug for k in draad.los}
    for one in draad.draden:
        for stap, station in zip(STATIONS[:-1], one.stations, strict=False):
            assert {k.stap for k in station} <= {stap}
