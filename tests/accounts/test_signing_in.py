"""Signing up, in and out: quick to start, and the same answer for any address."""

import re
import statistics
import time
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviewprep.accounts import carry
from interviewprep.accounts.models import User
from tests.factories import PASSWORD, UserFactory

EMAIL = "carol@example.com"
SIGN_UP = {"email": EMAIL, "password1": PASSWORD, "time_zone": "Europe/Lisbon"}


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def brought():
    """Collect what visitors bring along, in place of those who'd keep it."""
    kept, before = [], list(carry._receivers)
    carry._receivers[:] = [lambda user, brought: kept.append((user, brought))]
    yield kept
    carry._receivers[:] = before


def sign_up(client, **changed):
    return client.post(reverse("account_signup"), {**SIGN_UP, **changed})


def sign_in(client, email=EMAIL, password=PASSWORD):
    credentials = {"login": email, "password": password}
    return client.post(reverse("account_login"), credentials)


def seen(response, email=EMAIL):
    """Return what a visitor can tell one answer from another by."""
    body = response.content.decode().replace(email, "")
    body = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]+"', "", body)
    body = re.sub(r'nonce="[^"]+"', "", body)
    return response.status_code, response.headers.get("Location"), body


# --- signing up ---------------------------------------------------------------


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


# --- a line that comes along --------------------------------------------------


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


# --- the same answer for every address ----------------------------------------


def test_signing_up_with_a_known_address_answers_as_for_a_new_one(client, mailoutbox):
    known = UserFactory.create(email=EMAIL)
    EmailAddress.objects.create(user=known, email=EMAIL, verified=True, primary=True)

    for_known = sign_up(client, password1="quite another phrase")
    other = Client()
    for_new = sign_up(other, email="dave@example.com", password1="quite another phrase")

    assert seen(for_known) == seen(for_new)
    assert client.session["_auth_user_id"] != str(known.pk)
    assert len(mailoutbox) == 2
    assert [mail.subject for mail in mailoutbox] == ["Confirm your e-mail"] * 2


def test_pages_after_signing_up_do_not_tell_either(client):
    known = UserFactory.create(email=EMAIL)
    EmailAddress.objects.create(user=known, email=EMAIL, verified=True, primary=True)
    other = Client()
    sign_up(client, password1="quite another phrase")
    sign_up(other, email="cecil@example.com", password1="quite another phrase")

    for name in ("accounts:settings", "account_email", "mfa_index"):
        page = reverse(name)
        for_known = seen(client.get(page))
        for_new = seen(other.get(page), "cecil@example.com")
        assert for_known == for_new


def test_the_owner_of_a_known_address_is_told_by_mail_alone(client, mailoutbox):
    UserFactory.create(email=EMAIL)

    sign_up(client, password1="quite another phrase")

    assert "also in use for another account" in mailoutbox[0].body
    assert mailoutbox[0].to == [EMAIL]


def test_signing_up_again_with_ones_own_password_signs_in(client):
    known = UserFactory.create(email=EMAIL)

    sign_up(client)

    assert User.objects.get() == known
    assert client.session["_auth_user_id"] == str(known.pk)


def test_a_stranger_with_the_same_address_never_meets_the_first_account(client):
    known = UserFactory.create(email=EMAIL)

    sign_up(client, password1="quite another phrase")
    client.post(reverse("account_logout"))
    sign_in(client, password="quite another phrase")

    assert client.session["_auth_user_id"] != str(known.pk)
    owner = Client()
    sign_in(owner)
    assert owner.session["_auth_user_id"] == str(known.pk)


def test_nobody_is_crowded_out_by_accounts_made_with_their_address(client):
    first = UserFactory.create(email=EMAIL)
    for number in range(4):
        sign_up(Client(), password1=f"quite another phrase {number}")
        cache.clear()

    sign_in(client)

    assert User.objects.count() == 5
    assert client.session["_auth_user_id"] == str(first.pk)


def test_who_confirms_an_address_comes_before_older_accounts(client):
    for number in range(4):
        UserFactory.create(email=EMAIL, password=f"another phrase {number}")
    owner = UserFactory.create(email=EMAIL)
    EmailAddress.objects.create(user=owner, email=EMAIL, verified=True, primary=True)

    sign_in(client)

    assert client.session["_auth_user_id"] == str(owner.pk)


def test_signing_in_wrongly_answers_the_same_for_any_address(client):
    UserFactory.create(email=EMAIL)

    known = sign_in(client, password="not the phrase")
    unknown = sign_in(Client(), "dave@example.com", "not the phrase")

    assert seen(known)[2] == seen(unknown, "dave@example.com")[2]
    assert "don’t belong together" in known.content.decode()


def test_asking_for_a_new_password_answers_the_same_for_any_address(mailoutbox):
    confirmed = UserFactory.create(email=EMAIL)
    EmailAddress.objects.create(
        user=confirmed, email=EMAIL, verified=True, primary=True
    )
    UserFactory.create(email="dave@example.com")
    answers = set()

    for email in (EMAIL, "dave@example.com", "nobody@example.com"):
        client = Client()
        response = client.post(reverse("account_reset_password"), {"email": email})
        answers.add(seen(response) + seen(client.get(response.headers["Location"])))

    assert len(answers) == 1
    assert len(mailoutbox) == 3


HASHED = ["interviewprep.accounts.hashers.Argon2PasswordHasher"]
PAIRS = 7


def timed(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


@pytest.mark.parametrize("act", ["sign in", "sign up", "reset"])
def test_any_address_takes_the_same_time(settings, act):
    """The medians of known and unknown lie within three deviations (trust, §3.4)."""
    settings.PASSWORD_HASHERS = HASHED
    settings.ACCOUNT_RATE_LIMITS = False
    known_times: list[float] = []
    unknown_times: list[float] = []
    for number in range(PAIRS):
        known = UserFactory.create(email=f"known-{number}@example.com")
        for email, times in (
            (known.email, known_times),
            (f"unknown-{number}@example.com", unknown_times),
        ):
            client = Client()
            acts = {
                "sign in": lambda c=client, e=email: sign_in(c, e, "not the phrase"),
                "sign up": lambda c=client, e=email: sign_up(
                    c, email=e, password1="quite another phrase"
                ),
                "reset": lambda c=client, e=email: c.post(
                    reverse("account_reset_password"), {"email": e}
                ),
            }
            times.append(timed(acts[act]))

    apart = abs(statistics.median(known_times) - statistics.median(unknown_times))

    assert apart < 3 * max(statistics.stdev(known_times + unknown_times), 0.002)


def test_a_wrong_password_costs_the_same_number_of_hashes(settings, monkeypatch):
    """Counted, as clocks are noisy: 0 to 3 accounts cost three hashes each."""
    counted = []
    for count, email in enumerate(["a@example.com", "b@example.com", "c@example.com"]):
        for _ in range(count):
            UserFactory.create(email=email)
    hasher = identify_hasher(UserFactory.create(email="d@example.com").password)
    encode = type(hasher).encode

    def count_encode(self, *args):
        counted.append("hash")
        return encode(self, *args)

    monkeypatch.setattr(type(hasher), "encode", count_encode)
    costs = []
    for email in ("a@example.com", "b@example.com", "c@example.com"):
        counted.clear()
        sign_in(Client(), email, "not the phrase")
        costs.append(len(counted))

    assert costs == [3, 3, 3]


# --- limits -------------------------------------------------------------------


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


# --- sessions and responses ---------------------------------------------------


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
