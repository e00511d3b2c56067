"""XML of others, made anew from what is known to be harmless: by name of element, attribute and value."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from app.documents.left_out import LeftOut

LONGEST = 1000
"""Characters of one attribute."""

Point = Callable[[Any], Mapping[str, str] | None]
"""Gives the attributes with which a reference goes on in the new file, or None when it does not."""


def names(spaces: Mapping[str, str], *listed: str) -> frozenset[str]:
    """Names as people write them ('w:p w:r') as lxml spells them; one without a prefix has no namespace."""
    return frozenset(name_in(spaces, name) for text in listed for name in text.split())


def name_in(spaces: Mapping[str, str], name: str) -> str:
    """One such name."""
    prefix, colon, local = name.partition(":")
    return f"{{{spaces[prefix]}}}{local}" if colon else prefix


@dataclass(frozen=True)
class Rules:
    """What passes: `elements` with their `attributes`, `unpacked` ones only with what is in them.

    Anything else stays behind: told as what `notable` says, in silence when it is `quiet`, as unknown otherwise.
    """

    elements: frozenset[str]
    attributes: frozenset[str]
    texts: frozenset[str]
    """The elements in which words stand."""
    pointing: frozenset[str] = frozenset()
    """The elements that refer to another part; about each the `Point` is asked."""
    unpacked: frozenset[str] = frozenset()
    values: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)
    """The only values of an attribute of an element, where not any will do."""
    notable: Mapping[str, LeftOut] = field(default_factory=dict)
    quiet: frozenset[str] = frozenset()
    quiet_spaces: frozenset[str] = frozenset()
    choice: str = ""
    """The element that offers the same in several ways: the first of which anything is left, is taken."""


class Sieve:
    """Makes trees anew by rules, and remembers in `left` what stayed behind."""

    def __init__(self, rules: Rules, point: Point) -> None:
        self._rules, self._point = rules, point
        self.left: set[LeftOut] = set()

    def through(self, source: Any, spaces: Mapping[str, str]) -> Any:
        """A new tree with the root of this one and of the rest what passes."""
        made = etree.Element(source.tag, nsmap=dict(spaces))
        self._attributes(source, made)
        self._inside(source, made)
        return made

    def _inside(self, source: Any, into: Any) -> None:
        """Everything in an element: its words where they may be, and its children."""
        worded = into.tag in self._rules.texts
        if worded:
            _say(into, source.text)
        for child in source.iterchildren(tag=etree.Element):
            self._pass(child, into)
            if worded:
                _say(into, child.tail)

    def _pass(self, source: Any, into: Any) -> None:
        rules, tag = self._rules, source.tag
        if tag in rules.unpacked:
            if tag in rules.notable:
                self.left.add(rules.notable[tag])
            self._inside(source, into)
        elif tag == rules.choice:
            self._choose(source, into)
        elif tag in rules.elements:
            self._keep(source, into)
        else:
            self._leave(source)

    def _keep(self, source: Any, into: Any) -> None:
        found = self._point(source) if source.tag in self._rules.pointing else {}
        if found is None:
            return
        made = etree.SubElement(into, source.tag)
        self._attributes(source, made)
        for name, value in found.items():
            made.set(name, value)
        self._inside(source, made)

    def _attributes(self, source: Any, made: Any) -> None:
        for name, value in source.attrib.items():
            fit = self._rules.values.get((source.tag, name))
            if (name in self._rules.attributes if fit is None else value in fit) and len(value) <= LONGEST:
                made.set(name, value)

    def _choose(self, source: Any, into: Any) -> None:
        for way in source.iterchildren(tag=etree.Element):
            before = len(into)
            self._inside(way, into)
            if len(into) > before:
                return

    def _leave(self, source: Any) -> None:
        """Remember what this was, and what was in it."""
        rules, tag = self._rules, source.tag
        found = {rules.notable[inner.tag] for inner in source.iter(etree.Element) if inner.tag in rules.notable}
        self.left |= found
        if not found and tag not in rules.quiet and etree.QName(tag).namespace not in rules.quiet_spaces:
            self.left.add(LeftOut.ANDERS)


def _say(into: Any, words: str | None) -> None:
    """Add words behind what is there."""
    if not words:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + words
    else:
        into.text = (into.text or "") + words
