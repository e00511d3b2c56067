"""What of a Word file of others may go along, by name: the letters, paragraphs, pages, lists and pictures of a look."""

from app.documents.left_out import LeftOut
from app.documents.sieve import Rules, name_in, names

OFFICE = "http://schemas.openxmlformats.org"
MICROSOFT = "http://schemas.microsoft.com/office"
SPACES = {
    "w": f"{OFFICE}/wordprocessingml/2006/main",
    "r": f"{OFFICE}/officeDocument/2006/relationships",
    "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}/drawingml/2006/main",
    "pic": f"{OFFICE}/drawingml/2006/picture",
    "wps": f"{MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{MICROSOFT}/word/2010/wordprocessingGroup",
    "mc": f"{OFFICE}/markup-compatibility/2006",
}
OTHERS = SPACES | {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "m": f"{OFFICE}/officeDocument/2006/math",
    "adec": f"{MICROSOFT}/drawing/2017/decorative",
}
"""Names that are spoken of but never written."""

LETTERS = """rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl
cs em lang eastAsianLayout specVanish"""
PARAGRAPHS = """pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId
suppressLineNumbers pBdr top left bottom right between bar tabs tab suppressAutoHyphens kinsoku wordWrap
overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd ind contextualSpacing mirrorIndents
suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl cnfStyle"""
TABLES = """tbl tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
tblCellSpacing tblInd tblBorders start end insideH insideV tblLayout tblCellMar tblLook tblCaption tblDescription
tblPrEx tblGrid gridCol tr trPr gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden tc tcPr tcW
gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark"""
STYLES = """styles docDefaults rPrDefault pPrDefault latentStyles lsdException style name aliases basedOn next link
uiPriority semiHidden unhideWhenUsed qFormat locked tblStylePr"""
NUMBERS = """numbering abstractNum nsid multiLevelType tmpl styleLink numStyleLink lvl numFmt lvlRestart isLgl suff
lvlText lvlJc num abstractNumId lvlOverride startOverride"""
FONTS = "fonts font altName panose1 charset family notTrueType pitch sig"
PAGES = """sectPr headerReference footerReference pgSz pgMar pgBorders lnNumType pgNumType cols col titlePg rtlGutter
docGrid"""
SETTINGS = """settings mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter
gutterAtTop defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps
evenAndOddHeaders characterSpacingControl compat compatSetting themeFontLang clrSchemeMapping decimalSymbol
listSeparator"""
WORDS = (
    """hdr ftr p r t br cr noBreakHyphen softHyphen sym ptab pgNum fldSimple fldChar instrText drawing txbxContent"""
)
PLACES = """inline anchor extent effectExtent docPr cNvGraphicFramePr simplePos positionH positionV align posOffset
wrapNone wrapSquare wrapTight wrapThrough wrapTopAndBottom wrapPolygon start lineTo"""
DRAWN = """graphic graphicData graphicFrameLocks picLocks spLocks cxnSpLocks grpSpLocks blip stretch fillRect
srcRect tile xfrm off ext chOff chExt prstGeom avLst gd custGeom gdLst ahLst cxnLst cxn rect pathLst path moveTo
lnTo cubicBezTo quadBezTo arcTo close pt solidFill noFill gradFill gsLst gs lin tileRect fillToRect pattFill fgClr
bgClr grpFill blipFill ln prstDash custDash ds round bevel miter headEnd tailEnd srgbClr schemeClr sysClr prstClr
scrgbClr hslClr tint shade lumMod lumOff alpha alphaMod alphaOff satMod satOff hueMod hueOff comp inv gray gamma
invGamma alphaModFix lum grayscl biLevel duotone clrChange clrFrom clrTo effectLst outerShdw innerShdw glow blur
softEdge reflection prstTxWarp spAutoFit noAutofit normAutofit lnRef fillRef effectRef fontRef"""
THEME = """theme themeElements clrScheme dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink
folHlink fontScheme majorFont minorFont latin ea cs font"""
PICTURES = "pic nvPicPr cNvPr cNvPicPr blipFill spPr"
SHAPES = "wsp cNvPr cNvSpPr cNvCnPr spPr style txbx bodyPr"
GROUPS = "wgp grpSp cNvPr cNvGrpSpPr grpSpPr"

