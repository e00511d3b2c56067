"""How wide text is in Source Sans 3, weight 600: the drawing is made before any browser measures it.

The table was read once, with fontTools, from source-sans-3-latin-600-normal.woff2 in app/static/fonts;
make it anew when that file changes. Kerning is left out: a few tenths of a px, and every name has its padding.
"""

UNITS_PER_EM = 1000
_ELLIPSIS = "…"

_CHARACTERS_BY_WIDTH = {
    0: "\u0300\u0301\u0303\u0304\u0308\u0309\u0323\u0329\u200b\ufeff",
    91: "\u2044\u2215",
    100: "\u2009",
    200: " \xa0",
    255: "|¦",
    262: "iìíîïı",
    263: "j",
    271: "l",
    275: "',.:;·\u2018\u2019\u201a\u2032",
    280: "\u02bb\u02bc",
    282: "IÌÍÎÏ\u2039\u203a",
    315: "!¡",
    317: "f",
    322: "-\xad",
    324: "()[]{}",
    325: "\u2022",
    344: "/\\",
    348: "°",
    352: "ª",
    361: "t",
    369: "º",
    372: "²³¹",
    373: "r",
    431: "s",
    438: "*",
    443: "z®",
    444: "?¿",
    455: "«»",
    462: "cç",
    480: "\u2013",
    481: "x",
    482: '"\u201c\u201d\u201e\u2033',
    494: "J",
    495: "vyýÿ",
    500: "_",
    501: "YÝ",
    502: "L",
    507: "eèéêë",
    510: "F",
    513: "#$+0123456789<=>^~¢£¤¥§¬±×÷\u20ac\u2212",
    516: "aàáâãäå",
    520: "g",
    522: "k",
    536: "V",
    538: "EÈÉÊË",
    540: "Z",
    541: "X",
    545: "S",
    546: "T",
    549: "`o¨¯´¸òóôõöø\u02c6\u02da\u02dc",
    552: "ð",
    556: "uùúûü",
    558: "AhÀÁÂÃÄÅ",
    560: "nñ",
    563: "b",
    564: "dpqþ",
    576: "CÇ",
    578: "µ",
    582: "P",
    592: "R",
    597: "BK",
    599: "¶",
    600: "Þ",
    604: "ß",
    618: "\u2191\u2193",
    625: "D",
    628: "G",
    639: "&",
    651: "Ð",
    655: "UÙÚÛÜ",
    656: "Ñ",
    657: "N",
    660: "\u2122",
    663: "H",
    674: "OQÒÓÔÕÖØ",
    745: "M",
    747: "©",
    748: "w",
    780: "æ",
    795: "¼",
    800: "W\u2014",
    807: "¾",
    827: "½",
    830: "œ",
    834: "Æ",
    841: "%",
    843: "m",
    859: "Œ",
    875: "@",
    964: "\u2026",
}

_WIDTHS = {character: width for width, characters in _CHARACTERS_BY_WIDTH.items() for character in characters}


def text_width(text: str, size: float) -> float:
    """The width in px of `text` set at `size` px; a character outside the table counts as a full em."""
    return sum(_WIDTHS.get(character, UNITS_PER_EM) for character in text) * size / UNITS_PER_EM


def shortened(text: str, size: float, room: float) -> str:
    """`text` when it fits in `room` px, otherwise as much of it as fits with an ellipsis behind it."""
    if text_width(text, size) <= room:
        return text
    left = room - text_width(_ELLIPSIS, size)
    end = 0
    while end < len(text) and (left := left - text_width(text[end], size)) >= 0:
        end += 1
    return text[:end].rstrip() + _ELLIPSIS
