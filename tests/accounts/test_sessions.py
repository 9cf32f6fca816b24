"""Signing in and out: tries and sessions are limited, and nothing is kept."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviewprep.accounts.models import User
from tests.accounts.people import EMAIL, sign_in, sign_up
from tests.factories import PASSWORD, UserFactory


def test_guessing_a_password_is_stopped_and_the_wait_is_named(client):
    UserFactory.create(email=EMAIL)

    for _ in range(5):
        sign_in(client, password="not the phrase")
    stopped = sign_in(Client(), password=PASSWORD)

    assert "Wait five minutes" in stopped.content.decode()


def test_guessing_through_the_sign_up_page_is_stopped_too(client):
    UserFactory.create(email=EMAIL)
    for _ in range(5):
        sign_in(Client(), password="not the phrase")

    stopped = sign_up(client)

    assert "Wait five minutes" in stopped.content.decode()
    assert User.objects.count() == 1


def test_limits_count_in_the_shared_cache(settings):
    backend = settings.CACHES["default"]["BACKEND"]

    sign_in(Client(), password="not the phrase")

    assert backend == "django.core.cache.backends.db.DatabaseCache"
    assert any("login" in row for row in cached_keys())


def cached_keys():
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        return [row[0] for row in cursor.fetchall()]


def test_signing_in_changes_the_session_key(client):
    UserFactory.create(email=EMAIL)
    session = client.session
    session["visited"] = True
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site(client, evil):
    UserFactory.create(email=EMAIL)

    response = client.post(
        reverse("account_login"), {"login": EMAIL, "password": PASSWORD, "next": evil}
    )

    assert response.headers["Location"] == reverse("pages:today")


def test_pages_of_somebody_signed_in_are_kept_by_nobody(as_alice):
    response = as_alice.get(reverse("accounts:settings"))

    assert "no-store" in response.headers["Cache-Control"]


def test_signing_out_clears_what_the_browser_holds(as_alice):
    response = as_alice.post(reverse("account_logout"))

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert as_alice.get(reverse("accounts:settings")).status_code == 302


def test_pages_ask_for_no_camera(client):
    response = client.get(reverse("account_login"))

    assert "camera=()" in response.headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/login/%00", "/login/?next=%00", "/%00"])
def test_a_nul_in_an_address_is_a_bad_request(client, address):
    assert client.get(address).status_code == 400


def test_every_device_is_listed_and_can_be_signed_out(client, alice):
    phone, laptop = Client(HTTP_USER_AGENT="Phone"), Client(HTTP_USER_AGENT="Laptop")
    sign_in(phone, alice.email)
    sign_in(laptop, alice.email)

    page = laptop.get(reverse("usersessions_list")).content.decode()
    laptop.post(reverse("usersessions_list"))

    assert "Phone" in page
    assert "Laptop" in page
    assert phone.get(reverse("accounts:settings")).status_code == 302
    assert laptop.get(reverse("accounts:settings")).status_code == 200


def test_signing_out_everywhere_ends_this_session_too(alice):
    phone, laptop = Client(), Client()
    sign_in(phone, alice.email)
    sign_in(laptop, alice.email)

    laptop.post(reverse("accounts:sign_out_everywhere"))

    assert phone.get(reverse("accounts:settings")).status_code == 302
    assert laptop.get(reverse("accounts:settings")).status_code == 302
    assert not UserSession.objects.exists()


def test_a_session_ends_after_fourteen_quiet_days(alice):
    with time_machine.travel("2026-03-01 09:00", tick=False) as clock:
        client = Client()
        sign_in(client, alice.email)
        for _ in range(3):
            clock.shift(timedelta(days=13))
            assert client.get(reverse("accounts:settings")).status_code == 200

        clock.shift(timedelta(days=15))

        assert client.get(reverse("accounts:settings")).status_code == 302


def test_a_session_ends_after_ninety_days_in_any_case(alice):
    with time_machine.travel("2026-03-01 09:00", tick=False) as clock:
        client = Client()
        sign_in(client, alice.email)
        for _ in range(9):
            client.get(reverse("accounts:settings"))
            clock.shift(timedelta(days=10, minutes=1))

        assert client.get(reverse("accounts:settings")).status_code == 302


def test_reading_a_second_page_on_one_day_writes_nothing(as_alice):
    as_alice.get(reverse("accounts:settings"))

    with CaptureQueriesContext(connection) as queries:
        as_alice.get(reverse("accounts:settings"))

    assert not [q for q in queries if not q["sql"].startswith("SELECT")]
