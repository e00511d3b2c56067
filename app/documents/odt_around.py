"""What stands around the words of an OpenDocument text: its name and maker, its parts, its head and foot."""

from collections.abc import Iterable
from typing import Any

from app.documents import odt_pieces as xml
from app.documents.characters import escaped
from app.documents.model import Document
from app.documents.odt_start import COVER, DECLARED, MEDIA_TYPE, SPACES, piece, qualified, style_name
from app.documents.to_pdf import running_head, state, subject

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
KINDS = {"xml": "text/xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


def meta(document: Document) -> str:
    """The properties; the clock has no part in them."""
    moment = f"{document.datum.isoformat()}T00:00:00"
    told = {
        "meta:generator": "Bouwplaats",
        "dc:title": document.titel,
        "meta:initial-creator": document.eigenaar,
        "dc:creator": document.eigenaar,
        "dc:subject": subject(document),
        "dc:language": document.taal,
        "meta:creation-date": moment,
        "dc:date": moment,
    }
    said = "".join(f"<{name}>{escaped(value)}</{name}>" for name, value in told.items())
    about = f"<office:meta>{said}</office:meta>"
    return f'<office:document-meta {DECLARED} office:version="1.3">{about}</office:document-meta>'


def manifest(parts: Iterable[str]) -> str:
    """The list of parts that every OpenDocument file carries."""
    entries = [("/", MEDIA_TYPE)]
    entries += ((name, KINDS.get(name.rpartition(".")[2], "")) for name in sorted(parts) if name != "mimetype")
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{escaped(name)}" manifest:media-type="{kind}"/>'
        for name, kind in entries
    )
    return f'<manifest:manifest xmlns:manifest="{MANIFEST}" manifest:version="1.3">{listed}</manifest:manifest>'


def set_language(styles: Any, document: Document) -> None:
    """Say in every default style which language the words are in."""
    language, _, country = document.taal.partition("-")
    for text in styles.iterfind("office:styles/style:default-style/style:text-properties", SPACES):
        text.set(qualified("fo:language"), language)
        text.set(qualified("fo:country"), country)


def running_heads(styles: Any, document: Document) -> None:
    """Fill the lines of ours in head and foot; where a house style has something else there, that stays."""
    head = xml.words(f"{running_head(document)}\t{state(document)}")
    numbers = (
        '<text:page-number text:select-page="current">1</text:page-number> van <text:page-count>1</text:page-count>'
    )
    foot = f"{xml.words('Gemaakt met Bouwplaats' + chr(9) + 'Pagina ')}{numbers}"
    for page in styles.iterfind("office:master-styles/style:master-page", SPACES):
        if page.get(qualified("style:name")) != COVER:
            _fill(styles, page, "header", "Bouwplaats kopregel", head)
            _fill(styles, page, "footer", "Bouwplaats voetregel", foot)


def _fill(styles: Any, page: Any, place: str, style: str, content: str) -> None:
    line = piece(xml.paragraph(style_name(style), content))
    found = page.find(f"style:{place}", SPACES)
    if found is None:
        page.append(piece(f"<style:{place}/>"))
        found = page[-1]
    looks = styles.xpath(
        f'//style:style[@style:parent-style-name="{style_name(style)}"]/@style:name', namespaces=SPACES
    )
    for old in found.iterfind("text:p", SPACES):
        if old.get(qualified("text:style-name")) in {style_name(style), *looks}:
            found.replace(old, line)
            return
    if not "".join(found.itertext()).strip() and found.find(".//draw:*", SPACES) is None:
        for old in list(found):
            found.remove(old)
        found.append(line)
