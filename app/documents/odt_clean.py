"""An OpenDocument text of others, made anew from what is known to be harmless: its styles and their pictures.

Only used in the child.
"""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from lxml import etree

from app.documents.docx_clean import Cleaned
from app.documents.foreign import opened, tree
from app.documents.left_out import LeftOut
from app.documents.odt_kept import HREF, RULES, SPACES
from app.documents.packing import packed
from app.documents.redrawn import redrawn
from app.documents.rendering import Unfit
from app.documents.sieve import Sieve, name_in

STYLES = "styles.xml"
PROGRAMS = ("basic/", "scripts/", "dialogs/")
EMBEDDED = ("object", "objectreplacements/")
FRAME, IMAGE, BOX = (name_in(SPACES, f"draw:{name}") for name in ("frame", "image", "text-box"))
SHOWN = {name_in(SPACES, f"xlink:{name}"): value for name, value in (("type", "simple"), ("show", "embed"))}


@lru_cache(maxsize=4)
def cleaned(content: bytes) -> Cleaned:
    """The look of an OpenDocument text. Raises Unfit for what is none or too much."""
    parts = opened(content)
    source = tree(parts[STYLES]) if STYLES in parts else None
    if source is None or source.tag != name_in(SPACES, "office:document-styles"):
        raise Unfit("geen")
    pictures = _Pictures(parts)
    sieve = Sieve(RULES, pictures.point)
    made = sieve.through(source, SPACES)
    left = sieve.left | pictures.left | _programs(parts) | _empty_frames(made)
    kept = pictures.kept | {STYLES: etree.tostring(made, encoding="UTF-8", xml_declaration=True)}
    return Cleaned(packed(kept), tuple(sorted(left)))


class _Pictures:
    """The pictures that the styles show, drawn anew."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self.kept: dict[str, bytes] = {}
        self.left: set[LeftOut] = set()

    def point(self, element: Any) -> Mapping[str, str] | None:
        """The address of a picture in the new file."""
        address = element.get(HREF)
        if address is None and len(element) == 0 and element.tag != IMAGE:
            return {}  # a background that is none
        part = self._parts.get((address or "").removeprefix("./"))
        if address and part is None:
            self.left.add(LeftOut.ELDERS)
        found = redrawn(part) if part is not None else None
        if found is None:
            if element.tag != IMAGE and part is not None:
                self.left.add(LeftOut.PLAATJE)
            return None
        content, suffix = found
        name = f"Pictures/{sha256(content).hexdigest()[:20]}.{suffix}"
        self.kept[name] = content
        return SHOWN | {HREF: name}


def _empty_frames(root: Any) -> set[LeftOut]:
    """Take away the frames that lost what they showed."""
    gone = [frame for frame in root.iter(FRAME) if not any(child.tag in {IMAGE, BOX} for child in frame)]
    for frame in gone:
        _take_away(frame)
    return {LeftOut.PLAATJE} if gone else set()


def _take_away(element: Any) -> None:
    """Remove an element and keep the words behind it."""
    before, parent, words = element.getprevious(), element.getparent(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + words
    else:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _programs(parts: Mapping[str, bytes]) -> set[LeftOut]:
    """What stands beside the styles and is more than words."""
    found = set()
    for name in map(str.lower, parts):
        if name.startswith(PROGRAMS):
            found.add(LeftOut.PROGRAMMA)
        elif name.startswith(EMBEDDED):
            found.add(LeftOut.OBJECT)
        elif name.startswith("fonts/"):
            found.add(LeftOut.LETTERS)
    return found
