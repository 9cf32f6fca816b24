"""Mails that remind: at the right hour, once, to the right person, saying little."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from interviewprep.accounts.models import Titles
from interviewprep.jobs.models import Job, Stage, Standing
from interviewprep.pages.sweeping import sweep
from interviewprep.reminders.asides import do, leave
from interviewprep.reminders.models import About, Reminder
from interviewprep.reminders.planning import moment, plan
from interviewprep.reminders.sending import LEASE, REMEMBERED_FOR, remind, waiting_now
from tests.factories import (
    JobFactory,
    PersonFactory,
    ReminderFactory,
    ReminderSettingsFactory,
    UserFactory,
    full_account,
)
from tests.privacy.canary import SEALED, SPOKEN, is_in, unpacked
from tests.reminders.conftest import NOW, at, days, interview_at

TUESDAY = date(2026, 11, 24)
EVENING_BEFORE = at(25, 18)


def subjects() -> list[str]:
    return [str(sent.subject) for sent in mail.outbox]


class Unreachable(EmailBackend):
    """A mail server that doesn't answer."""

    def send_messages(self, messages):  # noqa: ARG002  Django’s own
        raise ConnectionRefusedError


# --- the evening before ----------------------------------------------------------


def test_an_interview_is_told_of_the_evening_before_and_once(alice, wants, look):
    interview_at(alice, at(26, 9, 30))

    look(EVENING_BEFORE - timedelta(minutes=1))
    early = subjects()
    for minutes in range(0, 60, 10):
        look(EVENING_BEFORE + timedelta(minutes=minutes))

    assert early == []
    assert subjects() == ["Tomorrow at 09:30"]


def test_hours_are_the_persons_own_in_their_own_zone(alice, wants, look):
    alice.time_zone = "America/New_York"
    alice.save()
    wants.evening_at = time(20, 30)
    wants.save()
    interview_at(alice, at(27, 2))  # 21:00 on Thursday in New York

    look(at(26, 1, 29))
    early = subjects()
    look(at(26, 1, 30))

    assert early == []
    assert subjects() == ["Tomorrow at 21:00"]


def test_what_is_called_off_before_the_hour_is_not_told(alice, wants, look):
    interview = interview_at(alice, at(26, 9))
    interview.standing = Standing.CANCELLED
    interview.save()

    look(EVENING_BEFORE)

    assert subjects() == []
    assert not Reminder.objects.exists()


def test_what_is_called_off_while_the_mail_waits_is_not_told_until_it_is_on_again(
    alice, wants, look
):
    interview = interview_at(alice, at(26, 9))
    plan(now=EVENING_BEFORE)
    type(interview).objects.update(standing=Standing.CANCELLED)
    look(EVENING_BEFORE)
    off = (subjects(), Reminder.objects.get().void_at)

    type(interview).objects.update(standing=Standing.PLANNED)
    look(EVENING_BEFORE + timedelta(minutes=10))

    assert off == ([], EVENING_BEFORE)
    assert subjects() == ["Tomorrow at 09:00"]


def test_what_moves_to_another_day_is_told_before_that_one(alice, wants, look):
    interview = interview_at(alice, at(26, 9))
    plan(now=EVENING_BEFORE)
    type(interview).objects.update(starts_at=at(28, 9), date=date(2026, 11, 28))

    look(EVENING_BEFORE)
    too_early = subjects()
    look(at(27, 18))

    assert too_early == []
    assert subjects() == ["Tomorrow at 09:00"]


def test_an_hour_that_changes_after_the_mail_is_told_again(alice, wants, look):
    interview = interview_at(alice, at(26, 9))
    look(EVENING_BEFORE)

    type(interview).objects.update(starts_at=at(26, 11), time=time(11))
    look(EVENING_BEFORE + timedelta(minutes=10))

    assert subjects() == ["Tomorrow at 09:00", "Tomorrow at 11:00"]


def test_a_worker_that_was_away_tells_late_but_never_too_late(alice, wants, look):
    interview_at(alice, at(26, 9))

    look(at(26, 7))
    late = subjects()
    interview_at(alice, at(26, 8))
    look(at(26, 8))

    assert late == ["Today at 09:00"]
    assert subjects() == late


