"""What is wrong with a record, in words for the editor and at the right field."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from app.editorial.kinds import Form

TOLD = {
    "missing": "Vul dit in.",
    "string_too_short": "Schrijf iets meer: minstens {min_length} tekens.",
    "string_too_long": "Maak dit korter: hoogstens {max_length} tekens.",
    "too_short": "Geef er minstens {min_length}.",
    "too_long": "Geef er hoogstens {max_length}.",
    "literal_error": "Kies een van de mogelijkheden.",
    "enum": "Kies een van de mogelijkheden.",
    "string_type": "Vul dit in.",
    "model_type": "Vul dit in.",
}
ENDS = {r"\.$": "Eindig met een punt.", r"\?$": "Eindig met een vraagteken.", "[^.?!]$": "Eindig zonder punt."}
"""Patterns of the shapes that say how a text ends."""
_FIELD = re.compile(r"veld ‘(\w+)’:? ?(.*)")


def by_field(form: Form, error: ValidationError) -> dict[str, str]:
    """Faults of one record, by the field of its form."""
    names = [veld.naam for veld in form.velden]
    found: dict[str, str] = {}
    for fault in error.errors():
        path = ".".join(str(part) for part in fault["loc"][:2])
        outer = str(fault["loc"][0]) if fault["loc"] else ""
        naam = next(
            (name for name in names if name in (path, outer)), next((n for n in names if n.startswith(f"{outer}.")), "")
        )
        told = _in_words(fault)
        if len(fault["loc"]) > 1 and isinstance(fault["loc"][1], int):
            told = f"Regel {fault['loc'][1] + 1}: {told[:1].lower()}{told[1:]}"
        found.setdefault(naam, told)
    return found


def _in_words(fault: Mapping[str, Any]) -> str:
    context = fault.get("ctx", {})
    if fault["type"] == "string_pattern_mismatch":
        return ENDS.get(context.get("pattern", ""), "Dit heeft niet de goede vorm.")
    if fault["type"].startswith("date"):
        return "Kies een datum." if fault.get("input") else "Vul een datum in."
    return TOLD.get(fault["type"], "Dit klopt niet.").format(**context)


def of_the_whole(message: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Faults of the whole, each at the field that it names."""
    for line in message.splitlines()[::-1]:
        found = _FIELD.search(line)
        told = found[2] if found else line.partition(": ")[2] or line
        yield (fields.get(found[1], "") if found else ""), f"{told[:1].upper()}{told[1:]}"
