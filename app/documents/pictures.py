"""Our own SVG drawings, made fit for paper: known shapes only, with the text alternative a checker looks for."""

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

PATTERNS = Path(__file__).resolve().parents[1] / "templates" / "documents"
SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset(
    f"{{{SVG}}}{name}"
    for name in (
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    )
)
WORDS = (f"{{{SVG}}}title", f"{{{SVG}}}desc")
IGNORED = ("style", "class", "id", "role", "href", "{http://www.w3.org/1999/xlink}href")


def picture(svg: str, alternative: str) -> Markup:
    """The drawing with `alternative` as its only title; an empty one makes it decoration.

    ValueError for anything that is not a plain drawing: no images, links, scripts, styles or references.
    """
    root = _drawing(svg)
    if alternative:
        title = ElementTree.Element("title")
        title.text = alternative
        root.insert(0, title)
    return Markup(ElementTree.tostring(root, encoding="unicode"))


@cache
def pattern(stand: str) -> str:
    """The drawing of the pattern that says a stand: full, hatched, dashes or dots."""
    return (PATTERNS / f"patroon-{stand}.svg").read_text(encoding="utf-8")


def screen_picture(svg: str, alternative: str) -> Markup:
    """The same for a screen: a browser would show a title at every rest of the mouse, so it is a label."""
    root = _drawing(svg)
    root.attrib |= {"role": "img", "aria-label": alternative} if alternative else {"aria-hidden": "true"}
    return Markup(ElementTree.tostring(root, encoding="unicode"))


def widened(svg: str, ratio: float) -> str:
    """The drawing with more of its sky and earth on both sides, when it is higher than this for its width."""
    root = ElementTree.fromstring(svg)
    x, y, width, height = map(float, root.attrib["viewBox"].replace(",", " ").split())
    more = height / ratio - width
    if more <= 0:
        return svg
    root.attrib["viewBox"] = f"{x - more / 2:.3f} {y} {width + more:.3f} {height}"
    return ElementTree.tostring(root, encoding="unicode")


def _drawing(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    _strip(root)
    root.attrib = {"xmlns": SVG, **root.attrib}
    return root


def _strip(element: ElementTree.Element) -> None:
    if element.tag not in SHAPES:
        raise ValueError(f"not a shape of ours: {element.tag}")
    for name in list(element.attrib):
        if name in IGNORED or name.startswith(("on", "aria-")) or "url(" in element.attrib[name].lower():
            del element.attrib[name]
    for child in list(element):
        if child.tag in WORDS:
            element.remove(child)
        else:
            _strip(child)
    element.tag = element.tag.removeprefix(f"{{{SVG}}}")