def test_other_hours_do_not_bring_a_second_mail(alice, wants, look):
    interview_at(alice, at(26, 9))
    look(EVENING_BEFORE)

    wants.evening_at = time(20)
    wants.save()
    look(at(25, 20))

    assert len(subjects()) == 1


# --- clocks that change ------------------------------------------------------------


def test_a_clock_that_is_put_back_brings_no_second_mail(alice, wants, look):
    interview_at(alice, at(26, 9))
    look(EVENING_BEFORE)

    look(EVENING_BEFORE - timedelta(hours=1))
    look(EVENING_BEFORE)

    assert subjects() == ["Tomorrow at 09:00"]


def test_an_hour_that_comes_twice_brings_one_mail(alice, wants, look):
    wants.evening_at = time(1, 30)
    wants.save()
    night = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)  # 01:30, for the first time
    interview_at(alice, datetime(2027, 11, 1, 9, tzinfo=UTC))

    look(night - timedelta(minutes=10))
    early = subjects()
    look(night)
    look(night + timedelta(hours=1))

    assert early == []
    assert subjects() == ["Tomorrow at 09:00"]


def test_an_hour_that_is_skipped_comes_an_hour_later(alice, wants, look):
    wants.evening_at = time(1, 30)
    wants.save()
    night = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)  # 02:30: there is no 01:30
    interview_at(alice, datetime(2027, 3, 29, 8, tzinfo=UTC))

    look(night - timedelta(minutes=1))
    early = subjects()
    look(night)

    assert early == []
    assert subjects() == ["Tomorrow at 09:00"]


@pytest.mark.parametrize("day", range(1, 32))
@pytest.mark.parametrize("month", [3, 10])
def test_a_morning_is_eight_by_the_persons_clock(alice, day, month):
    due_at = moment(date(2027, month, day), time(8), alice.zone)

    there = due_at.astimezone(alice.zone)
    assert (there.day, there.hour, there.minute) == (day, 8, 0)


# --- the morning -------------------------------------------------------------------


def test_what_is_due_comes_in_one_mail_on_its_morning(alice, wants, look):
    job = JobFactory.create(owner=alice, follow_up_on=TUESDAY)
    PersonFactory.create(job=job, next_on=TUESDAY)
    interview_at(alice, at(20, 9), next_on=TUESDAY, thanked_on=NOW.date())
    interview_at(alice, at(23, 15))
    JobFactory.create(owner=alice, deadline_on=TUESDAY + days(2))

    look(at(24, 7, 59))
    early = subjects()
    look(at(24, 8))
    look(at(24, 8, 10))
    look(at(25, 8))

    (sent,) = mail.outbox
    assert early == []
    assert sent.subject == "For today"
    for words in (
        "a follow-up",
        "somebody to get in touch with",
        "a next step",
        "a thank-you",
        "a closing date soon",
    ):
        assert f"- {words}\n" in sent.body


def test_what_was_done_or_left_for_later_is_not_told(alice, wants, look):
    done = JobFactory.create(owner=alice, follow_up_on=TUESDAY)
    left = JobFactory.create(owner=alice, deadline_on=TUESDAY + days(2))
    do(done, About.JOB, now=NOW)
    leave(left, About.DEADLINE, now=at(24, 7))

    look(at(24, 8))

    assert subjects() == []


def test_only_what_is_wanted_is_told(alice, wants, look):
    type(wants).objects.update(
        wants_follow_ups=False, wants_deadlines=False, wants_thank_yous=False
    )
    JobFactory.create(owner=alice, follow_up_on=TUESDAY)
    JobFactory.create(owner=alice, deadline_on=TUESDAY + days(2))
    interview_at(alice, at(23, 15))

    look(at(24, 8))

    assert subjects() == []


def test_a_worker_that_was_away_for_days_catches_up(alice, wants, look):
    JobFactory.create(owner=alice, follow_up_on=TUESDAY)

    look(at(26, 12))

    assert subjects() == ["From Tuesday 24 November"]


