"""Knows the columns of other trackers' tables by the names that people give them.

No tool's header list is relied upon, since they change: each header is looked up by
itself, and a few together tell which tool a table comes from.
"""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Field(models.TextChoices):
    """What a column may hold, in the words of the page where it is picked."""

    KEEP = "keep", _("Keep it in the private notes")
    LEAVE = "leave", _("Leave it out")
    TITLE = "title", _("Role")
    COMPANY = "company", _("Company")
    STATUS = "status", _("How far it has come")
    STATUS_ON = "status_on", _("Since when")
    OUTCOME = "outcome", _("How it ended")
    SAVED_ON = "saved_on", _("Saved on")
    APPLIED_ON = "applied_on", _("Applied on")
    HAS_APPLIED = "has_applied", _("Applied? (yes or no)")
    CHANGED_ON = "changed_on", _("Last changed on")
    HISTORY = "history", _("Stages with their dates")
    URL = "url", _("Address of the ad")
    POSTING = "posting", _("The ad’s text")
    PLACE = "place", _("Place")
    WORK_MODE = "work_mode", _("On site or from home")
    EMPLOYMENT = "employment", _("Sort of contract")
    SALARY = "salary", _("Pay, as they put it")
    SALARY_LOW = "salary_low", _("Pay from")
    SALARY_HIGH = "salary_high", _("Pay up to")
    SALARY_CURRENCY = "salary_currency", _("Currency")
    SALARY_PERIOD = "salary_period", _("What pay is counted by")
    SOURCE = "source", _("Where you found it")
    POSTED_ON = "posted_on", _("Date of the ad")
    DEADLINE_ON = "deadline_on", _("Closing date")
    NEXT_STEP = "next_step", _("What you’ll do next")
    FOLLOW_UP_ON = "follow_up_on", _("When you’ll do it")
    TAGS = "tags", _("Tags")
    CONTACTS = "contacts", _("People")
    CONTACT_EMAIL = "contact_email", _("That person’s e-mail")
    CONTACT_PHONE = "contact_phone", _("That person’s phone")
    NOTES = "notes", _("Private notes")
    ARCHIVED = "archived", _("Put away? (yes or no)")
    # A list of people has these instead.
    NAME = "name", _("Name")
    FIRST_NAME = "first_name", _("First name")
    LAST_NAME = "last_name", _("Last name")
    POSITION = "position", _("Their role")
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Phone")
    PROFILE = "profile", _("Profile")
    KNOWN_SINCE = "known_since", _("Known since")


class Holds(StrEnum):
    """What a table is a list of."""

    JOBS = "jobs"
    PEOPLE = "people"


_PEOPLE_ALONE = (
    Field.NAME,
    Field.FIRST_NAME,
    Field.LAST_NAME,
    Field.POSITION,
    Field.EMAIL,
    Field.PHONE,
    Field.PROFILE,
    Field.KNOWN_SINCE,
)
FOR_PEOPLE = (Field.KEEP, Field.LEAVE, *_PEOPLE_ALONE, Field.COMPANY, Field.NOTES)
FOR_JOBS = tuple(field for field in Field if field not in _PEOPLE_ALONE)
# Any number of columns may go to these; every other field takes one.
SHARED = {Field.KEEP, Field.LEAVE, Field.NOTES, Field.TAGS}
DATES = {
    Field.STATUS_ON,
    Field.SAVED_ON,
    Field.APPLIED_ON,
    Field.CHANGED_ON,
    Field.POSTED_ON,
    Field.DEADLINE_ON,
    Field.FOLLOW_UP_ON,
    Field.KNOWN_SINCE,
}

