"""What a paper takes along: one of three kinds of paper, and what to leave out of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from pydantic import ConfigDict, TypeAdapter, ValidationError

from app.blocks.steps import BY_SLUG, Stap


class Soort(StrEnum):
    """For whom a paper is."""

    RAADSSTUK = "raadsstuk"
    COLLEGENOTA = "collegenota"
    WERKDOCUMENT = "werkdocument"

    @property
    def naam(self) -> str:
        """On its button."""
        return {
            Soort.RAADSSTUK: "Raadsstuk",
            Soort.COLLEGENOTA: "Collegenota kort (2 pagina's)",
            Soort.WERKDOCUMENT: "Werkdocument",
        }[self]

    @property
    def pdf(self) -> str:
        """What its pdf is called, so that a button tells which paper it makes."""
        return {
            Soort.RAADSSTUK: "pdf voor de raad",
            Soort.COLLEGENOTA: "pdf van de collegenota",
            Soort.WERKDOCUMENT: "pdf van het werkdocument",
        }[self]

    @property
    def uitleg(self) -> str:
        """What it holds, in a sentence."""
        return {
            Soort.RAADSSTUK: "Het hele plan, met omslag, samenvatting, uitvoeringsagenda en bronnen.",
            Soort.COLLEGENOTA: "De samenvatting en de uitvoeringsagenda in het kort. Zonder omslag en toelichtingen.",
            Soort.WERKDOCUMENT: "Alles, met bij elk hoofdstuk lege regels om op te schrijven tijdens een overleg.",
        }[self]


@dataclass(frozen=True)
class Opties:
    """What stands in a paper. A collegenota has its own fixed form; the rest says what is in the other two."""

    __pydantic_config__ = ConfigDict(strict=True, extra="forbid")

    soort: Soort = Soort.RAADSSTUK
    tips: bool = True
    voorbeelden: bool = True
    toelichtingen: bool = True
    niet_gekozen: bool = True
    open_punten: bool = True
    rode_draad: bool = True
    draagvlak: bool = False
    notities: bool = False
    stappen: tuple[str, ...] = tuple(BY_SLUG)

    @property
    def json_text(self) -> str:
        """As it is kept."""
        return _ADAPTER.dump_json(self).decode()

    @property
    def told(self) -> dict[str, str]:
        """As a form or an address tells it."""
        flags = {f"met.{name}": "ja" for name in WAT if getattr(self, name)}
        return {"voor": self.soort, "keuze": "ja", **flags, **{f"stap.{slug}": "ja" for slug in self.stappen}}

    @property
    def is_preset(self) -> bool:
        """Whether it is one of the three as they come."""
        return self == PRESETS[self.soort]

    @property
    def for_the_record(self) -> "Opties":
        """For a version that is laid down: always a whole paper, never the short one nor one to write on."""
        return self if self.soort is Soort.RAADSSTUK else PRESETS[Soort.RAADSSTUK]

    def skips(self, stap: Stap) -> bool:
        """Whether the paper is silent about this stap."""
        return stap.slug not in self.stappen


WAT = {
    "toelichtingen": "Toelichtingen: wat het bij ons betekent, en waarom we iets niet doen",
    "niet_gekozen": "Wat we overwogen en niet kozen",
    "tips": "Tips uit onderzoek en de uitdagingen daaruit",
    "voorbeelden": "Voorbeelden van andere gemeenten",
    "rode_draad": "De rode draad: hoe doelen en uitvoering samenhangen",
    "open_punten": "Open punten",
    "draagvlak": "Wat uit de draagvlaksessies kwam",
    "notities": "Lege regels om op te schrijven tijdens een overleg",
}
"""What can be left out, in the words of the form."""

assert set(WAT) == {field.name for field in fields(Opties)} - {"soort", "stappen"}

PRESETS = {
    Soort.RAADSSTUK: Opties(),
    Soort.COLLEGENOTA: Opties(Soort.COLLEGENOTA),
    Soort.WERKDOCUMENT: Opties(Soort.WERKDOCUMENT, notities=True),
}
_ADAPTER = TypeAdapter(Opties)


def stored(text: str) -> Opties:
    """What was kept with a bouwwerk; the raadsstuk when that is nothing, or nothing we know."""
    try:
        found = _ADAPTER.validate_json(text)
    except ValidationError:
        return PRESETS[Soort.RAADSSTUK]
    return replace(found, stappen=_known(found.stappen))


def asked(told: Mapping[str, str], default: Opties) -> Opties:
    """What a form or an address asks for; `default` when it asks nothing, or for a kind that there is not.

    Only `voor` means that kind as it comes; with `keuze` everything that is not told is left out.
    """
    soort = next((one for one in Soort if one == told.get("voor")), None)
    if soort is None or "keuze" not in told:
        return PRESETS[soort] if soort else default
    flags = {name: told.get(f"met.{name}") == "ja" for name in WAT}
    return Opties(soort, stappen=_known(slug for slug in BY_SLUG if told.get(f"stap.{slug}") == "ja"), **flags)


def _known(slugs: Iterable[str]) -> tuple[str, ...]:
    """The stappen that there are, in their order; all of them when none is left."""
    wanted = set(slugs)
    return tuple(slug for slug in BY_SLUG if slug in wanted) or tuple(BY_SLUG)
