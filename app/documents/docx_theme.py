"""The effects of a theme: always the plain ones, for those of others may hold pictures."""

from typing import Any

from docx.oxml import parse_xml

from app.documents.docx_kept import SPACES
from app.documents.sieve import name_in

COLOR = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
PLAIN = (
    f'<a:fmtScheme xmlns:a="{SPACES["a"]}" name="Bouwplaats"><a:fillStyleLst>{COLOR * 3}</a:fillStyleLst><a:lnStyleLst>'
    + "".join(f'<a:ln w="{size}">{COLOR}</a:ln>' for size in (6350, 12700, 19050))
    + f"</a:lnStyleLst><a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{COLOR * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def with_effects(theme: Any) -> Any:
    """The theme with plain effects behind its colours and letters."""
    elements = theme.find(name_in(SPACES, "a:themeElements"))
    if elements is not None:
        elements.append(parse_xml(PLAIN))
    return theme
