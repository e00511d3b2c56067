"""Word files that mean harm, one for each way in; what is wrong in it says KWAAD."""

import io
from collections.abc import Callable, Mapping
from functools import cache

import docx
from PIL import Image

from app.documents.docx_kept import OTHERS
from app.documents.packing import packed, unpacked

MARK = "KWAAD"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in OTHERS.items())
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for name in ("Normal", "Header")
)
TYPES = "[Content_Types].xml"
BINARY = "".join(
    f'<Default Extension="{suffix}" ContentType="application/octet-stream"/>'
    for suffix in ("bin", "exe", "html", "png", "svg", "odttf")
)
HEAD = "word/header1.xml"
RELS = "word/_rels/header1.xml.rels"
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>wat er stond</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@cache
def letter() -> bytes:
    """An honest letter, with a head."""
    made, content = docx.Document(), io.BytesIO()
    made.sections[0].header.paragraphs[0].text = "Gemeente Lindewaard"
    made.add_paragraph("Geachte mevrouw Jansen, dit gaat niemand aan.")
    made.save(content)
    return content.getvalue()


def good() -> dict[str, bytes]:
    """Its parts, with few styles so that it is quickly read."""
    styles = f"<w:styles {SPACES}>{STYLES}</w:styles>".encode()
    parts = unpacked(letter())
    kinds = parts[TYPES].replace(b"</Types>", f"{BINARY}</Types>".encode())
    return parts | {TYPES: kinds, "word/styles.xml": styles, "word/stylesWithEffects.xml": styles}


def png(size: tuple[int, int] = (20, 10)) -> bytes:
    """A small picture with something hidden behind its end."""
    content = io.BytesIO()
    Image.new("RGB", size, (0, 90, 160)).save(content, "PNG")
    return content.getvalue() + MARK.encode()


def head(inside: str, rels: str = "", parts: Mapping[str, bytes] = {}) -> bytes:
    """A letter with this XML in its head, these relations of it, and these parts more."""
    return _file({HEAD: f"<w:hdr {SPACES}>{inside}</w:hdr>".encode(), RELS: related(rels), **parts})


def settings(inside: str, rels: str = "", parts: Mapping[str, bytes] = {}) -> bytes:
    """A letter with this XML in its settings."""
    content = f"<w:settings {SPACES}>{inside}</w:settings>".encode()
    return _file({"word/settings.xml": content, "word/_rels/settings.xml.rels": related(rels), **parts})


def document(inside: str, rels: str = "", kinds: str = "", parts: Mapping[str, bytes] = {}) -> bytes:
    """A letter with this XML before its words, and these relations and kinds of part more."""
    found = good()
    body, links, types = (
        found[name].decode() for name in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
    )
    spaces = " ".join(part for part in SPACES.split() if part.partition("=")[0] not in body)
    return _file(
        {
            "word/document.xml": body.replace("<w:document ", f"<w:document {spaces} ", 1)
            .replace("<w:body>", f"<w:body>{inside}", 1)
            .encode(),
            "word/_rels/document.xml.rels": links.replace("</Relationships>", f"{rels}</Relationships>").encode(),
            "[Content_Types].xml": types.replace("</Types>", f"{kinds}</Types>").encode(),
            **parts,
        }
    )


def related(rels: str) -> bytes:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>'
    ).encode()


def rel(kind: str, target: str, mode: str = "", key: str = "rKwaad") -> str:
    return f'<Relationship Id="{key}" Type="{KINDS}{kind}" Target="{target}"{mode}/>'


def _file(parts: dict[str, bytes]) -> bytes:
    return packed(good() | parts)


