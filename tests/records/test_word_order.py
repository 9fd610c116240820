"""Word is strict where other programs are not: children stand in the order of ECMA-376.

Each list is a sequence of that standard (in ISO 29500's transitional form), of what our files
could hold. An element that is missing from its list fails the test too.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree  # type: ignore[import-untyped]

from decision_tool.publish.forms.document import Document
from decision_tool.publish.records.word import word
from tests.records.sample import sample
from tests.records.shipped import shipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "date": "dateFormat lid storeMappedDataAs calendar",
    "docDefaults": "rPrDefault pPrDefault",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing "
    "mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl divId cnfStyle rPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike vanish color spacing w kern position "
    "sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex "
    "date dropDownList richText text checkbox",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection docGrid",
    "settings": "zoom defaultTabStop characterSpacingControl compat docVars rsids mathPr "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator",
    "style": "name aliases basedOn next link hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "styles": "docDefaults latentStyles style",
    "tbl": "tblPr tblGrid tr",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tblPr": "tblStyle tblpPr tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar "
    "tblLook tblCaption tblDescription",
    "tc": "tcPr p",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "tr": "tblPrEx trPr tc",
}


def every() -> dict[str, Document]:
    own = sample()
    marked = replace(own, id="marked", marking="OFFICIAL", is_sideways=True)
    return {"sample": own, "marked": marked, **shipped()}


def elements(document: Document) -> Iterator[etree._Element]:
    with zipfile.ZipFile(BytesIO(word(document))) as package:
        for name in package.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield from etree.fromstring(package.read(name)).iter(f"{W}*")


def local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


@pytest.mark.parametrize("document", every().values(), ids=every().keys())
def test_every_element_stands_where_word_looks_for_it(document: Document) -> None:
    seen = set()
    for element in elements(document):
        name = local(element)
        if name in ORDER:
            seen.add(name)
            order = ORDER[name].split()
            places = [order.index(local(child)) for child in element]
            assert places == sorted(places), (name, [local(child) for child in element])
    assert seen >= {"pPr", "rPr", "sdtPr", "style", "settings", "sectPr"}


@pytest.mark.parametrize("document", every().values(), ids=every().keys())
def test_a_cell_ends_with_a_paragraph_and_no_two_tables_touch(document: Document) -> None:
    for element in elements(document):
        if local(element) == "tc":
            assert local(element[-1]) == "p"
        if local(element) == "tbl":
            following = element.getnext()
            assert following is not None
            assert local(following) == "p"
