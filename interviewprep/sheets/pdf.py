"""The sheet as an accessible PDF: one page, tagged, in our own type."""

from pathlib import Path
from typing import Any

from interviewprep.sheets import wording
from interviewprep.sheets.limits import Pages, count_rows, shorten
from interviewprep.sheets.sheet import Ask, Heading, Sheet
from interviewprep.sheets.typesetting import Data, Pdf, typeset

# Root font sizes in CSS pixels: the largest at which the words fit is taken.
SIZES = (15.2, 14.4, 13.6)
LARGE_SIZES = (20.0,)

_TEMPLATE = Path(__file__).with_name("sheet.typ")


def pdf(sheet: Sheet) -> Pdf:
    """Return the sheet as a PDF, always: a character without a font is reported.

    The same sheet gives the same bytes on one machine; see `typeset`.
    """
    return typeset(_TEMPLATE, _data(sheet))


def _data(sheet: Sheet) -> Data:
    """Return all that the template reads."""
    options = sheet.options
    language, _, region = options.language.partition("-")
    return {
        "title": wording.title(sheet),
        "lang": language,
        "region": region or None,
        "paper": options.paper.value,
        "black": options.is_black_only,
        "large": options.is_large_type,
        "sizes": LARGE_SIZES if options.is_large_type else SIZES,
        "words": _words(),
        "layouts": [_layout(count_rows(sheet)), _layout(shorten(sheet))],
    }


def _words() -> dict[str, str]:
    names = ("OPEN", "WHY", "PROOF", "WORRIES", "CLOSE", "IN_IT", "ASKS", "CRITERIA")
    words = {name.lower(): str(Heading[name]) for name in names}
    return words | {
        "notes": Heading.NOTES,
        "spare": Heading.SPARE,
        "press": wording.PRESS,
        "motto": wording.MOTTO,
        "proof-hint": wording.PROOF_HINT,
        "criteria-hint": wording.CRITERIA_HINT,
        "notes-hint": wording.NOTES_HINT,
    }


def _layout(pages: Pages) -> dict[str, Any]:
    spare = [{"heading": part.heading, "texts": part.texts} for part in pages.spare]
    return {"front": _front(pages.front), "spare": spare}


def _front(sheet: Sheet) -> dict[str, Any]:
    head = sheet.head
    heading, job = wording.when(head), wording.job(head)
    if not heading:
        heading, job = job or wording.title(sheet), ""
    return {
        "heading": heading,
        "job": job,
        "logistics": wording.logistics(head),
        "people": [(person.name, person.title) for person in head.people],
        "open": wording.spoken(sheet.open_with),
        "why": wording.spoken(sheet.why.text),
        "seconds": wording.seconds(sheet),
        "press": sheet.why.if_they_press,
        "proof": [(row.need, row.keywords, row.number) for row in sheet.proof],
        "worries": [(row.doubt, row.bridge) for row in sheet.worries],
        "close": wording.spoken(sheet.close_with),
        "in_it": sheet.in_it_for_you,
        "asks": [_ask(row) for row in sheet.asks],
        "criteria": sheet.criteria,
        "foot": wording.foot_texts(sheet.foot),
    }


def _ask(ask: Ask) -> tuple[str, str, str]:
    must = wording.MUST if ask.is_must else ""
    return wording.spoken(ask.question), ask.who, must
