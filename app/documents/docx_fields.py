"""The fields of a Word file of others: those that only tell about the paper stay, of the rest what they last said."""

import re
from collections.abc import Iterator
from string import ascii_letters
from typing import Any

from app.documents.docx_kept import SPACES
from app.documents.sieve import name_in

RUN, CHAR, TYPE, INSTRUCTION, SIMPLE, TOLD, BOX, LOOK = (
    name_in(SPACES, f"w:{name}")
    for name in ("r", "fldChar", "fldCharType", "instrText", "fldSimple", "instr", "txbxContent", "rPr")
)
SIGNS = frozenset((CHAR, INSTRUCTION))
_WORD = r'"[^"\\{}]{1,80}"|[^\s"\\{}]{1,80}'
_MANNER = r"\\\*\s*[A-Za-z]{1,20}"
KINDS = {
    "PAGE NUMPAGES SECTION SECTIONPAGES": rf'(?:\s*(?:{_MANNER}|\\#\s*"?[0#]{{1,6}}"?))*',
    "TITLE SUBJECT AUTHOR FILENAME": rf"(?:\s*{_MANNER})*",
    "DATE TIME CREATEDATE SAVEDATE": rf'(?:\s*(?:{_MANNER}|\\@\s*(?:"[^"\\{{}}]{{1,60}}"|[dMyHhms./:-]{{1,20}})|\\l))*',
    "STYLEREF": rf"\s+(?:{_WORD})(?:\s*(?:{_MANNER}|\\[lnprtw]))*",
}
"""The fields that may stay, with what may stand behind their name."""

FORMS = {name: re.compile(rest) for listed, rest in KINDS.items() for name in listed.split()}


def instruction(text: str) -> str | None:
    """What a field says, as we write it; None when it may not stay."""
    rest = text.strip().lstrip(ascii_letters)
    name = text.strip().removesuffix(rest).upper()
    form = FORMS.get(name)
    return f" {name}{rest} " if form and form.fullmatch(rest) else None


def settle(root: Any) -> bool:
    """Keep the fields that may stay and make words of the others; whether there were others."""
    others = _settle_simple(root)
    for story in (root, *root.iter(BOX)):
        others |= _Story(story).settle()
    return others


def _settle_simple(root: Any) -> bool:
    others = False
    for field in list(root.iter(SIMPLE)):
        said = instruction(field.get(TOLD, ""))
        if said is not None:
            field.set(TOLD, said)
            continue
        others, parent = True, field.getparent()
        for child in list(field):
            field.addprevious(child)
        parent.remove(field)
    return others


class _Field:
    """A field of several runs: its signs, and what stands where its instruction is."""

    def __init__(self, begin: Any) -> None:
        self.signs, self.inside = [begin], list[Any]()
        self.separated = False

    def said(self) -> str | None:
        if any(piece.tag == CHAR for piece in self.inside):
            return None  # a field that makes the instruction of another
        return instruction("".join(piece.text or "" for piece in self.inside if piece.tag == INSTRUCTION))

    def settle(self, *, whole: bool) -> bool:
        """Write the instruction anew, or let go of everything but the result; whether it may not stay."""
        said = self.said() if whole else None
        words = [piece for piece in self.inside if piece.tag == INSTRUCTION]
        kept = words[:1] if said is not None else []
        for piece in kept:
            piece.text = said
        for piece in self.inside if said is not None else (*self.inside, *self.signs):
            if piece not in kept:
                _remove(piece)
        return said is None


class _Story:
    """Text that is read as one, such as a head or a text box: a field begins and ends in the same."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._open: list[_Field] = []
        self._others = False

    def settle(self) -> bool:
        for piece in list(self._pieces(self._root)):
            sign = piece.get(TYPE) if piece.tag == CHAR else None
            for field in self._open:
                if not field.separated and (sign is None or field is not self._open[-1] or sign == "begin"):
                    field.inside.append(piece)
            if piece.tag == CHAR:
                self._sign(piece, sign)
            elif piece.tag == INSTRUCTION and all(field.separated for field in self._open):
                _remove(piece)
        for field in self._open:
            self._others |= field.settle(whole=False)
        return self._others

    def _sign(self, piece: Any, sign: str | None) -> None:
        if sign == "begin":
            self._open.append(_Field(piece))
        elif sign == "separate" and self._open and not self._open[-1].separated:
            self._open[-1].signs.append(piece)
            self._open[-1].separated = True
        elif sign == "end" and self._open:
            self._open[-1].signs.append(piece)
            self._others |= self._open.pop().settle(whole=True)
        else:
            _remove(piece)

    def _pieces(self, root: Any) -> Iterator[Any]:
        """What stands in the runs, and the signs of fields wherever they are; a text box is a story of its own."""
        for child in root:
            if child.tag in SIGNS or (root.tag == RUN and child.tag not in {RUN, LOOK}):
                yield child
            if child.tag != BOX:
                yield from self._pieces(child)


def _remove(piece: Any) -> None:
    if piece.getparent() is not None:
        piece.getparent().remove(piece)
