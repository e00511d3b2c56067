"""Forms of which every field meets another fate: what is sound is stored, the rest is on the page, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from app.plans.assembly import MAX_TOELICHTING
from app.plans.uitwerking import LIMITS, VELDEN
from tests.plans.test_refusing import GO_ON, SAVE, is_refused, stored, worked
from tests.visitor import Site

ROUNDS = 10
UNSHOWABLE = ("geldbron", "geldsoort", "stand")
"""A word that no list has cannot stand in one."""


@dataclass(frozen=True)
class Fate:
    """What happens to one field: what a colleague and I make of it, what is stored then, and whether mine waits."""

    what: str
    theirs: str | None
    mine: str | None
    after: str

    @classmethod
    def dealt(cls, dice: Random, now: str, offered: tuple[str, ...], wrong: str) -> "Fate":
        """By chance; `now` is what is stored, `offered` can be stored and `wrong` cannot."""
        one, other = [text for text in offered if text != now][:2]
        return dice.choice(
            [
                cls("untouched", None, None, now),
                cls("theirs", one, None, one),
                cls("same", one, one, one),
                cls("sound", None, other, other),
                cls("refused", None, wrong, now),
                cls("clash", one, other, one),
            ]
        )


@dataclass(frozen=True)
class Mix:
    """The fates of all fields of a form, by their names."""

    fates: Mapping[str, Fate]

    def met(self, what: str) -> set[str]:
        return {name for name, fate in self.fates.items() if fate.what == what}

    @property
    def theirs(self) -> dict[str, str]:
        return {name: fate.theirs for name, fate in self.fates.items() if fate.theirs is not None}

    @property
    def mine(self) -> dict[str, str]:
        return {name: fate.mine for name, fate in self.fates.items() if fate.mine is not None}

    @property
    def after(self) -> dict[str, str]:
        return {name: fate.after for name, fate in self.fates.items()}

    @property
    def on_page(self) -> dict[str, str]:
        """What a page shows that has something refused."""
        waiting = self.met("clash") | {n for n in self.met("refused") if n.partition(".")[0] not in UNSHOWABLE}
        return self.after | {name: text for name, text in self.mine.items() if name in waiting}

    def status(self, *, again: bool = False) -> int:
        """Of the answer; a word that could not be shown is not sent `again`."""
        refused = self.met("refused")
        if again:
            refused = {name for name in refused if name.partition(".")[0] not in UNSHOWABLE}
        return 422 if refused else 409 if self.met("clash") else 200


def send(site: Site, path: str, mix: Mix, button: str) -> None:
    """A colleague saves, then I do from the older page, and then I send what comes back as it is."""
    shown = site.open(path).form(button).values
    site.post(path, shown | mix.theirs)
    page = site.send(path, shown | mix.mine, expect=mix.status())
    if mix.met("refused"):
        is_refused(page, *mix.met("refused"), *mix.met("clash"))
        values, events = page.form(button).values, site.rows("gebeurtenis")
        assert {name: values[name] for name in mix.fates} == mix.on_page
        again = site.post(path, values).status_code
        assert again == (mix.status(again=True) if mix.status(again=True) != 200 else 303)
        assert site.rows("gebeurtenis") == events, "sending it again repeated something"
    elif mix.met("clash"):
        asked = page.form("Bewaar deze keuze").names
        assert not {f"was.{name}" for name in mix.met("sound") | mix.met("same")} & asked


OFFERED = {
    "bedrag_van": ("1", "2", "3"),
    "bedrag_tot": ("11", "12", "13"),
    "geldbron": ("rijk", "fonds", "anders"),
    "geldsoort": ("eenmalig", "structureel", ""),
}


def test_whatever_is_sent_of_an_uitwerking(site: Site) -> None:
    dice, pad = Random(13), worked(site)
    path, now = f"{pad}/uitwerken/convenant", {f"{veld}.convenant": "" for veld in VELDEN}
    for nr in range(ROUNDS):
        fates = {}
        for veld in VELDEN:
            offered = OFFERED.get(veld, (f"Eén {nr}.", f"Twee {nr}.", f"Drie {nr}."))
            wrong = "y" * (LIMITS[veld] + 1 + nr) if veld in LIMITS else "loterij"
            fates[f"{veld}.convenant"] = Fate.dealt(dice, now[f"{veld}.convenant"], offered, wrong)
        mix, told = Mix(fates), len(site.rows("gebeurtenis"))
        send(site, path, mix, SAVE)
        values = site.open(path).form(SAVE).values
        assert {name: values[name] for name in fates} == mix.after
        assert len(site.rows("gebeurtenis")) == told + bool(mix.theirs) + bool(mix.met("sound"))
        now = mix.after


ROWS = ("museum", "festival", "archief", "bibliotheek")
STANDEN = ("behouden", "ontwikkelen", "afbouwen", "niet_gekozen")


def test_whatever_is_sent_of_a_step(site: Site, pad: str) -> None:
    dice, now = Random(7), {f"{veld}.{slug}": "" for slug in ROWS for veld in ("stand", "toelichting")}
    for nr in range(ROUNDS):
        fates = {}
        for name, value in now.items():
            stand = name.startswith("stand")
            offered = STANDEN if stand else (f"Eén {nr}.", f"Twee {nr}.", f"Drie {nr}.")
            wrong = "misschien" if stand else "z" * (MAX_TOELICHTING + 1 + nr)
            fates[name] = Fate.dealt(dice, value, offered, wrong)
        mix = Mix(fates)
        send(site, f"{pad}/partners", mix, GO_ON)
        found = dict.fromkeys(ROWS, ("", "")) | stored(site, pad)
        assert found == {slug: (mix.after[f"stand.{slug}"], mix.after[f"toelichting.{slug}"]) for slug in ROWS}
        now = mix.after
