"""Tells which tool a table comes from, and what is special about its tables."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from interviewprep.imports.tables.columns import plain


class Source(models.TextChoices):
    """Where a table was made."""

    LINKEDIN = "linkedin", _("LinkedIn")
    HUNTR = "huntr", _("Huntr")
    TEAL = "teal", _("Teal")
    SIMPLIFY = "simplify", _("Simplify")
    INDEED = "indeed", _("Indeed")
    JOBSYNC = "jobsync", _("JobSync")
    REACTIVE_RESUME = "reactive_resume", _("Reactive Resume")
    CAREERFORGE = "careerforge", _("CareerForge")
    CAREER_OPS = "career_ops", _("career-ops")
    OURS = "ours", _("interviewprep")
    OTHER = "other", _("a table of your own")


# Headers that stand together in the tables of one tool and of no other; in this order.
_SIGNS: tuple[tuple[Source, str], ...] = (
    (Source.OURS, "role|stage|stage history|pay in their words"),
    (Source.REACTIVE_RESUME, "stage history|timeline|stage date"),
    (Source.LINKEDIN, "application date|job url|resume name"),
    (Source.LINKEDIN, "saved date|job url|job title|company name"),
    (Source.LINKEDIN, "first name|last name|connected on"),
    (Source.JOBSYNC, "job source|workplace type|job type"),
    (Source.SIMPLIFY, "status date|date archived"),
    (Source.HUNTR, "company name|list name"),
    (Source.HUNTR, "employer|list|date saved"),
    (Source.INDEED, "employer name|date applied"),
    (Source.CAREERFORGE, "fit rating|cover letter file"),
    (Source.CAREER_OPS, "score|status|pdf|report"),
    (Source.TEAL, "company name|job title|status|job url"),
)
# LinkedIn's "contact" is the person who applied, and row numbers say nothing.
_LEFT_OUT = {
    # All of it stands in the history of its stages too.
    Source.OURS: frozenset({"reached", "applied on", "added", "updated"}),
    Source.LINKEDIN: frozenset({"contact email", "contact phone number"}),
    Source.JOBSYNC: frozenset({"index"}),
    Source.CAREER_OPS: frozenset({""}),
}
# Where a job was found, if the tool is the place itself.
FOUND_AT = {Source.LINKEDIN: "LinkedIn", Source.INDEED: "Indeed"}
# Tools that write months first whatever their user's language.
MONTH_FIRST = frozenset({Source.LINKEDIN})
# What some tools write where they have nothing.
NOTHING = frozenset({"n/a", "na", "none", "null", "-", "–", "undefined"})


def source_of(header: Sequence[str]) -> Source:
    """Return where a table with this header was made."""
    names = {plain(cell) for cell in header}
    for source, signs in _SIGNS:
        if set(signs.split("|")) <= names:
            return source
    return Source.OTHER


def left_out_of(source: Source) -> frozenset[str]:
    """Return the plain names of columns that aren't worth keeping, for one tool."""
    return _LEFT_OUT.get(source, frozenset())