_NAMES_OF = {
    Field.TITLE: "job title|title|role|position|job|job name|position title|role title"
    "|vacancy|opening",
    Field.COMPANY: "company|company name|employer|employer name|organization"
    "|organisation|organization name|firm|hiring organization|business",
    Field.STATUS: "status|stage|list|list name|application status|state|current status"
    "|current stage|job status|how far it has come",
    Field.STATUS_ON: "status date|stage date|date|status since|stage since|since"
    "|date of status",
    Field.OUTCOME: "outcome|how it ended|result|ended with",
    Field.SAVED_ON: "date saved|saved date|saved on|saved at|created|created at"
    "|date added|added|added on|date created|bookmarked on|date bookmarked|wishlisted",
    Field.APPLIED_ON: "date applied|applied date|applied on|applied at|application date"
    "|date of application|submitted|submitted on|date submitted|applied",
    Field.CHANGED_ON: "updated at|last updated|updated|last activity|modified"
    "|last modified|last update|last contact|date archived|date updated",
    Field.HISTORY: "stage history|status history|history",
    Field.URL: "url|link|job url|job link|job posting|posting url|posting link|ad"
    "|job ad|web address|application link|listing url|job posting url|address of the ad"
    "|source url|posting",
    Field.POSTING: "description|job description|html description|posting text"
    "|the ad|ad text",
    Field.PLACE: "location|place|city|job location|office|where",
    Field.WORK_MODE: "workplace type|work mode|remote|workplace|work type"
    "|work arrangement|work model",
    Field.EMPLOYMENT: "job type|employment type|employment|contract type|contract",
    Field.SALARY: "salary|pay|compensation|salary range|pay range|salary text|wage"
    "|listed salary|pay in their words",
    Field.SALARY_LOW: "pay from|salary from|salary min|min salary|minimum salary",
    Field.SALARY_HIGH: "pay up to|salary to|salary max|max salary|maximum salary",
    Field.SALARY_CURRENCY: "currency|salary currency|pay currency",
    Field.SALARY_PERIOD: "pay period|salary period|period",
    Field.SOURCE: "source|job source|channel|found on|found at|platform|job board|site"
    "|board|where you found it|how did you find it",
    Field.POSTED_ON: "date posted|posted|posted on|posted at|posting date"
    "|date of the ad",
    Field.DEADLINE_ON: "deadline|due date|closing date|closes|apply by|valid through"
    "|application deadline|expires",
    Field.NEXT_STEP: "next step|next steps|next action|next|follow up note"
    "|follow up action|to do|todo",
    Field.FOLLOW_UP_ON: "follow up|follow up on|follow up date|follow up at|followup"
    "|follow up by|next action date|next step date|next step on",
    Field.TAGS: "tags|tag|labels|label|keywords|category|categories",
    Field.CONTACTS: "contacts|contact|contact person|contact name|people|recruiter"
    "|recruiter name|hiring manager|referral|referrer",
    Field.CONTACT_EMAIL: "contact email|contact e mail|recruiter email|recruiter e mail"
    "|email|e mail",
    Field.CONTACT_PHONE: "contact phone|contact phone number|recruiter phone|phone"
    "|phone number",
    Field.NOTES: "notes|note|comments|comment|remarks|private notes|my notes",
    Field.ARCHIVED: "archived|is archived|hidden|put away",
}
_NAMES_OF_PEOPLE = {
    Field.NAME: "name|full name|contact|contact name|person",
    Field.FIRST_NAME: "first name|given name|forename",
    Field.LAST_NAME: "last name|surname|family name",
    Field.POSITION: "position|title|job title|role|their role",
    Field.COMPANY: "company|company name|employer|organization|organisation",
    Field.EMAIL: "email|e mail|email address|e mail address",
    Field.PHONE: "phone|phone number|telephone|mobile",
    Field.PROFILE: "url|profile|profile url|linkedin|linkedin url|link",
    Field.KNOWN_SINCE: "connected on|known since|met on",
    Field.NOTES: "notes|note|comments|private notes",
}


def _lookup(names: dict[Field, str]) -> dict[str, Field]:
    return {
        name: field for field, all_of in names.items() for name in all_of.split("|")
    }


_JOB_FIELDS = _lookup(_NAMES_OF)
_PEOPLE_FIELDS = _lookup(_NAMES_OF_PEOPLE)
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[^\w]+|_+")


def plain(header: str) -> str:
    """Return a header in small words: "companyName" is "company name"."""
    return _NOT_WORDS.sub(" ", _HUMPS.sub(" ", header[:200])).strip().casefold()


def known_headers(cells: Iterable[str]) -> int:
    """Count the different columns that a row names, were it the header."""
    names = {plain(cell) for cell in cells}
    return len(
        {
            (_JOB_FIELDS.get(name), _PEOPLE_FIELDS.get(name))
            for name in names
            if name in _JOB_FIELDS or name in _PEOPLE_FIELDS
        }
    )


def held_by(header: Sequence[str]) -> Holds:
    """Tell whether a table lists jobs or people."""
    names = set(map(plain, header))
    is_people = {"first name", "last name"} <= names or "connected on" in names
    has_job = any(_JOB_FIELDS.get(name) == Field.STATUS for name in names)
    return Holds.PEOPLE if is_people and not has_job else Holds.JOBS


def guessed_fields(header: Sequence[str], left_out: frozenset[str]) -> list[Field]:
    """Return the field of each column; of two for one field, the first gets it.

    Columns whose plain name is in `left_out` aren't taken; what isn't known is kept
    in the notes.
    """
    is_people = held_by(header) is Holds.PEOPLE
    known = _PEOPLE_FIELDS if is_people else _JOB_FIELDS
    names = [plain(cell) for cell in header]
    guessed: list[Field] = []
    for name in names:
        field = known.get(name, Field.KEEP)
        if field is Field.APPLIED_ON and name == "applied" and _also_dated(names):
            field = Field.HAS_APPLIED
        if name in left_out:
            field = Field.LEAVE
        taken = field in guessed and field not in SHARED
        guessed.append(Field.KEEP if taken else field)
    return guessed


def _also_dated(names: list[str]) -> bool:
    """Tell whether another column than "applied" holds the date of applying."""
    return any(
        name != "applied" and _JOB_FIELDS.get(name) is Field.APPLIED_ON
        for name in names
    )
