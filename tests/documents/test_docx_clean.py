"""A Word file of others: nothing comes out that is not known to be harmless, and a real house style comes through."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from app.documents import docx_kept
from app.documents.docx_clean import cleaned
from app.documents.left_out import LeftOut
from app.documents.packing import packed, unpacked
from app.documents.rendering import Unfit
from tests.documents import hostile
from tests.documents.hostile import HARM, MARK, blip, field, good, head, png, rel, simple

EXTRA = {f"{{{docx_kept.SPACES['mc']}}}{name}" for name in ("AlternateContent", "Choice")} | {
    f"{{{docx_kept.SPACES['w']}}}{name}" for name in ("document", "body")
}
THEME = {
    f"{{{docx_kept.SPACES['a']}}}{name}"
    for name in ("fmtScheme", "fillStyleLst", "lnStyleLst", "effectStyleLst", "effectStyle", "bgFillStyleLst")
}
REFERENCES = {f"{{{docx_kept.SPACES['r']}}}{name}" for name in ("id", "embed")}


def harmless(content: bytes) -> dict[str, bytes]:
    """The parts of a file, each with nothing in it but what may be."""
    parts = unpacked(content)
    for name, part in parts.items():
        assert MARK.encode() not in part, name
        assert MARK.lower() not in name.lower()
        if name.endswith(".xml") and name.startswith("word/"):
            for element in etree.fromstring(part).iter():
                assert element.tag in docx_kept.RULES.elements | EXTRA | THEME
                assert set(element.attrib) <= docx_kept.RULES.attributes | REFERENCES | {"uri", "Requires", *URI}
        elif name.endswith(".rels"):
            assert b"TargetMode" not in part
            assert all(goal.get("Target", "").lstrip("/") in parts for goal in etree.fromstring(part))
        else:
            assert name == "[Content_Types].xml" or Image.open(io.BytesIO(part)).format in {"PNG", "JPEG"}
    docx.Document(io.BytesIO(content))
    return parts


URI = (f"{{{docx_kept.SPACES['w']}}}uri",)


def text_of(content: bytes, name: str = "word/header1.xml") -> str:
    return "".join(etree.fromstring(unpacked(content)[name]).itertext())


@pytest.mark.parametrize("kind", HARM)
def test_nothing_harmful_comes_out(kind: str) -> None:
    content = HARM[kind]()
    assert MARK.encode() in b"".join(unpacked(content).values()) or "utf-16" in kind.lower()
    harmless(cleaned(content).content)


SAID = {
    "an exe beside the parts": LeftOut.OBJECT,
    "an object by entities": LeftOut.OBJECT,
    "a macro": LeftOut.PROGRAMMA,
    "a control": LeftOut.PROGRAMMA,
    "a field over several runs": LeftOut.VELD,
    "a simple field that runs": LeftOut.VELD,
    "a linked picture": LeftOut.ELDERS,
    "a picture on a share": LeftOut.ELDERS,
    "a template elsewhere": LeftOut.ELDERS,
    "mail merge": LeftOut.SAMENVOEGEN,
    "variables": LeftOut.VERBORGEN,
    "data within": LeftOut.VERBORGEN,
    "a lock": LeftOut.SLOT,
    "tracked changes": LeftOut.BIJGEHOUDEN,
    "remarks": LeftOut.BIJGEHOUDEN,
    "bound data": LeftOut.INVULVELD,
    "letters within": LeftOut.LETTERS,
    "a picture of vectors": LeftOut.PLAATJE,
    "a drawing of old by address": LeftOut.TEKENING,
    "a link": LeftOut.KOPPELING,
}


@pytest.mark.parametrize("kind", SAID)
def test_what_stays_behind_is_said(kind: str) -> None:
    assert SAID[kind] in cleaned(HARM[kind]()).left


def test_an_honest_file_leaves_nothing_behind() -> None:
    parts = {name: part for name, part in good().items() if not name.startswith("customXml")}
    rels = parts["word/_rels/document.xml.rels"].decode()
    assert "customXml" in rels
    (line,) = [part for part in rels.split("<") if "customXml" in part]
    parts["word/_rels/document.xml.rels"] = rels.replace(f"<{line}", "").encode()
    found = cleaned(packed(parts))
    assert found.left == ()
    assert text_of(found.content) == "Gemeente Lindewaard"
    assert b"Jansen" not in b"".join(unpacked(found.content).values())


@pytest.mark.parametrize(
    "inside",
    [
        field("PAGE"),
        field(" PAGE ", " \\* MERGEFORMAT "),
        field("page \\* roman"),
        field('DATE \\@ "d MMMM yyyy"'),
        field('STYLEREF "Kop 1" \\n'),
        simple(" NUMPAGES \\* MERGEFORMAT "),
        simple("TITLE"),
    ],
)
def test_a_field_that_only_tells_about_the_paper_stays(inside: str) -> None:
    found = cleaned(head(inside))
    assert LeftOut.VELD not in found.left
    part = harmless(found.content)["word/header1.xml"]
    assert part.count(b"fldSimple ") + part.count(b"<w:instrText") == 1
    assert b"wat er stond" in part


def test_of_another_field_the_words_stay_and_its_instruction_goes() -> None:
    for kind in ("a simple field that runs", "a field over several runs", "a field within a field"):
        assert text_of(cleaned(HARM[kind]()).content) == "wat er stond"
    assert text_of(cleaned(HARM["a link"]()).content) == "de woorden"
    assert text_of(cleaned(HARM["a change in the head"]()).content) == "blijft"
    assert text_of(cleaned(HARM["bound data"]()).content) == "blijft"


def pictured(content: bytes, suffix: str = "png") -> bytes:
    name = f"word/media/x.{suffix}"
    return head(blip('r:embed="rKwaad"'), rel("image", f"media/x.{suffix}"), parts={name: content})


def dots(form: str, mode: str = "RGB") -> bytes:
    content = io.BytesIO()
    Image.new(mode, (20, 10), "red" if mode != "RGBA" else (200, 0, 0, 90)).save(content, form)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "kept"),
    [(dots("PNG"), "png"), (dots("PNG", "RGBA"), "png"), (dots("JPEG"), "jpeg"), (dots("GIF"), "png"), (png(), "png")],
)
def test_a_picture_is_drawn_anew(content: bytes, kept: str) -> None:
    parts = harmless(cleaned(pictured(content)).content)
    with Image.open(io.BytesIO(parts[f"word/media/image1.{kept}"])) as found:
        assert found.size == (20, 10)
        red, _, blue = found.convert("RGB").resize((1, 1)).tobytes()
        assert (red > 150) == (content != png())
        assert (blue > 100) == (content == png())
    assert b"r:embed" in parts["word/header1.xml"]


@pytest.mark.parametrize("content", [dots("BMP"), dots("TIFF"), b"<svg/>", b"", dots("PNG")[:40], png((9000, 9000))])
def test_what_is_no_such_picture_goes_with_its_place(content: bytes) -> None:
    found = cleaned(pictured(content))
    assert LeftOut.PLAATJE in found.left
    assert b"w:drawing" not in harmless(found.content)["word/header1.xml"]


def zipped(*parts: tuple[str, bytes]) -> bytes:
    content = io.BytesIO(packed(good()))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts:
            file.writestr(name, part)
    return content.getvalue()


def with_declaration(declared: str, text: str) -> bytes:
    inside = f'<w:p><w:r><w:t w:x="{text}">{text}</w:t></w:r></w:p>'
    part = f"<!DOCTYPE w:hdr [{declared}]><w:hdr {hostile.SPACES}>{inside}</w:hdr>"
    return packed(good() | {"word/header1.xml": part.encode()})


LAUGHS = '<!ENTITY a "haha">' + "".join(
    f'<!ENTITY {chr(98 + number)} "{f"&{chr(97 + number)};" * 10}">' for number in range(9)
)
UNFIT: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"%PDF-1.7", "geen"),
    "half a zip": (lambda: packed(good())[:5000], "geen"),
    "another zip": (lambda: packed({"a.txt": b"a"}), "geen"),
    "no page": (lambda: packed(good() | {"word/document.xml": b"<a/>"}), "geen"),
    "no xml": (lambda: packed(good() | {"word/styles.xml": b"<w:styles"}), "geen"),
    "other styles": (lambda: packed(good() | {"word/styles.xml": b"<styles/>"}), "geen"),
    "two of one name": (lambda: zipped(("WORD/document.xml", b"<a/>")), "geen"),
    "an entity of itself": (lambda: with_declaration('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"), "geen"),
    "an empty declaration": (lambda: with_declaration("", "x"), "geen"),
    "laughs": (lambda: with_declaration(LAUGHS, "&j;"), "geen"),
    "many parts": (lambda: zipped(*((f"{number}.png", b"") for number in range(600))), "groot"),
    "a large part": (lambda: zipped(("a.xml", b"\0" * 21_000_000)), "groot"),
    "a part that grows": (lambda: zipped(("a.xml", b"\0" * 2_000_000)), "groot"),
    "large together": (lambda: zipped(*((f"{n}.xml", bytes(range(250)) * 36_000) for n in range(4))), "groot"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", UNFIT)
def test_what_is_no_house_style_is_refused_with_why(kind: str) -> None:
    content, why = UNFIT[kind]
    with pytest.raises(Unfit, match=f"^{why}$"):
        cleaned(content())


ODD = {f"{{{space}}}{name}" for space in (*docx_kept.OTHERS.values(), "urn:x") for name in ("object", "p", "imagedata")}
NAMES = sorted(docx_kept.RULES.elements | docx_kept.RULES.unpacked | set(docx_kept.RULES.notable) | ODD)
WHAT = sorted(docx_kept.RULES.attributes | REFERENCES | {"{urn:x}y", "src", f"{{{docx_kept.OTHERS['o']}}}href"})
VALUES = ("left", "rKwaad", "begin", "separate", "end", " PAGE ")
TEXTS = ("", "DDEAUTO KWAAD", "PAGE")
LEAVES = st.tuples(
    st.integers(0, len(NAMES) - 1),
    st.dictionaries(st.integers(0, len(WHAT) - 1), st.sampled_from(VALUES), max_size=4),
    st.sampled_from(TEXTS),
)
TREES = st.recursive(LEAVES, lambda inner: st.tuples(LEAVES, st.lists(inner, max_size=4)), max_leaves=25)


def grown(tree: Any) -> Any:
    leaf, inner = (tree, ()) if len(tree) == 3 else tree
    name, attributes, text = leaf
    made = etree.Element(NAMES[name], {WHAT[number]: value for number, value in attributes.items()})
    made.text = "woord" if NAMES[name] in docx_kept.RULES.texts and "instrText" not in NAMES[name] else text
    made.extend(map(grown, inner))
    return made


@given(st.lists(TREES, min_size=1, max_size=4))
def test_of_any_tree_only_known_names_come_out(trees: list[Any]) -> None:
    root = etree.Element(f"{{{docx_kept.SPACES['w']}}}hdr")
    root.extend(map(grown, trees))
    image = rel("image", "http://KWAAD/", hostile.EXTERNAL)
    content = {hostile.HEAD: etree.tostring(root), hostile.RELS: hostile.related(image)}
    first = cleaned(packed(good() | content)).content
    harmless(first)
    assert unpacked(cleaned(first).content).keys() == unpacked(first).keys()
