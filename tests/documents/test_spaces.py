"""An amount and a measure stay on one line; other words may part."""

import pytest

from app.documents.spaces import kept_together


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Dat is € 25.000 per jaar.", "Dat is €~25.000 per jaar."),
        ("Met € 1,5 miljoen euro.", "Met €~1,5~miljoen~euro."),
        ("Zo'n 2 procent, of 3 %, van 4 km.", "Zo'n 2~procent, of 3~%, van 4~km."),
        ("In 2027 europese plannen en 2 kmo's.", "In 2027 europese plannen en 2 kmo's."),
        ("Een € teken, 12 koren en een miljoen mensen.", "Een € teken, 12 koren en een miljoen mensen."),
    ],
)
def test_only_amounts_and_units_are_kept_together(typed: str, shown: str) -> None:
    assert kept_together(typed) == shown.replace("~", "\N{NO-BREAK SPACE}")
