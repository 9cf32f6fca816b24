"""Writes the mails that remind: neutral subjects, and no more inside than is wanted."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from interviewprep.accounts.adapters import on_our_site
from interviewprep.accounts.models import Titles, User
from interviewprep.jobs.models import Interview
from interviewprep.reminders.due import items_of
from interviewprep.reminders.models import (
    About,
    Kind,
    Reminder,
    ReminderSettings,
    evening_key,
)
from interviewprep.reminders.planning import CATCHES_UP, span_on
from interviewprep.sheets import filenames, wording
from interviewprep.sheets.gather import sheet_of
from interviewprep.sheets.pdf import pdf

_SIGNER = signing.Signer(salt="interviewprep.reminders.stop")
_COUNTED = {
    About.JOB: ("a follow-up", "{} follow-ups"),
    About.PERSON: ("somebody to get in touch with", "{} people to get in touch with"),
    About.ROUND: ("a next step", "{} next steps"),
    About.DEADLINE: ("a closing date soon", "{} closing dates soon"),
    About.THANKS: ("a thank-you", "{} thank-yous"),
}


class NothingToSay(Exception):
    """What the mail was to remind of is done, moved, called off or over."""


def mail_of(reminder: Reminder, *, now: datetime) -> EmailMessage:
    """Return the mail as things stand now. Raises NothingToSay."""
    wants = ReminderSettings.objects.mailed().select_related("owner")
    mine = wants.filter(owner=reminder.owner_id).first()
    if mine is None:
        raise NothingToSay
    write = _evening if reminder.kind == Kind.EVENING else _morning
    mail = write(reminder, mine, now)
    mail.to = [_address_of(mine.owner)]
    mail.extra_headers = {
        "Message-ID": reminder.message_id,
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": f"<{stop_address(mine.owner)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return mail


def stop_address(user: User) -> str:
    """Return the address that ends the mails without signing in."""
    return on_our_site(reverse("reminders:stop", args=[_SIGNER.sign(str(user.pk))]))


def who_stops(token: str) -> int | None:
    """Return the number of the person whom such an address is for, if it is genuine."""
    try:
        return int(_SIGNER.unsign(token))
    except signing.BadSignature:
        return None


def _address_of(user: User) -> str:
    """Return the address a person confirmed; the one they chose, where there are more.

    A stranger's, typed by mistake, is never written to.
    """
    confirmed = EmailAddress.objects.filter(user=user, verified=True)
    address: EmailAddress = confirmed.order_by("-primary", "pk")[0]
    return str(address.email)


def _evening(
    reminder: Reminder, wants: ReminderSettings, now: datetime
) -> EmailMessage:
    """Tell of tomorrow's interview, while that is where and when it was."""
    user = wants.owner
    row = _interview(reminder, wants, now)
    if row is None or row.starts_at is None:
        raise NothingToSay
    starts = row.starts_at.astimezone(user.zone)
    when = f"{_name_of_day(starts.date(), now, user)} at {starts:%H:%M}"
    context = {
        "interview": row,
        "when": when,
        "attaches": wants.attaches_sheet,
        "sheet": on_our_site(reverse("sheets:sheet", args=[row.pk])),
    }
    mail = _mail(when, "reminders/mail/evening.txt", user, context)
    if wants.attaches_sheet:
        sheet = sheet_of(row, user)
        name = filenames.file_name(sheet, "pdf")
        mail.attach(name, pdf(sheet).content, "application/pdf")
    return mail


def _interview(
    reminder: Reminder, wants: ReminderSettings, now: datetime
) -> Interview | None:
    """Return the interview as it is now; None when it moved, or won't be.

    One that moved to a later day is told of again, on the evening before that.
    """
    rows = Interview.objects.owned_by(wants.owner).kept().on().select_related("job")
    rows = rows.defer("notes", "said", "job__notes", "job__posting")
    row = rows.filter(pk=reminder.interview_id or 0, starts_at__gt=now).first()
    if row is None or not wants.wants_evening_before:
        return None
    row.owner = row.job.owner = wants.owner
    return row if evening_key(row) == reminder.key else None


def _morning(
    reminder: Reminder, wants: ReminderSettings, now: datetime
) -> EmailMessage:
    """Tell of what is due on a day, as far as it is still to be done."""
    user, day = wants.owner, reminder.on_date
    today = now.astimezone(user.zone).date()
    if today - day > CATCHES_UP:
        raise NothingToSay
    items = items_of(user, span_on(day, wants), today=today)
    if not items:
        raise NothingToSay
    subject = "For today" if day == today else f"From {wording.day(day)}"
    context = {"items": items, "counts": _counts(Counter(i.about for i in items))}
    return _mail(subject, "reminders/mail/morning.txt", user, context)


def _counts(counted: Counter[About]) -> list[str]:
    """Return how many there are of each sort, in words that name nobody."""
    return [
        _COUNTED[about][0] if number == 1 else _COUNTED[about][1].format(number)
        for about, number in counted.items()
    ]


def _name_of_day(day: date, now: datetime, user: User) -> str:
    apart = day - now.astimezone(user.zone).date()
    names = {timedelta(0): "Today", timedelta(days=1): "Tomorrow"}
    return names.get(apart, wording.day(day))


def _mail(
    subject: str, template: str, user: User, context: dict[str, Any]
) -> EmailMessage:
    shared = {
        "user": user,
        "names_jobs": user.titles == Titles.FULL,
        "today": on_our_site(reverse("pages:today")),
        "settings": on_our_site(reverse("reminders:settings")),
        "stop": stop_address(user),
    }
    return EmailMessage(subject, render_to_string(template, {**shared, **context}))