OF_WORDS = """val ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme hint color themeColor
themeTint themeShade fill themeFill themeFillTint themeFillShade sz space shadow frame before beforeLines
beforeAutospacing after afterLines afterAutospacing line lineRule left leftChars start startChars right rightChars
end endChars hanging hangingChars firstLine firstLineChars pos leader w h hRule type top bottom header footer gutter
orient code num sep equalWidth linePitch charSpace fmt chapStyle chapSep countBy distance restart display offsetFrom
zOrder styleId default customStyle defLockedState defUIPriority defSemiHidden defUnhideWhenUsed defQFormat count
name locked uiPriority semiHidden unhideWhenUsed qFormat abstractNumId numId ilvl tplc tentative
restartNumberingAfterBreak char font alignment relativeTo leftFromText rightFromText topFromText bottomFromText
vertAnchor horzAnchor tblpX tblpXSpec tblpY tblpYSpec firstRow lastRow firstColumn lastColumn noHBand noVBand
firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn oddVBand evenVBand oddHBand evenHBand
bidi usb0 usb1 usb2 usb3 csb0 csb1 characterSet bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6
hyperlink followedHyperlink fldCharType instr wrap hSpace vSpace hAnchor vAnchor x xAlign y yAlign anchorLock
dropCap lines combine combineBrackets vert vertCompress clear id"""
OF_DRAWINGS = """distT distB distL distR simplePos relativeHeight behindDoc locked layoutInCell allowOverlap hidden
cx cy l t r b x y id name descr title relativeFrom wrapText edited prst val rot flipH flipV w h cap cmpd algn lim
lastClr noChangeAspect noGrp noSelect noRot noMove noResize noEditPoints noAdjustHandles noChangeArrowheads
noChangeShapeType noCrop bwMode fmla fill stroke extrusionOk wR hR stAng swAng pos ang scaled path flip blurRad dist
dir rotWithShape sx sy kx ky rad stA stPos endA endPos fadeDir idx typeface panose script pitchFamily charset txBox
numCol spcCol wrap lIns tIns rIns bIns anchor anchorCtr vert rtlCol vertOverflow horzOverflow upright compatLnSpc
forceAA fromWordArt spcFirstLastPara fontScale lnSpcReduction type len d sp amt bright contrast thresh useA dpi tx
ty hue sat red green blue preferRelativeResize"""


def _of(prefix: str, *listed: str) -> frozenset[str]:
    return frozenset(name_in(OTHERS, f"{prefix}:{name}") for text in listed for name in text.split())


def w(name: str) -> str:
    """A name of Word itself."""
    return name_in(SPACES, f"w:{name}")


