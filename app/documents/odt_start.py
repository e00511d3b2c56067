"""The OpenDocument file that a paper is written in: our own styles, or those of a house style with ours beside them."""

from typing import Any

from lxml import etree

from app.documents import look
from app.documents.look import Style
from app.documents.packing import unpacked

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "ooo": "http://openoffice.org/2004/office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}
DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
OTHER_NAMES = {"Normal": "Standard", "toc 1": "Contents 1", "header": "Header", "footer": "Footer"}
COVER = "Bouwplaats_20_omslag"
"""The page of the cover: as the first one of the house, without head and foot."""
LINES = ("Bouwplaats kopregel", "Bouwplaats voetregel")


def start(house_style: bytes | None = None) -> tuple[dict[str, bytes], Any]:
    """The parts to go with a paper, and the tree of its styles, with every style that the writer names.

    A house style is one that `odt_clean` made.
    """
    kept = unpacked(house_style) if house_style else {"styles.xml": OWN.encode()}
    tree = _parsed(kept.pop("styles.xml"))
    kept["settings.xml"] = SETTINGS.encode()
    styles = tree.find("office:styles", SPACES)
    known = set(styles.xpath("*/@style:name", namespaces=SPACES))
    for style in look.STYLES:
        if style_name(style.name) not in known:
            styles.append(piece(_style(style)))
    for xml in EXTRA:
        made = piece(xml)
        if made.get(qualified("style:name")) not in known:
            styles.append(made)
    _add_cover(tree)
    return kept, tree


def style_name(name: str) -> str:
    """The name as OpenDocument writes it: 'Heading_20_1'."""
    return OTHER_NAMES.get(name, name).replace(" ", "_20_")


def piece(xml: str) -> Any:
    """One element, of its XML with the usual prefixes."""
    return etree.fromstring(f"<office:text {DECLARED}>{xml}</office:text>")[0]


def qualified(name: str) -> str:
    """'style:name' as lxml spells it."""
    prefix, _, local = name.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


def _parsed(content: bytes) -> Any:
    """Styles; ValueError when they have no page."""
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    if tree.find("office:master-styles/style:master-page", SPACES) is None:
        raise ValueError("no page")
    return tree


def _add_cover(tree: Any) -> None:
    pages = tree.find("office:master-styles", SPACES)
    names = pages.xpath("style:master-page/@style:name", namespaces=SPACES)
    if COVER not in names:
        usual = next((page for page in pages if page.get(qualified("style:name")) == "Standard"), pages[0])
        layout = usual.get(qualified("style:page-layout-name"))
        usual_name = usual.get(qualified("style:name"))
        pages.append(
            piece(
                f'<style:master-page style:name="{COVER}" style:display-name="Bouwplaats omslag" '
                f'style:page-layout-name="{layout}" style:next-style-name="{usual_name}"/>'
            )
        )


def _style(style: Style) -> str:
    level = style.name.removeprefix("Heading ")
    outline = f' style:default-outline-level="{level}"' if level.isdigit() else ""
    parent = f' style:parent-style-name="{style_name(style.based_on)}"' if style.based_on else ""
    return (
        f'<style:style style:name="{style_name(style.name)}" '
        f'style:display-name="{OTHER_NAMES.get(style.name, style.name)}" style:family="paragraph"{parent}{outline}>'
        f"{_paragraph(style)}<style:text-properties{_letters(style)}/></style:style>"
    )


def _paragraph(style: Style) -> str:
    told = {
        "fo:margin-top": None if style.before is None else f"{style.before}pt",
        "fo:margin-bottom": None if style.after is None else f"{style.after}pt",
        "fo:line-height": None if style.line is None else f"{style.line:.0%}",
        "fo:keep-with-next": "always" if style.keep else None,
        "fo:orphans": "2" if style.name == "Normal" else None,
        "fo:widows": "2" if style.name == "Normal" else None,
    }
    tab = f'<style:tab-stop style:position="{look.TEXT_WIDTH}mm" style:type="right"/>' if style.name in LINES else ""
    return (
        f"<style:paragraph-properties{_said(told)}>{f'<style:tab-stops>{tab}</style:tab-stops>' if tab else ''}"
        "</style:paragraph-properties>"
    )


def _letters(style: Style) -> str:
    font = look.HEAD_FONT if style.head else look.TEXT_FONT if style.name == "Normal" else None
    return _said(
        {
            "style:font-name": font,
            "fo:font-size": f"{style.size}pt" if style.size else None,
            "fo:font-weight": "bold" if style.bold else None,
            "fo:color": f"#{style.color}" if style.color else None,
            "fo:hyphenate": None if style.hyphens is None else str(style.hyphens).lower(),
        }
    )


def _said(attributes: dict[str, str | None]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items() if value is not None)


def _list(name: str, kind: str, signs: str) -> str:
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-{kind} text:level="1" {signs}>'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="6mm" '
        f'fo:text-indent="-6mm" fo:margin-left="6mm"/></style:list-level-properties></text:list-level-style-{kind}>'
        "</text:list-style>"
    )


BULLETS, FIGURES, LINK = "Bouwplaats_20_punten", "Bouwplaats_20_nummers", "Internet_20_link"
EXTRA = (
    _list(BULLETS, "bullet", 'text:bullet-char="•"'),
    _list(FIGURES, "number", 'style:num-format="1" style:num-suffix="."'),
    f'<style:style style:name="{LINK}" style:display-name="Internet link" style:family="text">'
    '<style:text-properties style:text-underline-style="solid" style:text-underline-width="auto"/></style:style>',
)
_FACES = "".join(
    f'<style:font-face style:name="{font}" svg:font-family="&apos;{font}&apos;, {look.FALLBACK}, Carlito, sans-serif" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/>'
    for font in (look.TEXT_FONT, look.HEAD_FONT)
)
_MARGINS = " ".join(
    f'fo:margin-{side}="{size - (12 if side in ("top", "bottom") else 0)}mm"' for side, size in look.MARGINS.items()
)
_ROOM = '<style:header-footer-properties fo:min-height="12mm" fo:margin-{}="6mm"/>'
OWN = (
    f'<office:document-styles {DECLARED} office:version="1.3"><office:font-face-decls>{_FACES}</office:font-face-decls>'
    '<office:styles><style:default-style style:family="paragraph"><style:paragraph-properties '
    'style:tab-stop-distance="8mm" style:writing-mode="page"/><style:text-properties fo:language="nl" fo:country="NL" '
    'fo:font-size="10.5pt" style:use-window-font-color="true"/></style:default-style>'
    '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/>'
    "</style:default-style></office:styles><office:automatic-styles>"
    f'<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="{look.PAGE_WIDTH}mm" '
    f'fo:page-height="{look.PAGE_HEIGHT}mm" style:print-orientation="portrait" {_MARGINS}/>'
    f"<style:header-style>{_ROOM.format('bottom')}</style:header-style>"
    f"<style:footer-style>{_ROOM.format('top')}</style:footer-style></style:page-layout></office:automatic-styles>"
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>'
    "</office:master-styles></office:document-styles>"
)
"""A page and its letters; the styles themselves come from the table in `look`."""

SETTINGS = (
    f'<office:document-settings {DECLARED} office:version="1.3"><office:settings>'
    '<config:config-item-set config:name="ooo:configuration-settings">'
    '<config:config-item config:name="TableRowKeep" config:type="boolean">true</config:config-item>'
    "</config:config-item-set></office:settings></office:document-settings>"
)
"""Lets LibreOffice keep the heading of a group in a table with the row below it."""
