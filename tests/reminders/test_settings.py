"""Choosing reminders, and ending their mails without signing in."""

from datetime import time

import pytest
from allauth.account.models import EmailAddress
from django.core import signing
from django.urls import reverse

from interviewprep.reminders.mails import stop_address
from interviewprep.reminders.models import ReminderSettings
from tests.privacy.canary import logged
from tests.reminders.conftest import NOW

SETTINGS = reverse("reminders:settings")
HOURS = {"evening_at": "19:15", "morning_at": "07:00"}


def stop_path(user) -> str:
    return "/reminders/stop/" + stop_address(user).rstrip("/").rpartition("/")[2] + "/"


def test_mail_is_off_until_somebody_asks_and_begins_from_then(as_alice, alice):
    page = as_alice.get(SETTINGS).content.decode()
    nothing = ReminderSettings.objects.exists()

    as_alice.post(SETTINGS, {**HOURS, "by_mail": "on", "wants_follow_ups": "on"})

    row = ReminderSettings.objects.get(owner=alice)
    assert "Send me reminders by mail" in page
    assert not nothing
    assert (row.by_mail_since, row.evening_at) == (NOW, time(19, 15))
    assert (row.wants_follow_ups, row.wants_deadlines) == (True, False)


def test_saving_again_does_not_begin_again(as_alice, wants):
    since = wants.by_mail_since

    as_alice.post(SETTINGS, {**HOURS, "by_mail": "on"})

    wants.refresh_from_db()
    assert wants.by_mail_since == since


def test_mail_can_be_turned_off_and_on_again(as_alice, wants):
    as_alice.post(SETTINGS, HOURS)
    wants.refresh_from_db()
    off = wants.by_mail_since

    as_alice.post(SETTINGS, {**HOURS, "by_mail": "on"})

    wants.refresh_from_db()
    assert (off, wants.by_mail_since) == (None, NOW)


def test_a_wrong_hour_is_asked_about_again(as_alice, alice):
    page = as_alice.post(SETTINGS, {**HOURS, "evening_at": "25:00"})

    assert page.status_code == 422
    assert "25:00" in page.content.decode()
    assert not ReminderSettings.objects.exists()


@pytest.mark.parametrize("backend", ["console", "dummy"])
def test_a_site_without_mail_says_so(as_alice, settings, backend):
    path = f"django.core.mail.backends.{backend}.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": path}}

    page = as_alice.get(SETTINGS).content.decode()

    assert "isn’t set up to send mail" in page


def test_somebody_who_has_not_confirmed_is_told_to(as_alice):
    EmailAddress.objects.all().delete()

    page = as_alice.get(SETTINGS).content.decode()

    assert "We write to confirmed addresses only" in page


def test_after_stopping_the_page_says_when_and_how_to_start_again(
    as_alice, alice, wants, client
):
    client.post(stop_path(alice))
    stopped = as_alice.get(SETTINGS).content.decode()

    as_alice.post(SETTINGS, {**HOURS, "by_mail": "on"})

    wants.refresh_from_db()
    assert "You stopped these mails on 23 November" in stopped
    assert (wants.by_mail_since, wants.unsubscribed_at) == (NOW, None)


def test_following_the_link_changes_nothing_until_the_button(alice, wants, client):
    page = client.get(stop_path(alice))

    wants.refresh_from_db()
    assert "Stop the mails" in page.content.decode()
    assert wants.by_mail_since is not None


def test_a_mail_program_needs_no_cookie_and_no_form(alice, wants, client):
    client.handler.enforce_csrf_checks = True

    answer = client.post(stop_path(alice))

    wants.refresh_from_db()
    assert answer.status_code == 200
    assert wants.by_mail_since is None


def test_stopping_twice_keeps_the_first_day(alice, wants, client, time_machine):
    client.post(stop_path(alice))
    time_machine.move_to(NOW.replace(hour=12), tick=False)

    client.post(stop_path(alice))

    wants.refresh_from_db()
    assert wants.unsubscribed_at == NOW


def test_a_made_up_link_stops_nobodys_mails(alice, wants, client):
    forged = [
        str(alice.pk),
        f"{alice.pk}:x",
        signing.Signer(salt="another").sign(str(alice.pk)),
        stop_path(alice).split("/")[3].swapcase(),
    ]

    with logged() as log:
        answers = {
            client.post(f"/reminders/stop/{each}/").status_code for each in forged
        }

    wants.refresh_from_db()
    assert answers == {404}
    assert wants.by_mail_since is not None
    assert forged[2] not in log.getvalue()