def blip(attribute: str) -> str:
    """A picture in the line."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x"/><a:graphic>'
        f'<a:graphicData uri="{OTHERS["pic"]}"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="x"/><pic:cNvPicPr/>'
        f"</pic:nvPicPr><pic:blipFill><a:blip {attribute}/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData>"
        "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def field(*pieces: str) -> str:
    """A field whose instruction stands in several runs."""
    return FIELD.format("".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces))


def simple(instruction: str) -> str:
    return f'<w:p><w:fldSimple w:instr="{instruction}"><w:r><w:t>wat er stond</w:t></w:r></w:fldSimple></w:p>'


EXTERNAL = ' TargetMode="External"'
EXE = b"MZ" + MARK.encode()
OBJECT = '<w:p><w:r><w:object><o:OLEObject Type="Embed" ProgID="KWAAD" r:id="rKwaad"/></w:object></w:r></w:p>'
VML = "<w:p><w:r><w:pict><v:shape><v:imagedata {}/></v:shape></w:pict></w:r></w:p>"
NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 65 KWAAD</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>KWAAD</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>wat er stond</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)

HARM: dict[str, Callable[[], bytes]] = {
    "an exe beside the parts": lambda: packed(good() | {"word/KWAAD.exe": EXE}),
    "an exe as embedding": lambda: head(
        OBJECT, rel("package", "embeddings/KWAAD.exe"), parts={"word/embeddings/KWAAD.exe": EXE}
    ),
    "an exe as picture": lambda: head(
        blip('r:embed="rKwaad"'), rel("image", "media/KWAAD.png"), parts={"word/media/KWAAD.png": EXE}
    ),
    "an object": lambda: head(
        OBJECT, rel("oleObject", "embeddings/KWAAD.bin"), parts={"word/embeddings/KWAAD.bin": EXE}
    ),
    "an object by entities": lambda: head(
        OBJECT, rel("ol&#101;Object", "embeddings/KWAAD.bin"), parts={"word/embeddings/KWAAD.bin": EXE}
    ),
    "an object in a choice of a choice": lambda: head(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><mc:AlternateContent><mc:Choice Requires="wps">'
        '<w:object><o:OLEObject r:id="rKwaad"/></w:object></mc:Choice></mc:AlternateContent></mc:Choice><mc:Fallback>'
        '<w:pict><v:imagedata src="http://KWAAD/"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>',
        rel("oleObject", "embeddings/KWAAD.bin"),
        parts={"word/embeddings/KWAAD.bin": EXE},
    ),
    "an object under another prefix": lambda: head(
        f'<q:p xmlns:q="{OTHERS["w"]}"><q:r><q:object><z:OLEObject xmlns:z="{OTHERS["o"]}" z:x="KWAAD"/></q:object>'
        "</q:r></q:p>"
    ),
    "a head in UTF-16": lambda: _file(
        {HEAD: f'<?xml version="1.0" encoding="UTF-16"?><w:hdr {SPACES}>{OBJECT}</w:hdr>'.encode("utf-16")}
    ),
    "a chunk of html": lambda: document(
        '<w:altChunk r:id="rKwaad"/>',
        rel("aFChunk", "KWAAD.html"),
        parts={"word/KWAAD.html": b"<script>KWAAD</script>"},
    ),
    "a chunk in the head": lambda: head(
        '<w:altChunk r:id="rKwaad"/>',
        rel("aFChunk", "KWAAD.html"),
        parts={"word/KWAAD.html": b"<script>KWAAD</script>"},
    ),
    "a simple field that runs": lambda: head(simple("DDEAUTO c:\\\\x cmd KWAAD")),
    "a simple field with small letters": lambda: head(simple(" ddeauto KWAAD")),
    "a field that runs": lambda: head(field("DDEAUTO KWAAD")),
    "a field over several runs": lambda: head(field("DDE", "AU", "TO KWAAD")),
    "a field that fetches text": lambda: head(field('INCLUDETEXT "\\\\\\\\host\\\\KWAAD.docx"')),
    "a field that fetches a picture": lambda: head(field('INCLUDEPICTURE "http://KWAAD/x.png" \\d')),
    "a link as field": lambda: head(field('HYPERLINK "file:///KWAAD"')),
    "a field within a field": lambda: head(NESTED),
    "a page number and more": lambda: head(field("PAGE", " \\* MERGEFORMAT DDEAUTO KWAAD")),
    "a field that never ends": lambda: head(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO KWAAD</w:instrText></w:r></w:p>'
    ),
    "a field in a text box": lambda: head(
        '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="'
        f'{OTHERS["wps"]}"><wps:wsp><wps:txbx><w:txbxContent>{field("DDEAUTO KWAAD")}</w:txbxContent></wps:txbx>'
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    ),
    "a macro of a form field": lambda: head(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="KWAAD"/></w:ffData></w:fldChar>'
        "</w:r></w:p>"
    ),
    "a drawing of old by address": lambda: head(VML.format('src="http://KWAAD/x.png"')),
    "a drawing of old by href": lambda: head(VML.format('o:href="http://KWAAD/x.png" r:href="rKwaad"')),
    "a drawing of old by relation": lambda: head(
        VML.format('r:id="rKwaad"'), rel("image", "http://KWAAD/x.png", EXTERNAL)
    ),
    "a linked picture": lambda: head(blip('r:link="rKwaad"'), rel("image", "http://KWAAD/x.png", EXTERNAL)),
    "a picture outside": lambda: head(blip('r:embed="rKwaad"'), rel("image", "http://KWAAD/x.png", EXTERNAL)),
    "a picture outside without a mode": lambda: head(blip('r:embed="rKwaad"'), rel("image", "http://KWAAD/x.png")),
    "a picture outside with an odd mode": lambda: head(
        blip('r:embed="rKwaad"'), rel("image", "file:///c:/KWAAD.png", ' TargetMode="eXTERNAL"')
    ),
    "a picture on a share": lambda: head(blip('r:embed="rKwaad"'), rel("image", "\\\\host\\KWAAD.png")),
    "a picture on a share by slashes": lambda: head(blip('r:embed="rKwaad"'), rel("image", "//host/KWAAD.png")),
    "a picture above the file": lambda: head(blip('r:embed="rKwaad"'), rel("image", "../../../../etc/KWAAD.png")),
    "a picture with something behind it": lambda: head(
        blip('r:embed="rKwaad"'), rel("image", "media/x.png"), parts={"word/media/x.png": png()}
    ),
    "a picture of vectors": lambda: head(
        blip('r:embed="rKwaad"'),
        rel("image", "media/x.svg"),
        parts={"word/media/x.svg": b"<svg><script>KWAAD</script></svg>"},
    ),
    "a link on a picture": lambda: head(
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"><a:hlinkClick r:id="rKwaad"/></wp:docPr></wp:inline>'
        "</w:drawing></w:r></w:p>",
        rel("hyperlink", "javascript:KWAAD", EXTERNAL),
    ),
    "a link": lambda: head(
        '<w:p><w:hyperlink r:id="rKwaad"><w:r><w:t>de woorden</w:t></w:r></w:hyperlink></w:p>',
        rel("hyperlink", "https://KWAAD.example/", EXTERNAL),
    ),
    "a template elsewhere": lambda: settings(
        '<w:attachedTemplate r:id="rKwaad"/>', rel("attachedTemplate", "file:///S:/KWAAD.dotm", EXTERNAL)
    ),
    "mail merge": lambda: settings(
        '<w:mailMerge><w:query w:val="SELECT KWAAD"/><w:dataSource r:id="rKwaad"/></w:mailMerge>',
        rel("mailMergeSource", "file:///c:/KWAAD.mdb", EXTERNAL),
    ),
    "variables": lambda: settings('<w:docVars><w:docVar w:name="KWAAD" w:val="KWAAD"/></w:docVars>'),
    "a lock": lambda: settings('<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="KWAAD"/>'),
    "tracked changes": lambda: settings('<w:trackRevisions/><w:rsids><w:rsid w:val="KWAAD"/></w:rsids>'),
    "a change in the head": lambda: head(
        '<w:p><w:ins w:author="KWAAD"><w:r><w:t>blijft</w:t></w:r></w:ins><w:del w:author="x"><w:r>'
        "<w:delText>KWAAD</w:delText></w:r></w:del></w:p>"
    ),
    "a macro": lambda: document(
        "",
        rel("vbaProject", "vbaProject.bin"),
        '<Override PartName="/word/vbaProject.bin" ContentType="KWAAD"/>',
        parts={"word/vbaProject.bin": EXE},
    ),
    "a control": lambda: head(
        '<w:p><w:r><w:control r:id="rKwaad" w:name="KWAAD"/></w:r></w:p>',
        rel("control", "activeX/KWAAD.xml"),
        parts={"word/activeX/KWAAD.xml": b"<x>KWAAD</x>"},
    ),
    "bound data": lambda: head(
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="KWAAD" w:storeItemID="KWAAD"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>'
        "blijft</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "data within": lambda: document(
        "", rel("customXml", "../customXml/KWAAD.xml"), parts={"customXml/KWAAD.xml": b"<KWAAD/>"}
    ),
    "web settings": lambda: document(
        "", rel("frame", "KWAAD.xml"), parts={"word/webSettings.xml": b"<x>KWAAD</x>", "word/KWAAD.xml": b"<KWAAD/>"}
    ),
    "a part of the file elsewhere": lambda: document(
        '<w:subDoc r:id="rKwaad"/>', rel("subDocument", "file:///KWAAD.docx", EXTERNAL)
    ),
    "letters within": lambda: _file(
        {
            "word/fontTable.xml": (
                f'<w:fonts {SPACES}><w:font w:name="Arial"><w:embedRegular r:id="rKwaad" w:fontKey="KWAAD"/></w:font>'
                "</w:fonts>"
            ).encode(),
            "word/_rels/fontTable.xml.rels": related(rel("font", "fonts/KWAAD.odttf")),
            "word/fonts/KWAAD.odttf": EXE,
        }
    ),
    "settings of a printer": lambda: document(
        "", rel("printerSettings", "printerSettings/KWAAD.bin"), parts={"word/printerSettings/KWAAD.bin": EXE}
    ),
    "building blocks": lambda: document(
        "", rel("glossaryDocument", "glossary/document.xml"), parts={"word/glossary/document.xml": b"<x>KWAAD</x>"}
    ),
    "remarks": lambda: document("", rel("comments", "comments.xml"), parts={"word/comments.xml": b"<x>KWAAD</x>"}),
    "a picture as bullet": lambda: _file(
        {
            "word/numbering.xml": (
                f'<w:numbering {SPACES}><w:numPicBullet w:numPicBulletId="0"><w:pict><v:imagedata src="http://KWAAD/"/>'
                "</w:pict></w:numPicBullet></w:numbering>"
            ).encode()
        }
    ),
    "a theme with a picture": lambda: document(
        "",
        parts={
            "word/theme/theme1.xml": (
                f'<a:theme {SPACES} name="x"><a:themeElements><a:fmtScheme><a:bgFillStyleLst><a:blipFill><a:blip '
                'r:link="rKwaad"/></a:blipFill></a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>'
            ).encode(),
            "word/theme/_rels/theme1.xml.rels": related(rel("image", "http://KWAAD/", EXTERNAL)),
        },
    ),
    "a head under another name": lambda: document(
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rHead"/></w:sectPr></w:pPr></w:p>',
        rel("header", "KWAAD.bin", key="rHead"),
        '<Override PartName="/word/KWAAD.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        parts={"word/KWAAD.bin": f"<w:hdr {SPACES}>{OBJECT}</w:hdr>".encode()},
    ),
    "an attribute of another": lambda: head(
        '<w:p><w:pPr><w:jc w:val="left" o:href="KWAAD" onload="KWAAD"/></w:pPr></w:p>'
    ),
    "a style with a link": lambda: _file(
        {
            "word/styles.xml": (
                f'<w:styles {SPACES}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/>'
                '<w:pPr><w:framePr w:wrap="none"/><w:x r:id="KWAAD"/></w:pPr></w:style></w:styles>'
            ).encode()
        }
    ),
}
"""By what it is; of none may anything that says KWAAD come out."""


def everything() -> bytes:
    """One file with several of these at once."""
    vml = VML.format('src="http://KWAAD/x.png"')
    fields = field("DDE", "AUTO KWAAD") + simple("INCLUDETEXT KWAAD")
    inside = f"<w:p><w:r><w:t>Gemeente Lindewaard</w:t></w:r></w:p>{OBJECT}{vml}{fields}"
    parts = {"word/KWAAD.exe": EXE, "word/embeddings/KWAAD.bin": EXE}
    return head(inside, rel("ol&#101;Object", "embeddings/KWAAD.bin"), parts)
