"""Signing up: two boxes to start, and a visitor’s line comes along."""

import io
import logging
import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from interviewprep.accounts import carry
from interviewprep.accounts.models import User
from interviewprep.redaction import RedactingFormatter
from tests.accounts.people import (
    EMAIL,
    sign_in,
    sign_up,
)
from tests.factories import UserFactory


def test_two_boxes_make_an_account_and_start_it_at_once(client, mailoutbox):
    response = sign_up(client)

    user = User.objects.get()
    assert response.headers["Location"] == reverse("pages:start")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert user.email == EMAIL
    assert user.time_zone == "Europe/Lisbon"
    assert not EmailAddress.objects.get(user=user).verified
    assert [mail.subject for mail in mailoutbox] == ["Confirm your e-mail"]


@pytest.mark.parametrize("kind", ["console", "locmem"])
def test_a_mail_is_announced_only_where_one_can_come(client, settings, kind):
    backend = f"django.core.mail.backends.{kind}.EmailBackend"
    settings.MAILERS = {"default": {"BACKEND": backend}}

    sign_up(client)

    page = client.get(reverse("accounts:settings")).content.decode()
    assert ("A mail is on its way" in page) is (kind == "locmem")


def test_the_page_asks_for_two_things(client):
    page = client.get(reverse("account_signup")).content.decode()

    asked = re.findall(r'<input type="(?!hidden)\w+" name="(\w+)"', page)
    assert asked == ["email", "password1"]
    assert "No confirmation needed to start." in page
    assert "data-time-zone" in page


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "Europe/Lisbo"])
def test_an_unknown_time_zone_does_not_stop_anybody(client, zone):
    sign_up(client, time_zone=zone)

    assert User.objects.get().time_zone == "UTC"


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("short", "10"),
        ("password123", "common"),
        ("carol@example.com", "similar"),
    ],
)
def test_a_weak_password_is_refused_and_says_why(client, password, told):
    response = sign_up(client, password1=password)

    assert told in str(response.context["form"].errors["password1"])
    assert not User.objects.exists()


@pytest.mark.parametrize("email", ["", "carol", "carol@", "a@b@c", "x" * 250 + "@a.eu"])
def test_what_is_no_address_is_refused_and_kept_in_the_box(client, email):
    response = sign_up(client, email=email)

    assert response.context["form"].has_error("email")
    assert f'value="{email}"' in response.content.decode() or not email
    assert not User.objects.exists()


def test_an_address_is_kept_in_one_spelling(client):
    sign_up(client, email="Carol@Example.COM")

    assert User.objects.get().email == EMAIL
    assert sign_in(Client(), "CAROL@example.com").status_code == 302


def test_a_visitors_line_comes_along_and_is_not_shown(client, brought):
    words = {"blunt": "Bored.\r\n", "line": "I’d like more.", "theme": "bored"}

    page = client.post(reverse("account_signup"), words)
    carried = dict(
        re.findall(
            r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()
        )
    )
    sign_up(client, **{name: carried[name] for name in words})

    assert "Your line comes with you." in page.content.decode()
    assert "error-summary" not in page.content.decode()
    (user, brought_along), *others = brought
    assert not others
    assert user == User.objects.get()
    assert brought_along.blunt.strip() == "Bored."
    assert brought_along.line == "I’d like more."
    assert brought_along.theme == "bored"


def test_a_line_is_never_in_a_session_a_cookie_or_an_address(client, brought):
    client.post(reverse("account_signup"), {"blunt": "Canary.", "line": "Parrot."})
    response = sign_up(client, blunt="Canary.", line="Parrot.")

    kept = f"{dict(client.session)} {client.cookies} {response.headers}"
    assert "Canary" not in kept
    assert "Parrot" not in kept
    assert "Canary" not in repr(brought[0][1])


def test_a_line_that_is_far_too_long_is_cut_and_stops_nobody(client, brought):
    sign_up(client, blunt="x" * 9000, line="y" * 9000)

    assert len(brought[0][1].blunt) == carry.BLUNT_LIMIT
    assert len(brought[0][1].line) == carry.LINE_LIMIT


def test_somebody_signed_in_keeps_a_line_at_once(as_alice, alice, brought):
    response = as_alice.post(reverse("account_signup"), {"line": "I’d like more."})

    assert response.headers["Location"] == reverse("pages:start")
    assert brought == [(alice, carry.Carry(line="I’d like more."))]


def test_nothing_brought_is_nothing_kept(client, brought):
    sign_up(client)

    assert brought == []


def test_a_line_goes_to_the_account_whose_password_is_typed(client, brought):
    known = UserFactory.create(email=EMAIL)

    sign_up(client, line="I’d like more.")

    assert brought == [(known, carry.Carry(line="I’d like more."))]


@pytest.fixture
def log():
    """Catch what our own handler would write, from every logger."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(RedactingFormatter())
    watched = [logging.getLogger(name) for name in ("", "django")]
    for logger in watched:
        logger.addHandler(handler)
    yield written
    for logger in watched:
        logger.removeHandler(handler)


def test_an_error_while_a_line_is_kept_tells_nobody_what_it_says(client, brought, log):
    def fail(user, brought):
        raise ValueError(brought.blunt)

    carry._receivers[:] = [fail]
    client.raise_request_exception = False

    response = sign_up(client, blunt="Canary.")

    assert response.status_code == 500
    assert "builtins.ValueError" in log.getvalue()
    assert "in fail" in log.getvalue()
    assert "Canary" not in log.getvalue() + response.content.decode()
    assert EMAIL not in log.getvalue()
