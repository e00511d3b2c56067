"""Title, gemeente and period of a bouwwerk, as typed and as understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from app.cleaning import one_line
from app.municipalities.search import Search
from app.plans.bouwwerk import Bouwwerk
from app.web import Form

TITEL = "Ons cultuurbeleid"
LIMITS = {"titel": 120, "gemeente": 100, "periode": 40}


@dataclass(frozen=True)
class Details:
    """What the form shows. `zoek` says whether to offer gemeenten that fit; `code` is set when one is certain."""

    titel: str
    gemeente: str
    periode: str
    code: str = ""
    zoek: bool = False
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
    """Read the form; a gemeente that is certain gets its proper name and code, anything else stays as typed."""
    typed = {name: one_line(form[name]) for name in LIMITS}
    faults = {
        name: f"Maak dit korter: hooguit {limit} tekens." for name, limit in LIMITS.items() if len(typed[name]) > limit
    }
    shown = Details(typed["titel"], typed["gemeente"], typed["periode"], fouten=faults)
    if faults:
        return shown
    asked = form["actie"] == "zoek"
    sure = search.resolve(typed["gemeente"])
    chosen = form["gemeente_code"]
    if "gemeente_code" in form and not asked:
        sure = next((g for g in search.suggest(typed["gemeente"]) if g.code == chosen), None)
    near = None if "gemeente_code" in form or asked else search.nearly(typed["gemeente"])
    if sure is None and near is not None:
        return replace(shown, zoek=True, code=near.code)
    if sure is None or asked:
        return replace(shown, zoek=asked)
    return Details(typed["titel"], sure.toonnaam, typed["periode"], sure.code)


def merge(details: Details, form: Form, of: Bouwwerk) -> tuple[dict[str, str | None], dict[str, str]]:
    """What to store of a form about a bouwwerk, and the fields that a colleague changed while the officer did too.

    A field that is as the page showed it (`was.<field>`) stays as stored, with the gemeente code that goes with it.
    """
    values, clashes = details.values, {}
    for name in LIMITS:
        stored = getattr(of, name)
        was = form.starting("was.").get(name, stored)
        if one_line(form[name]) == was:
            values[name] = stored
            if name == "gemeente" and "gemeente_code" not in form:
                values["gemeente_code"] = of.gemeente_code
        elif stored not in (was, values[name]):
            theirs = f"maakte hiervan ‘{stored}’" if stored else "maakte dit veld leeg"
            clashes[name] = f"Iemand anders {theirs}. Bewaar nog een keer als jouw tekst moet blijven."
    return values, clashes
