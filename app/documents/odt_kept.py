"""What of an OpenDocument text of others may go along, by name."""

from app.documents.left_out import LeftOut
from app.documents.odt_start import SPACES as OURS
from app.documents.sieve import Rules, name_in, names

SPACES = {name: OURS[name] for name in ("office", "style", "text", "table", "draw", "svg", "fo", "dc", "xlink")} | {
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
}
OTHERS = SPACES | {
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    "dr3d": "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0",
    "loext": OURS["loext"],
}
"""Names that are spoken of but never written."""

PARTS = "office: document-styles font-face-decls styles automatic-styles master-styles"
STYLES = """style: font-face style default-style paragraph-properties text-properties tab-stops tab-stop drop-cap
background-image columns column column-sep graphic-properties table-properties table-column-properties
table-row-properties table-cell-properties section-properties list-level-properties list-level-label-alignment
page-layout page-layout-properties header-style footer-style header-footer-properties footnote-sep master-page
header header-left header-first footer footer-left footer-first region-left region-center region-right
default-page-layout drawing-page-properties"""
LISTS = """text: list-style list-level-style-bullet list-level-style-number outline-style outline-level-style
notes-configuration"""
LINES = "text: p h span s tab line-break list list-item list-header"
FIELDS = """text: page-number page-count date time title subject author-name author-initials initial-creator creator
chapter file-name creation-date creation-time modification-date modification-time print-date print-time"""
"""Fields that only tell about the paper."""

TABLES = """table: table table-columns table-column table-header-columns table-header-rows table-rows table-row
table-cell covered-table-cell"""
DRAWN = """draw: frame text-box image custom-shape enhanced-geometry equation handle rect line polyline polygon path
circle ellipse connector g gradient stroke-dash marker opacity fill-image hatch contour-polygon contour-path"""
SAID = "svg: title desc"
NUMBERS = """number: date-style time-style number-style text-style percentage-style boolean-style number text
text-content day month year day-of-week week-of-year quarter hours minutes seconds am-pm era boolean"""

OF_OFFICE = "office: version"
OF_FO = """fo: background-color border border-top border-bottom border-left border-right break-after break-before
clip color column-count column-gap country end-indent font-family font-size font-style font-variant font-weight
height hyphenate hyphenation-keep hyphenation-ladder-count hyphenation-push-char-count hyphenation-remain-char-count
keep-together keep-with-next language letter-spacing line-height margin margin-top margin-bottom margin-left
margin-right max-height max-width min-height min-width orphans padding padding-top padding-bottom padding-left
padding-right page-height page-width script space-after space-before start-indent text-align text-align-last
text-indent text-shadow text-transform widows width wrap-option"""
OF_STYLE = """style: name display-name family parent-style-name next-style-name list-style-name list-level
master-page-name class default-outline-level auto-update page-layout-name page-usage num-format num-prefix
num-suffix num-letter-sync print-orientation print-page-order first-page-number font-name font-name-asian
font-name-complex font-family-generic font-family-asian font-family-generic-asian font-family-complex
font-family-generic-complex font-pitch font-pitch-asian font-pitch-complex font-charset font-adornments
font-style-name font-size-asian font-size-complex font-size-rel font-style-asian font-style-complex
font-weight-asian font-weight-complex font-relief font-independent-line-spacing language-asian language-complex
country-asian country-complex letter-kerning line-height-at-least line-spacing line-break line-style adjustment
auto-text-indent background-transparency border-line-width border-line-width-top border-line-width-bottom
border-line-width-left border-line-width-right cell-protect char column-width contextual-spacing color
data-style-name direction distance distance-after-sep distance-before-sep dynamic-spacing editable flow-with-text
footnote-max-height height horizontal-pos horizontal-rel join-border justify-single-word layout-grid-mode
leader-char leader-style leader-text leader-text-style leader-type leader-width leader-color length lines
may-break-between-rows min-row-height mirror number-wrapped-paragraphs overflow-behavior position protect
punctuation-wrap register-true register-truth-ref-style-name rel-column-width rel-height rel-width repeat
rotation-angle row-height run-through scale-to shadow shrink-to-fit snap-to-layout-grid tab-stop-distance
text-autospace text-blinking text-combine text-emphasize text-line-through-color text-line-through-mode
text-line-through-style text-line-through-text text-line-through-type text-line-through-width text-outline
text-overline-color text-overline-mode text-overline-style text-overline-type text-overline-width text-position
text-rotation-angle text-rotation-scale text-scale text-underline-color text-underline-mode text-underline-style
text-underline-type text-underline-width type use-optimal-column-width use-optimal-row-height use-window-font-color
vertical-align vertical-pos vertical-rel width wrap wrap-contour wrap-contour-mode wrap-dynamic-threshold
writing-mode writing-mode-automatic display"""
OF_TEXT = """text: style-name level outline-level bullet-char bullet-relative-size display-levels start-value
list-level-position-and-space-mode label-followed-by list-tab-stop-position min-label-width min-label-distance
space-before consecutive-numbering continue-numbering continue-list c tab-ref select-page page-adjust fixed
date-value time-value date-adjust time-adjust display note-class start-numbering-at footnotes-position anchor-type
anchor-page-number class-names is-list-header restart-numbering"""
OF_TABLE = """table: name style-name default-cell-style-name number-columns-repeated number-rows-repeated
number-columns-spanned number-rows-spanned align border-model display end-x end-y"""
OF_SVG = """svg: x y x1 y1 x2 y2 cx cy r rx ry width height viewBox d font-family font-size fill-rule stroke-color
stroke-linecap stroke-opacity stroke-width string ascent descent"""
OF_DRAWN = """draw: name display-name style-name text-style-name z-index layer transform points corner-radius type
angle border cx cy start end start-color end-color start-intensity end-intensity style dots1 dots1-length dots2
dots2-length distance rotation auto-grow-height auto-grow-width fit-to-size fill fill-color fill-gradient-name
fill-image-height fill-image-name fill-image-ref-point fill-image-ref-point-x fill-image-ref-point-y
fill-image-width fill-hatch-name fill-hatch-solid opacity opacity-name stroke stroke-dash stroke-dash-names
stroke-linejoin marker-start marker-start-width marker-start-center marker-end marker-end-width marker-end-center
shadow shadow-color shadow-offset-x shadow-offset-y shadow-opacity color-mode color-inversion luminance contrast
gamma red green blue image-opacity textarea-horizontal-align textarea-vertical-align wrap-influence-on-position
enhanced-path text-areas modifiers glue-points glue-point-type path-stretchpoint-x path-stretchpoint-y text-path
mirror-horizontal mirror-vertical formula handle-position handle-range-x-minimum handle-range-x-maximum
handle-range-y-minimum handle-range-y-maximum start-line-spacing-horizontal start-line-spacing-vertical
end-line-spacing-horizontal end-line-spacing-vertical background-size recreate-on-edit kind"""
OF_NUMBERS = """number: style language country automatic-order format-source calendar textual possessive-form
decimal-places min-decimal-places min-integer-digits grouping truncate-on-overflow position"""

