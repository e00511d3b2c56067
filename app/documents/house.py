"""The styles that an organisation brings itself: `huisstijl.docx` and `huisstijl.odt` in a folder of its own."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from app.documents.left_out import told
from app.documents.rendering import Renderer, RenderFailed, Unfit

KINDS = {"docx": "Word", "odt": "OpenDocument"}


class HouseStyleRefused(Exception):
    """A file of the house style cannot be used; the message is one clear Dutch line."""


def house_style(folder: Path | None) -> dict[str, bytes]:
    """The files that are there, by kind."""
    found = {kind: folder / f"huisstijl.{kind}" for kind in KINDS} if folder else {}
    return {kind: path.read_bytes() for kind, path in found.items() if path.is_file()}


def house_mark(folder: Path | None) -> str:
    """What changes as soon as the house style does; empty without one."""
    files = house_style(folder)
    return sha256(repr(files).encode()).hexdigest() if files else ""


def try_out(folder: Path | None, renderer: Renderer) -> Iterator[str]:
    """Make a small file with every style of the house; a line about each that is not taken over whole.

    Raises HouseStyleRefused for one that does not work.
    """
    for kind, content in house_style(folder).items():
        try:
            found = renderer.skeleton(content, kind)
        except (RenderFailed, Unfit) as error:
            raise HouseStyleRefused(
                f"huisstijl.{kind} in BOUWPLAATS_HUISSTIJL is geen bruikbaar {KINDS[kind]}-bestand. "
                f"Sla het opnieuw op als .{kind}, of haal het weg."
            ) from error
        if found.left:
            yield f"Uit huisstijl.{kind} in BOUWPLAATS_HUISSTIJL namen we niet mee: {'; '.join(told(found.left))}."
