"""What somebody typed in a form, to give back when it could not be taken. Pure; nothing of it is stored or run."""

import re
from collections.abc import Mapping

MACHINERY = frozenset(
    {
        "aanvraag", "actie", "afgehandeld", "alles", "bij", "blad", "bouwsteen", "bouwtekening", "doe", "eigen_stand",
        "erbij", "formulier", "gebruik", "gemeente_code", "keuze", "kies", "mailen", "meedoen", "merk", "met",
        "mijn_stand", "minder", "moment", "naar", "neem", "onthoud", "oordeel", "over", "q", "reactie_op", "record",
        "regel", "revisie", "rol", "sleutel", "soort", "stand", "stap", "status", "terug", "toon", "valt", "van",
        "versie", "vervang", "verwijder", "voor", "was", "weg", "wie", "wijziging", "zichtbaar", "zoek",
    }
)  # fmt: skip
"""Fields that a page fills in or that are one click; of a name with a dot, its first part."""

SECRET = frozenset(("wachtwoord", "herhaling", "nieuw", "code", "nieuwe_code"))
"""Never shown, also not to who typed it: somebody may look over a shoulder."""

MOST = 1_000_000
"""Characters of a form that are given back."""

ABOUT = re.compile(r"[\w -]+")


def given_back(fields: Mapping[str, str]) -> dict[str, str]:
    """The typed texts of a form, by what each is about: 'toelichting bij museum'."""
    texts = {}
    for name, text in fields.items():
        what, _, about = name.partition(".")
        if text.strip() and what not in MACHINERY | SECRET and ABOUT.fullmatch(name.replace(".", " ")):
            texts[what.replace("_", " ") + (f" bij {about}" if about else "")] = text
    return texts