NOTABLE = {
    LeftOut.PROGRAMMA: "office:scripts office:event-listeners text:script text:execute-macro script:event-listener",
    LeftOut.OBJECT: "draw:object draw:object-ole draw:plugin draw:applet draw:floating-frame",
    LeftOut.VELD: """text:variable-get text:variable-set text:variable-input text:user-field-get
    text:user-field-input text:expression text:database-display text:database-name text:database-next
    text:database-row-number text:database-row-select text:dde-connection text:dde-connection-decls
    text:conditional-text text:hidden-text text:hidden-paragraph text:measure text:meta-field text:user-defined
    text:sequence text:reference-ref text:bookmark-ref text:sheet-name text:template-name text:table-formula
    text:text-input text:placeholder text:drop-down text:description text:keywords text:editing-duration
    text:editing-cycles text:word-count text:character-count text:paragraph-count text:printed-by
    text:sender-firstname text:sender-lastname text:sender-company text:sender-email text:sender-street
    text:sender-city text:sender-phone-work""",
    LeftOut.ELDERS: "text:section-source table:table-source office:dde-source",
    LeftOut.KOPPELING: "text:a draw:a draw:image-map draw:area-rectangle",
    LeftOut.TEKENING: "text:list-level-style-image dr3d:scene draw:page-thumbnail draw:caption draw:regular-polygon",
    LeftOut.LETTERS: "svg:font-face-src",
    LeftOut.BIJGEHOUDEN: """office:annotation office:annotation-end text:tracked-changes text:change text:change-start
        text:change-end""",
    LeftOut.INVULVELD: "office:forms form:form draw:control",
}
SILENT = """text:soft-page-break text:bookmark text:bookmark-start text:bookmark-end text:sequence-decls
text:linenumbering-configuration text:variable-decls text:user-field-decls style:map style:ruby-properties
style:chart-properties style:handout-master draw:layer-set draw:glue-point text:section text:number office:meta
style:presentation-page-layout loext:theme"""


def _all(*listed: str) -> frozenset[str]:
    """Names listed behind their prefix."""
    parts = (text.partition(": ") for text in listed)
    return frozenset(name_in(SPACES, f"{prefix}:{name}") for prefix, _, told in parts for name in told.split())


HREF = name_in(SPACES, "xlink:href")
POINTING = names(SPACES, "draw:image draw:fill-image style:background-image")
UNPACKED = names(
    SPACES,
    """text:a draw:a text:section text:variable-get text:variable-set text:variable-input text:user-field-get
    text:user-field-input text:expression text:conditional-text text:user-defined text:sequence text:text-input
    text:reference-ref text:bookmark-ref text:database-display text:placeholder text:meta-field text:meta
    text:template-name text:description text:keywords text:sender-firstname text:sender-lastname
    text:sender-company text:sender-email text:sender-street text:sender-city text:sender-phone-work""",
)
"""What goes while its words stay."""

RULES = Rules(
    elements=_all(PARTS, STYLES, LISTS, LINES, FIELDS, TABLES, DRAWN, SAID, NUMBERS),
    attributes=_all(OF_OFFICE, OF_FO, OF_STYLE, OF_TEXT, OF_TABLE, OF_SVG, OF_DRAWN, OF_NUMBERS),
    texts=_all("text: p h span", FIELDS, SAID, "number: text"),
    pointing=POINTING,
    unpacked=UNPACKED,
    notable={name_in(OTHERS, name): kind for kind, text in NOTABLE.items() for name in text.split()},
    quiet=names(OTHERS, SILENT),
    quiet_spaces=frozenset((OTHERS["loext"],)),
)
