"""Taking bouwstenen of a bouwtekening over: from a sent form to wishes. Only what has no stand yet gets one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from app.blocks.stand import ACTIEF, Stand
from app.cleaning import NUMBER
from app.forms import Form
from app.plans.assembly import LEEG, Was, Wens

NIET = "niet"
"""The answer of who leaves a bouwsteen of a bouwtekening out."""

STANDEN = {str(stand): stand for stand in ACTIEF}
UNKNOWN = "Deze keuze bestaat niet. Kies behouden, ontwikkelen of niet overnemen."
NOTHING = "Je hebt nog niets aangewezen. Wijs bij een bouwsteen iets aan, of neem alles in één keer over."


@dataclass(frozen=True)
class Overname:
    """What a form asks to take over. `gewezen` is what was pointed at, to show again when something is wrong."""

    wensen: tuple[Wens, ...] = ()
    gewezen: Mapping[str, str] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)


def read_overname(form: Form, offered: Collection[str]) -> Overname:
    """The wishes in a form about these bouwstenen: those pointed at, and with `alles` all others that it showed."""
    pointed = {slug: answer for slug, answer in form.starting("neem.").items() if slug in offered and answer}
    shown = {slug: pinned for slug, pinned in form.starting("versie.").items() if slug in offered}
    fouten = {slug: UNKNOWN for slug, answer in pointed.items() if answer not in {*STANDEN, NIET}}
    if form["alles"] and form["alles"] not in STANDEN:
        fouten["overnemen"] = UNKNOWN
    elif not form["alles"] and not pointed:
        fouten["overnemen"] = NOTHING
    answers = {slug: pointed.get(slug) or form["alles"] for slug in dict.fromkeys((*shown, *pointed))}
    wensen = (_wens(slug, STANDEN[one], shown.get(slug, "")) for slug, one in answers.items() if one in STANDEN)
    return Overname(tuple(wensen), pointed, fouten)


def pointed_at(told: Mapping[str, str], offered: Collection[str]) -> Overname:
    """What an address says of these bouwstenen: pointed at before somebody went on to this page."""
    named = ((name.removeprefix("neem."), answer) for name, answer in told.items() if name.startswith("neem."))
    return Overname(gewezen={slug: one for slug, one in named if slug in offered and one in {*STANDEN, NIET}})


def _wens(slug: str, stand: Stand, pinned: str) -> Wens:
    """A stand for what had none on screen; the toelichting, if there is one, stays."""
    return Wens(slug, Was.of(LEEG), stand, None, int(pinned) if NUMBER.fullmatch(pinned) else None)
