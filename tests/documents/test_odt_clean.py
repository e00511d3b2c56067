"""An OpenDocument text of others: nothing comes out that is not known to be harmless."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from app.documents import odt_kept
from app.documents.left_out import LeftOut
from app.documents.odt_clean import cleaned
from app.documents.packing import packed, unpacked
from app.documents.rendering import Unfit
from tests.documents.hostile import MARK, png

SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in odt_kept.OTHERS.items())
PAGE = (
    '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:margin-left="44mm">'
    "{}</style:page-layout-properties></style:page-layout></office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>{}</style:header>'
    "</style:master-page></office:master-styles>"
)
LINE = "<text:p>Gemeente {}Lindewaard</text:p>"


def styles(
    inside: str = "", page: str = "", before: str = "", declared: str = "", parts: Mapping[str, bytes] = {}
) -> bytes:
    content = f"{declared}<office:document-styles {SPACES}>{before}{PAGE.format(page, inside)}</office:document-styles>"
    return packed({"mimetype": b"x", "styles.xml": content.encode(), "settings.xml": b"<x>KWAAD</x>"} | dict(parts))


def shown(address: str) -> str:
    return f'<draw:frame draw:name="logo"><draw:image xlink:href="{address}" xlink:actuate="onLoad"/></draw:frame>'


HARM = {
    "a picture elsewhere": (styles(LINE.format(shown("http://KWAAD/x.png"))), LeftOut.ELDERS),
    "a picture on a share": (styles(LINE.format(shown("\\\\host\\KWAAD.png"))), LeftOut.ELDERS),
    "a picture above the file": (styles(LINE.format(shown("../KWAAD.png"))), LeftOut.ELDERS),
    "a picture of vectors": (
        styles(LINE.format(shown("Pictures/a.svg")), parts={"Pictures/a.svg": b"<svg>KWAAD</svg>"}),
        LeftOut.PLAATJE,
    ),
    "a picture in words": (
        styles(
            LINE.format(
                "<draw:frame><draw:image><office:binary-data>KWAAD</office:binary-data></draw:image></draw:frame>"
            )
        ),
        LeftOut.PLAATJE,
    ),
    "a ground elsewhere": (styles(page='<style:background-image xlink:href="http://KWAAD/"/>'), LeftOut.ELDERS),
    "an object": (
        styles(
            LINE.format('<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'),
            parts={"Object 1/x": b"KWAAD"},
        ),
        LeftOut.OBJECT,
    ),
    "a plugin": (styles(LINE.format('<draw:frame><draw:plugin xlink:href="KWAAD"/></draw:frame>')), LeftOut.OBJECT),
    "a macro": (
        styles("<office:scripts><x>KWAAD</x></office:scripts>", parts={"Basic/x.xml": b"KWAAD"}),
        LeftOut.PROGRAMMA,
    ),
    "a macro in the text": (styles(LINE.format("<text:script>KWAAD</text:script>")), LeftOut.PROGRAMMA),
    "an event": (
        styles(
            LINE.format(
                '<text:a xlink:href="KWAAD"><office:event-listeners><script:event-listener xlink:href="KWAAD"/>'
                "</office:event-listeners></text:a>"
            )
        ),
        LeftOut.PROGRAMMA,
    ),
    "a link": (styles(LINE.format('<text:a xlink:href="https://KWAAD/">van </text:a>')), LeftOut.KOPPELING),
    "a field that fetches": (
        styles(LINE.format('<text:database-display text:table-name="KWAAD">van </text:database-display>')),
        LeftOut.VELD,
    ),
    "a link to a program": (styles('<text:dde-connection-decls office:x="KWAAD"/>'), LeftOut.VELD),
    "a section elsewhere": (
        styles(f'<text:section><text:section-source xlink:href="file:///KWAAD"/>{LINE.format("")}</text:section>'),
        LeftOut.ELDERS,
    ),
    "letters within": (
        styles(
            before='<office:font-face-decls><style:font-face style:name="A"><svg:font-face-src><svg:font-face-uri '
            'xlink:href="Fonts/KWAAD"/></svg:font-face-src></style:font-face></office:font-face-decls>'
        ),
        LeftOut.LETTERS,
    ),
    "a form": (styles('<office:forms><form:form xlink:href="KWAAD"/></office:forms>'), LeftOut.INVULVELD),
    "an unknown element": (styles('<z:x xmlns:z="urn:KWAAD">KWAAD</z:x>'), LeftOut.ANDERS),
    "remarks": (
        styles(LINE.format("<office:annotation><text:p>KWAAD</text:p></office:annotation>")),
        LeftOut.BIJGEHOUDEN,
    ),
}


def harmless(content: bytes) -> Any:
    parts = unpacked(content)
    root = etree.fromstring(parts.pop("styles.xml"))
    assert MARK.encode() not in etree.tostring(root)
    for element in root.iter():
        assert element.tag in odt_kept.RULES.elements
        assert {name for name in element.attrib if "xlink" not in name} <= odt_kept.RULES.attributes
        assert element.get(odt_kept.HREF) is None or element.get(odt_kept.HREF) in parts
    for name, part in parts.items():
        assert name.startswith("Pictures/")
        assert MARK.encode() not in part
        assert Image.open(io.BytesIO(part)).format in {"PNG", "JPEG"}
    return root


@pytest.mark.parametrize("kind", HARM)
def test_nothing_harmful_comes_out_and_that_is_said(kind: str) -> None:
    content, said = HARM[kind]
    assert MARK.encode() in b"".join((*unpacked(content).values(),))
    found = cleaned(content)
    words = "".join(harmless(found.content).itertext())
    assert said in found.left
    assert " ".join(words.replace("van ", "").split()) in {"Gemeente Lindewaard", ""}


def test_an_honest_style_comes_through() -> None:
    inside = LINE.format(
        f'{shown("Pictures/logo.png")}<text:s/><text:page-number text:select-page="current">1</text:page-number>'
    )
    found = cleaned(styles(inside, parts={"Pictures/logo.png": png()}))
    root = harmless(found.content)
    assert found.left == ()
    assert b"44mm" in etree.tostring(root)
    assert "".join(root.itertext()) == "Gemeente 1Lindewaard"
    assert len(unpacked(found.content)) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"PK kapot",
        packed({"content.xml": b"<x/>"}),
        packed({"styles.xml": b"<x/>"}),
        styles(declared='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', inside="<text:p>&a;</text:p>"),
    ],
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(Unfit, match="geen"):
        cleaned(content)


NAMES = sorted(odt_kept.RULES.elements | odt_kept.UNPACKED | set(odt_kept.RULES.notable) | {"{urn:x}y", "{urn:x}p"})
WHAT = sorted(odt_kept.RULES.attributes | {odt_kept.HREF, "href", "{urn:x}onload"})
LEAVES = st.tuples(st.integers(0, len(NAMES) - 1), st.sets(st.integers(0, len(WHAT) - 1), max_size=4))
TREES = st.recursive(LEAVES, lambda inner: st.tuples(LEAVES, st.lists(inner, max_size=4)), max_leaves=25)


def grown(tree: Any) -> Any:
    leaf, inner = (tree, ()) if isinstance(tree[0], int) else tree
    made = etree.Element(NAMES[leaf[0]], {WHAT[number]: "http://x/" for number in leaf[1]})
    made.extend(map(grown, inner))
    return made


@given(st.lists(TREES, min_size=1, max_size=4))
def test_of_any_tree_only_known_names_come_out(trees: list[Any]) -> None:
    inside = "".join(etree.tostring(grown(tree)).decode() for tree in trees)
    harmless(cleaned(styles(inside)).content)
