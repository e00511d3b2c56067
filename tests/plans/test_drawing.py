"""The drawing is a promise in numbers: where bricks lie, what is written, how high it becomes."""

import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.blocks.stand import Stand
from app.plans.drawing import VARIANTEN, Drawing, Steen, Verdieping, draw, draw_halves
from tests.plans.drawn_plans import ALLES, HALF, LEEG, LINDEWAARD, OVERWOGEN, STAPPEN

SVG = "{http://www.w3.org/2000/svg}"
VARIANT_NAMES = list(VARIANTEN)
NAMED = ["groot", "rapport", "smal"]
PLANS = {"leeg": LEEG, "lindewaard": LINDEWAARD, "half": HALF, "alles": ALLES}
BRICK_COLOURS = {"#a5402a", "#fdf3ee", "#ffffff"}  # behouden, ontwikkelen, afbouwen

texts = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("<&\"'>]"), max_size=200)
stenen = st.lists(st.builds(Steen, texts, st.sampled_from(Stand)), max_size=12).map(tuple)
plans = st.tuples(*[st.builds(Verdieping, st.just(naam), stenen) for naam in STAPPEN])


def drawn(plan: str, variant: str, *, hier: int | None = None) -> Drawing:
    return draw(PLANS[plan], variant, id="bw", titel="Bouwwerk van Lindewaard", hier=hier)


