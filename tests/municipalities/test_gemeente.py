"""What a gemeente is called."""

from app.municipalities.gemeente import Gemeente


def test_den_haag_shows_as_den_haag_and_s_hertogenbosch_keeps_its_official_name(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    shown = {one.naam: one.toonnaam for one in gemeenten if one.zoeknaam}
    assert shown == {
        "'s-Gravenhage": "Den Haag",
        "'s-Hertogenbosch": "'s-Hertogenbosch",
        "Súdwest-Fryslân": "Súdwest-Fryslân",
    }


def test_every_other_gemeente_shows_its_own_name(gemeenten: tuple[Gemeente, ...]) -> None:
    assert len(gemeenten) == 342
    assert [one.naam for one in gemeenten if one.toonnaam != one.naam] == ["'s-Gravenhage"]
