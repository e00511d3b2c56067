"""Title, gemeente and period of a bouwwerk, as typed and as understood."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.cleaning import one_line
from app.forms import Form
from app.municipalities.search import Search
from app.plans.bouwwerk import Bouwwerk
from app.plans.gegevens import Soort, limits
from app.plans.period import read_period

TITEL = "Ons cultuurbeleid"
LIMITS = limits(Soort.REGEL)


WHICH = "Bedoel je een van deze gemeenten? Kies er een, of kies ‘Geen van deze’."
FORMER = "{} Kies wat je bedoelt."
LONGER = "Er zijn meer gemeenten die zo beginnen. Kies er een, of ga verder: dan wordt het {}."

TYPING = "typend"
"""What saves by itself while the cursor is still at the gemeente: a name that may yet become longer is not taken."""


@dataclass(frozen=True)
class Details:
    """What the form shows. `zoek` says whether to offer gemeenten that fit; `code` is set when one is certain.

    `houd` is the choice of who wants none of those offered.
    """

    titel: str
    gemeente: str
    periode: str
    code: str = ""
    zoek: bool = False
    houd: bool = False
    fouten: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def fresh(cls, today: datetime) -> "Details":
        """What a new bouwwerk starts from: the four years of the next council term plan."""
        return cls(TITEL, "", f"{today.year + 1}–{today.year + 4}")

    @property
    def values(self) -> dict[str, str | None]:
        """As stored; without a titel it gets the standard one, so nothing blocks starting."""
        return {
            "titel": self.titel or TITEL,
            "gemeente": self.gemeente,
            "gemeente_code": self.code or None,
            "periode": self.periode,
        }


def read_details(form: Form, search: Search) -> Details:
    """Read the form; a gemeente that is certain gets its proper name and code, anything else stays as typed.

    A name that only comes near one, or that a gemeente had before, is asked about: it is never chosen for the officer.
    So is a name that begins another one, as long as it is being typed.
    """
    typed = {name: one_line(form[name]) for name in LIMITS}
    faults = {
        name: f"Maak dit korter: hooguit {limit} tekens." for name, limit in LIMITS.items() if len(typed[name]) > limit
    }
    if not ("periode" in faults or _untouched(form, "periode", typed["periode"])):
        periode = read_period(typed["periode"])
        typed["periode"] = periode.tekst
        faults |= {"periode": periode.fout} if periode.fout else {}
    shown = Details(typed["titel"], typed["gemeente"], typed["periode"], fouten=faults)
    return shown if "gemeente" in faults else _with_gemeente(shown, form, search)


def _untouched(form: Form, name: str, typed: str) -> bool:
    """Whether a field says what the page showed: what is stored is not asked about again."""
    return form.starting("was.").get(name) == typed


def _with_gemeente(shown: Details, form: Form, search: Search) -> Details:
    name = shown.gemeente
    if form["actie"] == "zoek":
        return replace(shown, zoek=True)
    chose = "gemeente_code" in form and form.starting("bij.").get("gemeente", name) == name
    if chose:
        sure = next((g for g in search.suggest(name) if g.code == form["gemeente_code"]), None)
        houd = sure is None
        shown = replace(shown, houd=houd, zoek=bool(shown.fouten))
    else:
        sure = search.exact(name)
        if sure and form["actie"] == TYPING and not _untouched(form, "gemeente", name) and search.goes_on(name):
            asked = LONGER.format(sure.toonnaam)
            return replace(shown, zoek=True, fouten={**shown.fouten, "gemeente": asked})
        if sure is None and not _untouched(form, "gemeente", name) and search.suggest(name):
            former = search.former(name)
            asked = FORMER.format(former.zin) if former else WHICH
            return replace(shown, zoek=True, fouten={**shown.fouten, "gemeente": asked})
    return replace(shown, gemeente=sure.toonnaam, code=sure.code) if sure else shown


def shown_again(details: Details, of: Bouwwerk, held: Collection[str]) -> Details:
    """The form of a bouwwerk again: the fields that were held back as they were typed, the others as stored."""
    return replace(details, **{name: getattr(of, name) for name in LIMITS if name not in held})


def merge(details: Details, form: Form, of: Bouwwerk) -> tuple[dict[str, str | None], dict[str, str]]:
    """What to store of a form about a bouwwerk, and the fields that a colleague changed while the officer did too.

    A field that was not sent, or is as the page showed it (`was.<field>`), stays as stored, with the gemeente code that
    goes with it. Of the gemeente that the page showed the code may be chosen, unless it is another gemeente by now.
    """
    values, clashes = details.values, {}
    for name in LIMITS:
        stored = getattr(of, name)
        was = form.starting("was.").get(name, stored)
        chosen = name == "gemeente" and "gemeente_code" in form and (stored == was or values[name] != was)
        if name not in form or (one_line(form[name]) == was and not chosen):
            values[name] = stored
            if name == "gemeente":
                values["gemeente_code"] = of.gemeente_code
        elif stored not in (was, values[name]):
            theirs = f"maakte hiervan ‘{stored}’" if stored else "maakte dit veld leeg"
            clashes[name] = f"Iemand anders {theirs}. Bewaar nog een keer als jouw tekst moet blijven."
    return values, clashes