def boxes(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every brick, its border included."""
    found = []
    for element in ET.fromstring(drawing.svg).iter():
        if element.get("fill") not in BRICK_COLOURS or element.tag == f"{SVG}text":
            continue
        border = float(element.get("stroke-width", 0)) / 2
        faces = [tuple(float(face.get(name, "")) for name in ("x", "y", "width", "height"))
                 for face in element.iter(f"{SVG}rect") if face.get("rx")]  # fmt: skip
        for x, y, down, across in re.findall(r"M(\S+) (\S+?)v([\d.]+)h([\d.]+)v-", element.get("d", "")):
            faces.append((float(x), float(y), float(across), float(down)))
        found += [(x - border, y - border, x + w + border, y + h + border) for x, y, w, h in faces]
    return found


def written(drawing: Drawing) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(drawing.svg).iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("variant", "heights"),
    [
        ("klein", (338.6, 354, 459, 759)),
        ("smal", (475, 1006, 1618, 2910)),
        ("rapport", (327, 522, 783, 1392)),
        ("groot", (675.8, 788, 1148, 1988)),
    ],
)
def test_the_height_follows_the_table_of_the_design(variant: str, heights: tuple[float, ...]) -> None:
    empty, lindewaard, half, everything = (drawn(plan, variant).height for plan in PLANS)
    assert empty == heights[0]
    assert lindewaard == heights[1]
    assert half == pytest.approx(heights[2], rel=0.08)  # the design counted with other names
    assert everything == pytest.approx(heights[3], rel=0.05)


@pytest.mark.parametrize("variant", VARIANT_NAMES)
@pytest.mark.parametrize("plan", PLANS)
def test_every_brick_lies_in_the_wall_and_no_two_overlap(plan: str, variant: str) -> None:
    drawing, v = drawn(plan, variant), VARIANTEN[variant]
    bricks = boxes(drawing)
    assert len(bricks) == sum(len(verdieping.muur) for verdieping in PLANS[plan])
    for left, top, right, bottom in bricks:
        footing = v.footing if bottom > drawing.ground else 0
        assert v.wall_x - footing + v.lines.column < left
        assert right < v.wall_x + v.wall_width + footing - v.lines.column
        assert v.above + v.roof < top < bottom < drawing.height - v.below
        assert top > drawing.ground or bottom < drawing.ground
    for one, other in combinations(bricks, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@pytest.mark.parametrize("variant", NAMED)
@pytest.mark.parametrize("plan", PLANS)
def test_every_short_name_stands_in_full_in_the_drawing(plan: str, variant: str) -> None:
    words = written(drawn(plan, variant))
    names = [steen.naam for verdieping in PLANS[plan] for steen in verdieping.muur]
    assert [name for name in names if len(name) <= 28 and name not in words] == []


@pytest.mark.parametrize("variant", NAMED)
def test_a_name_too_long_for_the_wall_ends_in_an_ellipsis(variant: str) -> None:
    long = "Samenwerking tussen bibliotheek, welzijn en onderwijs " * 3
    plan = [Verdieping("Visie", (Steen(long, Stand.ONTWIKKELEN),)), *LEEG[1:]]
    shortened = [text for text in written(draw(plan, variant, id="a", titel="A")) if text.endswith("…")]
    assert len(shortened) == 1
    assert long.startswith(shortened[0].removesuffix("…"))


@pytest.mark.parametrize("variant", ["klein", "omslag"])
def test_small_bricks_carry_no_names(variant: str) -> None:
    assert "Toegankelijkheid" not in drawn("lindewaard", variant).svg


@given(plan=plans, variant=st.sampled_from(VARIANT_NAMES), titel=texts)
def test_any_text_gives_well_formed_xml_and_the_same_characters_each_time(
    plan: tuple[Verdieping, ...], variant: str, titel: str
) -> None:
    first, second = (draw(plan, variant, id='"<&', titel=titel) for _ in range(2))
    assert first == second
    root = ET.fromstring(first.svg)
    assert root.findtext(f"{SVG}desc") == first.beschrijving
    assert len(boxes(first)) == sum(len(verdieping.muur) for verdieping in plan)


@given(plan=plans, titel=texts)
def test_two_halves_hold_every_brick_once_and_say_what_they_hold(plan: tuple[Verdieping, ...], titel: str) -> None:
    whole = draw(plan, "rapport", id="a", titel=titel)
    upper, lower = draw_halves(plan, "rapport", id="a", titel=titel)
    assert sorted(written(upper) + written(lower)) == sorted(written(whole))
    assert f"{lower.beschrijving} {upper.beschrijving}" == whole.beschrijving
    for half, part in ((upper, plan[3:]), (lower, plan[:3])):
        assert len(boxes(half)) == sum(len(verdieping.muur) for verdieping in part)
        assert all(0 < top < bottom < half.height for _, top, _, bottom in boxes(half))


def test_half_a_full_building_fits_a_page_without_shrinking_much() -> None:
    assert all(half.height < 900 for half in draw_halves(ALLES, "rapport", id="a", titel="A"))


def test_characters_that_xml_forbids_are_left_out() -> None:
    plan = [Verdieping("Visie", (Steen("Sp\x00o\x1brt\ufffe\ud800", Stand.BEHOUDEN),)), *LEEG[1:]]
    assert "Sport" in written(draw(plan, "groot", id="a", titel="A"))


@given(plan=plans)
def test_the_description_counts_what_is_drawn(plan: tuple[Verdieping, ...]) -> None:
    drawing = draw(plan, "klein", id="a", titel="Plan")
    for verdieping, sentence in zip(plan, drawing.beschrijving.split(". "), strict=True):
        counted = {stand: int(number) for number, stand in re.findall(r"(\d+) (\w+)", sentence)}
        chosen = [steen.stand for steen in verdieping.stenen if steen.stand is not Stand.NIET_GEKOZEN]
        assert counted == {stand: chosen.count(stand) for stand in chosen}
        assert ("nog leeg" in sentence) == (not chosen)
    total = sum(len(verdieping.muur) for verdieping in plan)
    assert f"gebouw met {total} bouwste" in drawing.titel


def test_the_words_are_those_of_the_design() -> None:
    drawing = drawn("lindewaard", "rapport")
    assert drawing.titel == "Bouwwerk van Lindewaard: gebouw met 31 bouwstenen"
    assert drawing.beschrijving == (
        "Visie: 3 behouden, 2 ontwikkelen. Doelgroepen: 3 behouden, 3 ontwikkelen. "
        "Partners: 5 behouden, 3 ontwikkelen, 1 afbouwen. Beleidsterreinen: 2 behouden, 2 ontwikkelen. "
        "Instrumenten: 3 behouden, 3 ontwikkelen, 1 afbouwen."
    )
    one = draw([Verdieping("Visie", (Steen("Sport", Stand.BEHOUDEN),)), *LEEG[1:]], "smal", id="a", titel="Plan")
    assert one.titel == "Plan: gebouw met 1 bouwsteen"
    assert one.beschrijving.endswith("Instrumenten: nog leeg.")


def test_the_words_are_tied_to_the_picture_unless_it_is_decoration() -> None:
    svg = drawn("half", "klein").svg
    assert 'role="img" aria-labelledby="bw-t bw-d"' in svg
    assert re.findall(r' id="([^"]+)"', svg) == ["bw-t", "bw-d"]
    decoration = draw(HALF, "klein", id="bw", titel="Plan", decoratief=True).svg
    assert 'aria-hidden="true"' in decoration
    assert re.search("<title|<desc|role=| id=", decoration) is None


@pytest.mark.parametrize("variant", VARIANT_NAMES)
def test_nothing_in_the_svg_needs_a_stylesheet_a_script_or_an_id(variant: str) -> None:
    forbidden = r"<pattern|<style|<script|<use|style=|url\(|href=| on\w+="
    assert [plan for plan in PLANS if re.search(forbidden, drawn(plan, variant).svg)] == []


def test_considered_stenen_lie_on_the_pallet_of_groot_only() -> None:
    plan = [Verdieping("Visie", OVERWOGEN[:3]), *LEEG[1:]]
    drawing = draw(plan, "groot", id="a", titel="A")
    assert {"Overwogen,", "Museum 1", "Museum 2", "Museum 3"} <= set(written(drawing))
    assert boxes(drawing) == []
    assert drawing.beschrijving.endswith("Instrumenten: nog leeg. Overwogen, niet gekozen: 3.")
    assert "verwogen" not in draw(plan, "rapport", id="a", titel="A").svg


def test_a_high_pile_stays_on_the_canvas_and_counts_the_rest() -> None:
    plan = [Verdieping("Visie", OVERWOGEN), *LEEG[1:]]
    svg = draw(plan, "groot", id="a", titel="A").svg
    assert {"Museum 8", "en nog 32"} <= set(written(draw(plan, "groot", id="a", titel="A")))
    assert "Museum 9<" not in svg
    assert min(float(y) for y in re.findall(r' y="(-?[\d.]+)"', svg)) >= 0


def test_roof_and_flag_tell_how_far_the_building_is() -> None:
    roof, flag = 'fill="#0f3d34" stroke="#0f3d34"', 'fill="#f4c64e"'
    almost = draw([*LEEG[:4], LINDEWAARD[4]], "groot", id="a", titel="A").svg
    assert (roof in almost, flag in almost) == (True, False)
    empty, whole = drawn("leeg", "groot").svg, drawn("lindewaard", "groot").svg
    assert (roof in empty, flag in empty) == (False, False)
    assert (roof in whole, flag in whole) == (True, True)


def test_the_stap_of_the_officer_is_marked() -> None:
    assert drawn("lindewaard", "klein").svg.count('font-weight="700"') == 0
    marked = drawn("lindewaard", "klein", hier=2).svg
    assert re.search('font-weight="700"[^>]*>Partners<', marked)
    assert len(marked) > len(drawn("lindewaard", "klein").svg) + 40  # the arrow


def test_the_ground_runs_past_the_canvas_when_asked() -> None:
    svg = draw(LINDEWAARD, "groot", id="a", titel="A", doorlopend=True).svg
    assert 'class="bp-bouwwerk bp-bouwwerk--groot bp-bouwwerk--doorlopend"' in svg
    assert '<rect x="-3000" y="0" width="7040"' in svg
    assert "-3000" not in drawn("lindewaard", "groot").svg


def test_the_small_drawing_stays_small() -> None:
    assert len(drawn("half", "klein").svg) <= 12_000