BLIP, EMBED, LINK = name_in(SPACES, "a:blip"), name_in(SPACES, "r:embed"), name_in(SPACES, "r:link")
NOTABLE = {
    LeftOut.OBJECT: "w:object w:altChunk w:subDoc w:control o:OLEObject w:movie w:contentPart",
    LeftOut.VELD: "m:oMath m:oMathPara w:ffData w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong",
    LeftOut.ELDERS: "w:attachedTemplate w:linkStyles w:attachedSchema w:saveThroughXslt w:framesets w:frameset",
    LeftOut.KOPPELING: "w:hyperlink a:hlinkClick a:hlinkHover",
    LeftOut.SAMENVOEGEN: "w:mailMerge",
    LeftOut.TEKENING: "w:pict w:background v:shape v:imagedata w:numPicBullet w:lvlPicBulletId",
    LeftOut.LETTERS: "w:embedRegular w:embedBold w:embedItalic w:embedBoldItalic",
    LeftOut.BIJGEHOUDEN: """w:ins w:del w:moveFrom w:moveTo w:comment w:commentRangeStart w:commentRangeEnd
    w:commentReference w:rPrChange w:pPrChange w:tblPrChange w:trPrChange w:tcPrChange w:sectPrChange
    w:tblGridChange w:tblPrExChange w:numberingChange w:trackRevisions w:cellIns w:cellDel w:cellMerge""",
    LeftOut.INVULVELD: """w:dataBinding w:customXml w:smartTag w:comboBox w:dropDownList w:date w:text w:picture
        w:citation w:equation""",
    LeftOut.SLOT: "w:documentProtection w:writeProtection w:permStart w:permEnd",
    LeftOut.VERBORGEN: "w:docVars w:docVar w:schemaLibrary",
}
SILENT = """w:proofErr w:lastRenderedPageBreak w:bookmarkStart w:bookmarkEnd w:sdtPr w:sdtEndPr w:customXmlPr
w:smartTagPr w:rsids w:rsid w:rsidRoot w:zoom w:proofState w:footnotePr w:endnotePr w:shapeDefaults
w:hdrShapeDefaults w:doNotEmbedSmartTags w:divId w:paperSrc w:formProt w:type w:noEndnote w:view
w:stylePaneFormatFilter w:stylePaneSortMethod w:defaultTableStyle w:updateFields w:embedTrueTypeFonts
w:embedSystemFonts w:saveSubsetFonts w:revisionView w:removePersonalInformation w:removeDateAndTime
w:activeWritingStyle w:hideSpellingErrors w:hideGrammaticalErrors w:noLineBreaksAfter w:noLineBreaksBefore
w:doNotIncludeSubdocsInStats w:doNotUseMarginsForDrawingGridOrigin w:clickAndTypeStyle
w:drawingGridHorizontalSpacing w:drawingGridVerticalSpacing w:displayHorizontalDrawingGridEvery
w:displayVerticalDrawingGridEvery w:drawingGridVerticalOrigin w:drawingGridHorizontalOrigin
w:printFractionalCharacterWidth w:doNotTrackMoves w:doNotTrackFormatting w:numIdMacAtCleanup w:autoRedefine
w:personal w:personalCompose w:personalReply w:captions w:savePreviewPicture w:doNotAutoCompressPictures
w:doNotValidateAgainstSchema
w:saveInvalidXml w:ignoreMixedContent w:alwaysShowPlaceholderText w:doNotDemarcateInvalidXml w:useXSLTWhenSaving
w:showXMLTags w:alwaysMergeEmptyNamespace w:displayBackgroundShape w:printTwoOnOne w:uiCompat97To2003
w:readModeInkLockDown w:footnoteReference w:endnoteReference w:footnoteRef w:endnoteRef w:annotationRef w:separator
w:continuationSeparator w:docPartObj w:docPartList m:mathPr a:extLst a:fmtScheme a:objectDefaults
a:extraClrSchemeLst a:custClrLst a:sp3d a:scene3d a:flatTx pic:extLst wps:extLst wp:sizeRelH wp:sizeRelV"""
OLDER = """useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance
balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn
spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader printColBlack wpSpaceWidth showBreaksInFrames
subFontBySize suppressBottomSpacing suppressTopSpacing suppressSpacingAtTopOfPage suppressTopSpacingWP
suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6 mwSmallCaps
usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8 shapeLayoutLikeWW8
alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95 noSpaceRaiseLower
doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules
doNotBreakWrappedTables doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct
doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList
doNotUseIndentAsNumberingTabStop useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable doNotSuppressIndentation
doNotAutofitConstrainedTables autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth
splitPgBreakAndParaMark doNotVertAlignCellWithSp doNotBreakConstrainedForcedTable doNotVertAlignInTxbx
useAnsiKerningPairs cachedColBalance"""
"""Ways of older Words: a paper follows those of now."""

RULES = Rules(
    elements=_of("w", LETTERS, PARAGRAPHS, TABLES, STYLES, NUMBERS, FONTS, PAGES, SETTINGS, WORDS)
    | _of("wp", PLACES)
    | _of("a", DRAWN, THEME)
    | _of("pic", PICTURES)
    | _of("wps", SHAPES)
    | _of("wpg", GROUPS),
    attributes=_of("w", OF_WORDS) | frozenset(OF_DRAWINGS.split()) | {"{http://www.w3.org/XML/1998/namespace}space"},
    texts=names(SPACES, "w:t w:instrText wp:posOffset wp:align"),
    pointing=names(SPACES, "w:headerReference w:footerReference a:blip"),
    unpacked=names(
        SPACES,
        "w:sdt w:sdtContent w:hyperlink w:smartTag w:customXml w:ins w:moveTo w:dir w:bdo",
    ),
    values={
        (name_in(SPACES, "a:graphicData"), "uri"): frozenset(
            (SPACES["pic"], SPACES["wps"], SPACES["wpg"]),
        ),
        (w("compatSetting"), w("uri")): {f"{MICROSOFT}/word"},
        (w("fldChar"), w("fldCharType")): {"begin", "separate", "end"},
    },
    notable={name_in(OTHERS, name): kind for kind, text in NOTABLE.items() for name in text.split()},
    quiet=names(OTHERS, SILENT) | _of("w", OLDER),
    quiet_spaces=frozenset(
        f"{MICROSOFT}/{rest}"
        for rest in (
            "word/2010/wordml",
            "word/2012/wordml",
            "word/2018/wordml",
            "word/2010/wordprocessingDrawing",
            "word/2023/wordml/word16du",
            "drawing/2017/decorative",
        )
    ),
    choice=name_in(SPACES, "mc:AlternateContent"),
)