def test_free_weekends_are_told_on_monday_and_closing_dates_on_friday(
    alice, wants, look
):
    wants.skips_weekends = True
    wants.save()
    friday, saturday, monday = at(27, 8), at(28, 8), at(30, 8)
    JobFactory.create(owner=alice, follow_up_on=saturday.date())
    JobFactory.create(owner=alice, follow_up_on=monday.date())
    interview_at(alice, at(27, 15))
    JobFactory.create(owner=alice, deadline_on=date(2026, 12, 1))

    told = []
    for moment_ in (friday, saturday, at(29, 8), monday):
        look(moment_)
        told.append(mail.outbox[-1].body if mail.outbox else "")
        mail.outbox.clear()

    assert "- a closing date soon\n" in told[0]
    assert told[1:3] == ["", ""]
    assert "- 2 follow-ups\n" in told[3]
    assert "- a thank-you\n" in told[3]
    assert "closing" not in told[3]


# --- to whom -----------------------------------------------------------------------


def test_an_address_that_is_not_confirmed_gets_nothing(alice, wants, look):
    EmailAddress.objects.update(verified=False)
    interview_at(alice, at(26, 9))

    look(EVENING_BEFORE)

    assert subjects() == []


def test_the_mail_goes_to_the_confirmed_address(alice, wants, look):
    EmailAddress.objects.update(verified=False, primary=True)
    EmailAddress.objects.create(user=alice, email="al@home.example", verified=True)
    interview_at(alice, at(26, 9))

    look(EVENING_BEFORE)

    assert [sent.to for sent in mail.outbox] == [["al@home.example"]]


def test_nobody_gets_mail_who_did_not_ask(alice, look):
    interview_at(alice, at(26, 9))

    look(EVENING_BEFORE)

    assert subjects() == []


def test_nothing_is_mailed_that_was_due_before_somebody_asked(alice, look):
    ReminderSettingsFactory.create(owner=alice, by_mail_since=at(24, 9))
    JobFactory.create(owner=alice, follow_up_on=TUESDAY)

    look(at(24, 10))

    assert subjects() == []


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_where_no_mail_is_sent_nothing_is_planned(
    alice, wants, look, settings, backend
):
    path = f"django.core.mail.backends.{backend}.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": path}}
    interview_at(alice, at(26, 9))

    look(EVENING_BEFORE)

    assert not Reminder.objects.exists()


# --- what it says ------------------------------------------------------------------


@pytest.fixture
def account(alice):
    """Alice with everything, whose interview is on Thursday at nine."""
    EmailAddress.objects.filter(user=alice).delete()
    account = full_account(alice, SEALED, SPOKEN)
    Reminder.objects.all().delete()
    type(account.interview).objects.filter(pk=account.interview.pk).update(
        starts_at=at(26, 9), date=date(2026, 11, 26)
    )
    Job.objects.filter(pk=account.job.pk).update(follow_up_on=date(2026, 11, 25))
    return account


def test_neutral_mails_name_nobody_and_nothing(account, look):
    look(at(25, 8))
    look(EVENING_BEFORE)

    texts = [f"{sent.subject} {sent.body} {sent.message()}" for sent in mail.outbox]
    assert subjects() == ["For today", "Tomorrow at 09:00"]
    assert not is_in(SPOKEN, str(texts).encode())
    assert not is_in(SEALED, str(texts).encode())
    assert account.interview.link not in str(texts)


def test_telling_mails_name_the_job_but_never_in_the_subject(account, alice, look):
    alice.titles = Titles.FULL
    alice.save()

    look(at(25, 8))
    look(EVENING_BEFORE)

    bodies = "".join(str(sent.body) for sent in mail.outbox)
    assert f"Tomorrow at 09:00: {account.job}." in bodies
    assert f"- {account.job.next_step} ({account.job.heading})" in bodies
    assert account.interview.link in bodies
    assert subjects() == ["For today", "Tomorrow at 09:00"]
    assert not is_in(SEALED, bodies.encode())


def test_the_sheet_comes_along_where_it_is_wanted(account, alice, look):
    alice.reminder_settings.attaches_sheet = True
    alice.reminder_settings.save()

    look(EVENING_BEFORE)

    (attached,) = mail.outbox[-1].attachments
    content = unpacked(attached.content)
    assert attached.filename == "talking-points-2026-11-26.pdf"
    assert is_in(SPOKEN, content)
    assert not is_in(SEALED, content)


