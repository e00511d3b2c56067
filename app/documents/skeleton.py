"""A file that somebody sent, brought back to its look: styles, page, head and foot. Only used in the child."""

from collections.abc import Callable

from app.documents import docx_clean, odt_clean, to_docx, to_odt
from app.documents.docx_clean import Cleaned
from app.documents.rendering import SMALLEST, Unfit

KINDS: dict[str, tuple[Callable[[bytes], Cleaned], Callable[..., bytes]]] = {
    "docx": (docx_clean.cleaned, to_docx.render),
    "odt": (odt_clean.cleaned, to_odt.render),
}


def skeleton(content: bytes, draw: to_docx.Draw, kind: str = "docx") -> Cleaned:
    """The look of a file, without its words, tried out on a small paper. Raises Unfit, with why."""
    clean, render = KINDS[kind]
    try:
        found = clean(content)
        render(SMALLEST, draw, found.content)
    except Unfit:
        raise
    except Exception as error:
        raise Unfit("geen") from error
    return found
