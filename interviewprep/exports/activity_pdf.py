"""The activity report on paper."""

from datetime import date
from pathlib import Path

from interviewprep.accounts.models import Paper, User
from interviewprep.exports.activity import Deed, Report
from interviewprep.sheets.typesetting import Pdf, typeset

TITLE = "What I did to find work"
HEADINGS = ("Date", "Company", "Role", "What I did", "How", "Result")
NOTHING = "Nothing is written down for these days."
_PAPER = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
_TEMPLATE = Path(__file__).with_name("activity.typ")


def activity_pdf(report: Report, user: User) -> Pdf:
    """Return the report as an accessible PDF, on the paper that the person uses."""
    return typeset(
        _TEMPLATE,
        {
            "title": TITLE,
            "paper": _PAPER[Paper(user.paper)],
            "name": report.name,
            "days": f"{day(report.start)} to {day(report.end)}",
            "totals": report.totals,
            "headings": HEADINGS,
            "rows": [_row(deed) for deed in report.deeds],
            "nothing": NOTHING,
        },
    )


def day(on: date) -> str:
    """Return a day in figures that nobody reads the other way round."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


# Not strftime: its names follow the machine's language.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip


def _row(deed: Deed) -> tuple[str, ...]:
    return (day(deed.on), deed.company, deed.role, deed.what, deed.how, deed.result)
