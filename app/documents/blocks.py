"""From a text that somebody typed to paragraphs and lists: a mark that was typed becomes a list, and is there once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BULLET = re.compile(r"(?:[-–—*•·‣◦▪●○\uf0b7]\s+|[•‣◦▪●\uf0b7](?=\S)|[-–—](?=[^\W\d_]))(?=\S)")
_NUMBER = re.compile(r"\(?(?:([0-9]{1,2})[.)]|([a-z])\))(?:\s+(?=\S)|(?=[A-Z]))")
BULLET = "•"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together; a line break in them was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Items that each had a mark; numbered when the marks counted from one, or from a."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(slots=True)
class _Line:
    """One typed line; `kind` is plain, bullet, number, empty, or more (set in: it may go on with the item above)."""

    kind: str
    text: str
    place: int = 0


def blocks(text: str) -> tuple[Paragraph | Listed, ...]:
    """The paragraphs and lists of a text, its words in the same order."""
    found: list[Paragraph | Listed] = []
    for kind, group in _groups(_read(text)):
        found.append(Paragraph("\n".join(group)) if kind == "plain" else Listed(tuple(group), kind == "number"))
    return tuple(found)


def lines(text: str) -> tuple[str, ...]:
    """A text of which every line says one thing: without the marks before them."""
    return tuple(line.text.strip() for line in _read(text) if line.text.strip())


def in_lines(text: str) -> str:
    """The text where a list can only be lines: each item with the same mark, every other line as it was typed."""
    told = zip(text.split("\n"), _read(text), strict=True)
    return "\n".join(_marked(line, raw) for raw, line in told)


def _marked(line: _Line, raw: str) -> str:
    mark = {"bullet": BULLET, "number": f"{line.place}."}.get(line.kind, "")
    return f"{mark} {line.text}" if mark else raw


def in_sentence(text: str) -> str:
    """The text on one line: the items of a list parted by semicolons."""
    told = (
        block.text if isinstance(block, Paragraph) else "; ".join((*map(_open, block.items[:-1]), block.items[-1]))
        for block in blocks(text)
    )
    return " ".join(" ".join(told).split())


def _open(item: str) -> str:
    return item.rstrip(".;,")


def _read(text: str) -> list[_Line]:
    """Every line with what its mark says; numbers that do not count from one are words, not marks."""
    raw = text.split("\n")
    found = [_line(line) for line in raw]
    run: list[int] = []
    for place, line in enumerate([*found, _Line("end", "")]):
        if line.kind == "number" and line.place == len(run) + 1:
            run.append(place)
        elif line.kind != "empty" and not (line.kind == "more" and run):
            _settle(found, raw, run)
            run = [place] if line.kind == "number" and line.place == 1 else []
            if line.kind == "number" and not run:
                found[place] = _Line("plain", raw[place].strip())
    return found


def _settle(found: list[_Line], raw: list[str], run: list[int]) -> None:
    """A single number counts nothing."""
    if len(run) == 1:
        found[run[0]] = _Line("plain", raw[run[0]].strip())


def _line(raw: str) -> _Line:
    text = raw.strip()
    if not text:
        return _Line("empty", "")
    if bullet := _BULLET.match(text):
        return _Line("bullet", text[bullet.end() :])
    if number := _NUMBER.match(text):
        return _Line("number", text[number.end() :], int(number[1]) if number[1] else ord(number[2]) - 96)
    return _Line("more" if raw[0].isspace() else "plain", text)


def _groups(read: list[_Line]) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together: of one list, or of one paragraph."""
    kind, group, parted, last = "", list[str](), False, 0
    for line in read:
        if line.kind == "empty":
            parted = True
            continue
        if line.kind == "more" and kind in {"bullet", "number"} and not parted:
            group[-1] += f"\n{line.text}"
            continue
        here = "plain" if line.kind == "more" else line.kind
        goes_on = here == kind and (line.place == last + 1 if here == "number" else here == "bullet" or not parted)
        if not goes_on:
            if group:
                yield kind, group
            kind, group = here, []
        group.append(line.text)
        parted, last = False, line.place
    if group:
        yield kind, group
