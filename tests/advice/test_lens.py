"""A plan through the eyes of another domein: the table fits the catalogue, and every reason is that of a link."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.advice.lens import AFSPRAAK, WAAROM, Bril, first_sentence, paragraph
from app.advice.lenses import DOMEINEN, JEUGD, ZORG, Domein
from app.advice.plan import Gekozen, Plan
from app.blocks.catalogue import Catalogue
from app.blocks.stand import Stand
from tests.advice.test_thread import plan_with

STAPPEN = {
    "terreinen": "beleidsterreinen",
    "visies": "visie",
    "doelgroepen": "doelgroepen",
    "partners": "partners",
    "instrumenten": "instrumenten",
}


@pytest.mark.parametrize("domein", DOMEINEN.values(), ids=DOMEINEN.keys())
def test_every_slug_of_a_lens_is_in_the_catalogue_and_in_its_own_stap(catalogue: Catalogue, domein: Domein) -> None:
    for name, stap in STAPPEN.items():
        assert {catalogue.aanbod[slug].stap for slug in getattr(domein, name)} <= {stap}
    assert {slug for one in domein.opgaven for slug in one.bouwstenen} <= catalogue.aanbod.keys()
    assert set(domein.kansen) <= {one.slug for one in catalogue.kansen}
    assert {*domein.bewijs, *domein.let_op_bewijs} <= {one.slug for one in catalogue.bewijs}
    assert set(domein.bron) <= catalogue.bronnen.keys()
    assert domein.mee
    assert domein.bewijs
    assert all(one.vraag.endswith("?") for one in domein.opgaven)


def test_care_speaks_of_the_six_sides_of_positieve_gezondheid_with_their_source_and_as_no_measure() -> None:
    assert [one.naam for one in ZORG.opgaven] == [
        "Lichaamsfuncties",
        "Mentaal welbevinden",
        "Zingeving",
        "Kwaliteit van leven",
        "Meedoen",
        "Dagelijks functioneren",
    ]
    assert ZORG.bron == ("iph-positieve-gezondheid",)
    assert "geen meetlat" in ZORG.let_op


def test_a_keuze_is_theirs_by_the_table_by_a_link_or_as_an_agreement(catalogue: Catalogue) -> None:
    slugs = ("zorg-en-welzijn", "ouderen", "centrum-voor-de-kunsten", "convenant", "museum", "talentontwikkeling")
    found = {one.keuze.slug: one for one in Bril(ZORG, plan_with(catalogue, slugs)).horen}

    assert set(found) == {"zorg-en-welzijn", "ouderen", "centrum-voor-de-kunsten", "convenant"}
    assert (found["ouderen"].waarom, found["ouderen"].met) == (WAAROM["doelgroepen"], None)
    link = catalogue.links["centrum-voor-de-kunsten"]["zorg-en-welzijn"]
    assert (found["centrum-voor-de-kunsten"].waarom, found["centrum-voor-de-kunsten"].bron) == (link.reden, link.bron)
    assert found["convenant"].waarom == AFSPRAAK


def test_what_goes_and_what_was_not_chosen_is_nobodys(catalogue: Catalogue) -> None:
    plan = plan_with(catalogue, ("zorginstelling",))
    for stand in (Stand.AFBOUWEN, Stand.NIET_GEKOZEN):
        assert Bril(ZORG, plan.with_keuze("zorginstelling", stand)).horen == ()


def test_what_they_would_miss_goes_when_it_is_there(catalogue: Catalogue) -> None:
    bare = Bril(ZORG, plan_with(catalogue, ("ouderen",)))
    full = ("welzijn-en-zorg", "zorg-en-welzijn", "zorginstelling", "convenant")
    answered = Bril(ZORG, plan_with(catalogue, full, geldbron="ander_domein", volgen="Een gesprek."))

    assert [one.plek for one in bare.mist] == [
        *("beleidsterreinen", "visie", "partners", "instrumenten", "uitwerken", "uitwerken", ""),
    ]
    assert [one.tekst[:14] for one in answered.mist] == ["Hoe je het vol", "Bij Lichaamsfu"]


def test_the_paragraph_says_only_what_was_chosen_and_written(catalogue: Catalogue) -> None:
    written = Gekozen(
        "leerlingen-po", "Leerlingen po", "doelgroepen", Stand.BEHOUDEN, "Onderwijs", "Elke school doet mee. En meer."
    )
    plan = Plan((written,), "2027-2030", catalogue)

    assert paragraph(Bril(JEUGD, plan), "Samen", "2027-2030") == (
        "Het cultuurplan ‘Samen’ (2027-2030) raakt ook jeugd en onderwijs.",
        "Daarbij is er aandacht voor Leerlingen po.",
        "Welk instrument daarbij hoort, werkt de gemeente nog uit.",
        "Met wie de gemeente dit doet, werkt zij nog uit.",
        "Over Leerlingen po staat in het plan: ‘Elke school doet mee.’",
    )


def test_a_quote_is_no_longer_than_it_may_be() -> None:
    assert first_sentence("Eén. Twee.") == "Eén."
    assert len(first_sentence("woord " * 100)) <= 201


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_plan_gets_three_to_five_sentences_and_every_reason_is_of_the_table_or_the_catalogue(
    catalogue: Catalogue, data: st.DataObject
) -> None:
    slugs = data.draw(st.lists(st.sampled_from(sorted(catalogue.aanbod)), unique=True, max_size=30))
    plan = plan_with(catalogue, slugs)
    for domein in DOMEINEN.values():
        bril = Bril(domein, plan)
        assert 3 <= len(paragraph(bril, "Plan", "")) <= 5
        for one in bril.horen:
            if one.met:
                assert catalogue.links[one.keuze.slug][one.met.slug].reden == one.waarom
            else:
                assert one.waarom in (*WAAROM.values(), AFSPRAAK)