def test_a_mail_program_can_end_the_mails_with_one_click(alice, wants, look, client):
    interview_at(alice, at(26, 9))
    look(EVENING_BEFORE)
    headers = mail.outbox[0].message()
    address = headers["List-Unsubscribe"].strip("<>").replace("http://testserver", "")
    path = address.partition("8000")[2] or address

    shown = client.get(path)
    wants.refresh_from_db()
    before = wants.by_mail_since
    sent = client.post(path, {"List-Unsubscribe": "One-Click"})

    wants.refresh_from_db()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (shown.status_code, sent.status_code) == (200, 200)
    assert before is not None
    assert wants.by_mail_since is None
    assert wants.unsubscribed_at == timezone.now()


# --- sending -----------------------------------------------------------------------


def test_a_mail_server_that_does_not_answer_is_asked_again_later(
    alice, wants, look, settings
):
    working = settings.MAILERS
    interview_at(alice, at(26, 9))
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Unreachable"}}
    look(EVENING_BEFORE)
    failed = Reminder.objects.get()

    settings.MAILERS = working
    look(EVENING_BEFORE + timedelta(minutes=1))
    too_soon = subjects()
    look(EVENING_BEFORE + timedelta(minutes=10))

    assert (failed.sent_at, failed.attempts) == (None, 1)
    assert too_soon == []
    assert subjects() == ["Tomorrow at 09:00"]
    assert Reminder.objects.get().sent_at == EVENING_BEFORE + timedelta(minutes=10)


def test_what_another_worker_is_sending_is_left_alone_until_its_lease_ends(
    alice, wants, look
):
    interview_at(alice, at(26, 9))
    plan(now=EVENING_BEFORE)
    Reminder.objects.update(lease_until=EVENING_BEFORE + LEASE)

    look(EVENING_BEFORE + LEASE)
    meanwhile = subjects()
    look(EVENING_BEFORE + LEASE + timedelta(seconds=1))

    assert meanwhile == []
    assert subjects() == ["Tomorrow at 09:00"]


@pytest.mark.django_db
def test_of_two_workers_one_gets_the_mail():
    reminder = ReminderFactory.create()
    until = NOW + LEASE

    got = [Reminder.objects.lease(reminder.pk, now=NOW, until=until) for _ in range(2)]

    assert got == [True, False]


def test_a_copy_has_the_same_name(alice, wants, look):
    interview_at(alice, at(26, 9))
    look(EVENING_BEFORE)

    Reminder.objects.update(sent_at=None)
    look(EVENING_BEFORE + timedelta(minutes=10))

    names = {sent.message()["Message-ID"] for sent in mail.outbox}
    assert len(mail.outbox) == 2
    assert names == {Reminder.objects.get().message_id}


def test_planning_twice_plans_once(alice, wants):
    interview_at(alice, at(26, 9))

    planned = [plan(now=EVENING_BEFORE) for _ in range(2)]

    assert planned == [1, 0]


@pytest.mark.parametrize("count", [1, 3])
def test_planning_takes_as_many_queries_for_one_person_as_for_three(
    db, count, django_assert_num_queries
):
    for number in range(count):
        owner = UserFactory.create()
        EmailAddress.objects.create(user=owner, email=owner.email, verified=True)
        ReminderSettingsFactory.create(owner=owner)
        JobFactory.create(owner=owner, follow_up_on=TUESDAY)
        interview_at(owner, at(25, 9 + number))

    # wishes, interviews, five sorts of dates, known, an evening back on, the rows
    with django_assert_num_queries(PLANNING):
        planned = plan(now=at(24, 18))

    assert planned == 2 * count
    assert len(waiting_now(now=at(24, 18))) == planned


PLANNING = 10


def test_what_was_sent_long_ago_is_forgotten(db, time_machine):
    ReminderFactory.create(sent_at=NOW, due_at=NOW - REMEMBERED_FOR)
    kept = ReminderFactory.create(due_at=NOW - REMEMBERED_FOR + days(1))
    time_machine.move_to(NOW + timedelta(minutes=1), tick=False)

    sweep.call()

    assert list(Reminder.objects.all()) == [kept]


def test_a_look_with_nothing_due_sends_nothing(alice, wants):
    JobFactory.create(owner=alice, stage=Stage.SAVED)

    assert remind.call() == 0
    assert mail.outbox == []
