"""Drawings made fit for paper."""

import pytest

from app.documents.pictures import picture, widened
from tests.documents.sample import drawing

OPEN = '<svg xmlns="http://www.w3.org/2000/svg">'


def test_the_alternative_is_the_only_title_and_is_escaped() -> None:
    made = picture(drawing("rapport"), 'Gebouw met <31> & "meer"')
    assert made.count("<title>") == 1
    assert "Gebouw met &lt;31&gt; &amp;" in made
    assert "<desc" not in made


def test_a_high_drawing_is_widened_around_its_middle_and_a_wide_one_is_left_alone() -> None:
    high = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200"><rect width="9" /></svg>'
    assert 'viewBox="-150.000 0.0 400.000 200.0"' in widened(high, 0.5)
    assert widened(high, 2) == high


def test_decoration_has_no_title() -> None:
    assert "<title" not in picture(drawing("rapport"), "")


def test_attributes_that_fetch_or_style_are_left_off() -> None:
    made = picture(f'{OPEN}<rect style="fill:red" onload="x" fill="url(http://x/)" width="9"/></svg>', "")
    assert made == f'{OPEN}<rect width="9" /></svg>'


@pytest.mark.parametrize("name", ["image", "script", "style", "use", "a", "foreignObject", "pattern"])
def test_anything_but_shapes_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a shape"):
        picture(f"{OPEN}<{name}/></svg>", "")
