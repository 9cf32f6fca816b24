"""Settings: passwords, addresses, second steps and preferences, each in our words."""

import re
import time
from datetime import UTC, datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from interviewprep.accounts.models import User
from tests.accounts.passkey import Passkey
from tests.factories import PASSWORD, UserFactory

NEW = "quite another phrase"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def confirmed(alice):
    return EmailAddress.objects.create(
        user=alice, email=alice.email, verified=True, primary=True
    )


def prove_it_is_her(client):
    """Type the password again, as pages that change much ask for it."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def link_in(mail) -> str:
    """Return the path of the first link in a mail."""
    return str(re.findall(r"https?://[^/\s]+(\S+)", mail.body)[0])


def code_for(secret) -> str:
    """Return what an authenticator app would show now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def switch_on_app(client) -> str:
    """Set up an authenticator app, and return its secret."""
    prove_it_is_her(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    return secret


def add_passkey(client) -> Passkey:
    """Register a passkey that signs in alone, and return it."""
    prove_it_is_her(client)
    page = client.get(reverse("mfa_add_webauthn"))
    passkey = Passkey()
    credential = passkey.register(page.context["js_data"]["creation_options"])
    client.post(
        reverse("mfa_add_webauthn"),
        {"name": "My laptop", "passwordless": "on", "credential": credential},
    )
    return passkey


def sign_in(email, password=PASSWORD, **more):
    client = Client()
    credentials = {"login": email, "password": password, **more}
    return client, client.post(reverse("account_login"), credentials)


# --- passwords ----------------------------------------------------------------


def test_a_confirmed_address_gets_a_link_for_a_new_password(
    client, alice, confirmed, mailoutbox
):
    client.post(reverse("account_reset_password"), {"email": alice.email})
    page = client.get(link_in(mailoutbox[0]), follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": NEW}, follow=True)

    assert "Your password is changed" in done.content.decode()
    assert sign_in(alice.email, NEW)[1].status_code == 302
    assert client.get(link_in(mailoutbox[0])).status_code == 200
    assert "no longer works" in client.get(link_in(mailoutbox[0])).content.decode()


def test_an_address_that_nobody_confirmed_gets_no_link(client, alice, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": alice.email})

    assert reverse("account_reset_password") + "1" not in mailoutbox[0].body
    assert "-" not in link_in(mailoutbox[0]).replace("/password/reset/", "")
    assert mailoutbox[0].to == [alice.email]


def test_links_in_mail_lead_to_our_site_whatever_the_request_says(
    client, settings, confirmed, alice, mailoutbox
):
    settings.ALLOWED_HOSTS = ["*"]
    settings.SITE_URL = "https://prep.example"

    client.post(
        reverse("account_reset_password"),
        {"email": alice.email},
        headers={"host": "evil.example"},
    )

    assert "https://prep.example/password/reset/" in mailoutbox[0].body
    assert "evil.example" not in mailoutbox[0].body


def test_a_changed_password_signs_out_other_devices_and_tells_the_owner(
    as_alice, alice, confirmed, mailoutbox
):
    other, _response = sign_in(alice.email)

    as_alice.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW}
    )

    assert as_alice.get(reverse("accounts:settings")).status_code == 200
    assert other.get(reverse("accounts:settings")).status_code == 302
    assert [mail.subject for mail in mailoutbox] == ["Your password was changed"]


def test_a_password_is_not_changed_without_the_old_one(as_alice, alice):
    page = as_alice.post(
        reverse("account_change_password"), {"oldpassword": "no", "password1": NEW}
    )

    alice.refresh_from_db()
    assert "That isn’t your current password." in page.content.decode()
    assert alice.check_password(PASSWORD)


def test_a_mail_server_that_is_away_stops_nobody(client, settings, caplog):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }

    response = client.post(
        reverse("account_signup"), {"email": "carol@example.com", "password1": NEW}
    )

    assert response.headers["Location"] == reverse("pages:start")
    assert "A mail could not be sent." in caplog.text


# --- addresses ----------------------------------------------------------------


def test_confirming_an_address(as_alice, alice, mailoutbox):
    as_alice.get(reverse("account_email"))
    prove_it_is_her(as_alice)
    as_alice.post(reverse("account_email"), {"email": alice.email, "action_send": "1"})
    page = as_alice.get(link_in(mailoutbox[0]))
    as_alice.post(link_in(mailoutbox[0]))

    assert "Yes, confirm it" in page.content.decode()
    assert EmailAddress.objects.get(user=alice).verified


def test_a_new_address_counts_once_confirmed_and_the_old_one_is_told(
    as_alice, alice, confirmed, mailoutbox
):
    prove_it_is_her(as_alice)
    new = {"email": "alice@new.example", "action_add": "1"}

    as_alice.post(reverse("account_email"), new)
    alice.refresh_from_db()
    before = alice.email
    as_alice.post(link_in(mailoutbox[0]))
    alice.refresh_from_db()

    assert before == "alice@example.com"
    assert alice.email == "alice@new.example"
    assert sign_in("alice@new.example")[1].status_code == 302
    assert sign_in("alice@example.com")[1].status_code == 200
    assert mailoutbox[-1].to == ["alice@example.com"]
    assert mailoutbox[-1].subject == "Your e-mail was changed"
    assert "alice@new.example" not in mailoutbox[-1].body


def test_a_new_address_asks_for_the_password_first(as_alice, alice, confirmed):
    response = as_alice.post(
        reverse("account_email"), {"email": "alice@new.example", "action_add": "1"}
    )

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert EmailAddress.objects.get(user=alice) == confirmed


def test_an_address_never_confirmed_is_replaced_at_once(as_alice, alice):
    prove_it_is_her(as_alice)
    new = {"email": "alice@new.example", "action_add": "1"}

    as_alice.post(reverse("account_email"), new)

    alice.refresh_from_db()
    assert alice.email == "alice@new.example"
    assert EmailAddress.objects.get(user=alice).email == "alice@new.example"
    assert sign_in("alice@new.example")[1].status_code == 302


def test_an_address_is_confirmed_by_one_account_alone(as_bob, bob, confirmed):
    mine = EmailAddress.objects.create(user=bob, email=confirmed.email)

    assert not mine.set_verified()
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.filter(pk=mine.pk).update(verified=True)


# --- second steps -------------------------------------------------------------


def test_an_app_is_asked_at_the_next_sign_in(as_alice, alice):
    secret = switch_on_app(as_alice)
    Authenticator.objects.get(user=alice, type="totp").wrap()
    cache.clear()

    client, asked = sign_in(alice.email)
    refused = client.get(reverse("accounts:settings"))
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert refused.status_code == 302
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_a_wrong_code_is_refused_plainly(as_alice, alice):
    switch_on_app(as_alice)
    client, _asked = sign_in(alice.email)

    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "That code isn’t right." in page.content.decode()


def test_a_recovery_code_signs_in_once(as_alice, alice):
    switch_on_app(as_alice)
    as_alice.post(reverse("mfa_generate_recovery_codes"))
    codes = as_alice.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    first, _asked = sign_in(alice.email)
    second, _asked = sign_in(alice.email)

    first.post(reverse("mfa_authenticate"), {"code": codes[0]})
    second.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert first.get(reverse("accounts:settings")).status_code == 200
    assert second.get(reverse("accounts:settings")).status_code == 302


def test_a_second_step_asks_for_the_password_first(as_alice):
    response = as_alice.get(reverse("mfa_activate_totp"))

    assert response.headers["Location"].startswith(reverse("account_reauthenticate"))


def test_the_picture_of_the_key_needs_no_leave_of_the_browser(as_alice):
    prove_it_is_her(as_alice)

    page = as_alice.get(reverse("mfa_activate_totp")).content.decode()

    assert "<svg" in page
    assert "data:image" not in page


def test_who_signs_up_at_the_second_step_is_asked_for_it_too(as_alice, alice):
    switch_on_app(as_alice)
    client = Client()

    response = client.post(
        reverse("account_signup"), {"email": alice.email, "password1": PASSWORD}
    )

    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert User.objects.get() == alice


def test_a_passkey_signs_in_alone(as_alice, alice):
    passkey = add_passkey(as_alice)
    client = Client()
    options = client.get(
        reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"}
    ).json()["request_options"]

    client.post(reverse("mfa_login_webauthn"), {"credential": passkey.sign(options)})

    assert client.get(reverse("accounts:settings")).context["user"] == alice


def test_a_passkey_is_the_second_step_after_a_password(as_alice, alice):
    passkey = add_passkey(as_alice)
    client, asked = sign_in(alice.email)
    options = client.get(asked.headers["Location"]).context["js_data"]

    client.post(
        reverse("mfa_authenticate"),
        {"credential": passkey.sign(options["request_options"])},
    )

    assert client.get(reverse("accounts:settings")).status_code == 200


def test_another_persons_passkey_signs_nobody_in(as_alice, as_bob, bob):
    add_passkey(as_alice)
    intruder = add_passkey(as_bob)
    intruder.owner = add_passkey(as_alice).owner
    client = Client()
    options = client.get(
        reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"}
    ).json()["request_options"]

    client.post(reverse("mfa_login_webauthn"), {"credential": intruder.sign(options)})

    assert client.get(reverse("accounts:settings")).status_code == 302


# --- every page ---------------------------------------------------------------

OPEN = ["account_signup", "account_login", "account_reset_password"]
OPEN += ["account_reset_password_done", "account_reset_password_from_key_done"]
OPEN += ["account_inactive", "account_email_verification_sent"]
MINE = ["accounts:settings", "accounts:profile", "accounts:preferences"]
MINE += ["accounts:data", "accounts:wipe", "accounts:delete", "account_email"]
MINE += ["account_change_password", "account_logout", "usersessions_list"]
MINE += ["mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_activate_totp"]
MINE += ["mfa_generate_recovery_codes", "mfa_view_recovery_codes"]
MINE += ["mfa_deactivate_totp", "account_reauthenticate", "mfa_reauthenticate"]


def assert_is_ours(page: str) -> None:
    """Check that a page is in our frame, in our words, and keeps to the policy."""
    assert "– interviewprep</title>" in page
    assert page.count("<h1") == 1
    assert not re.search(r"\sstyle=|\son\w+=|javascript:|placeholder=", page)
    assert not re.search(r"<script(?![^>]*(\ssrc=|application/json))", page)
    assert not re.search(r"\b(Email|Sign Out|Two-Factor|Authenticator)\b", page)


@pytest.mark.parametrize("name", OPEN)
def test_pages_for_visitors_are_in_our_look_and_words(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 200
    assert_is_ours(response.content.decode())


@pytest.mark.parametrize("name", MINE)
def test_pages_of_an_account_are_in_our_look_and_words(as_alice, name):
    switch_on_app(as_alice)
    as_alice.post(reverse("mfa_generate_recovery_codes"))
    prove_it_is_her(as_alice)

    response = as_alice.get(reverse(name))
    if response.status_code == 302:
        assert name == "mfa_activate_totp"
    else:
        assert response.status_code == 200
        assert_is_ours(response.content.decode())


def test_pages_of_a_passkey_are_in_our_look_and_words(as_alice, alice):
    add_passkey(as_alice)
    passkey = Authenticator.objects.get(user=alice, type="webauthn")

    for name, given in [
        ("mfa_list_webauthn", []),
        ("mfa_edit_webauthn", [passkey.pk]),
        ("mfa_remove_webauthn", [passkey.pk]),
        ("mfa_reauthenticate_webauthn", []),
    ]:
        response = as_alice.get(reverse(name, args=given))
        assert response.status_code == 200
        assert_is_ours(response.content.decode())


def test_somebody_elses_passkey_is_not_found(as_bob, alice):
    passkey = Authenticator.objects.create(
        user=alice, type=Authenticator.Type.WEBAUTHN, data={"name": "My laptop"}
    )
    prove_it_is_her(as_bob)

    response = as_bob.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))

    assert response.status_code == 404
    assert Authenticator.objects.get() == passkey


@pytest.mark.parametrize("name", MINE)
def test_pages_of_an_account_are_for_its_owner(client, name):
    response = client.get(reverse(name))

    assert response.status_code == 302


@pytest.mark.parametrize("name", ["account_confirm_email"])
def test_an_old_link_says_what_to_do(client, name):
    page = client.get(reverse(name, args=["not-a-key"])).content.decode()

    assert "This link no longer works" in page
    assert_is_ours(page)


# --- preferences --------------------------------------------------------------


def test_a_name_is_kept_on_one_line(as_alice, alice):
    as_alice.post(reverse("accounts:profile"), {"name": " Alice\n Liddell\x00 "})

    alice.refresh_from_db()
    assert alice.name == "Alice Liddell"
    assert str(alice) == "Alice Liddell"


PREFERENCES = {
    "time_zone": "Asia/Kathmandu",
    "words_per_minute": "120",
    "paper": "letter",
    "theme": "dark",
    "titles": "full",
    "hides_private": "on",
}


def test_preferences_are_kept(as_alice, alice):
    as_alice.post(reverse("accounts:preferences"), PREFERENCES)

    alice.refresh_from_db()
    assert alice.time_zone == "Asia/Kathmandu"
    assert str(alice.zone) == "Asia/Kathmandu"
    assert alice.words_per_minute == 120
    assert (alice.paper, alice.theme, alice.titles) == ("letter", "dark", "full")
    assert alice.hides_private
    assert not alice.uses_keys


def test_looking_as_on_the_device_is_a_choice_like_the_others(as_alice, alice):
    as_alice.post(reverse("accounts:preferences"), {**PREFERENCES, "theme": ""})

    alice.refresh_from_db()
    assert alice.theme == ""
    assert alice.time_zone == "Asia/Kathmandu"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("time_zone", "Mars/Olympus"),
        ("words_per_minute", "79"),
        ("words_per_minute", "221"),
        ("paper", "A5"),
        ("theme", "pink"),
        ("titles", "loud"),
    ],
)
def test_a_preference_out_of_range_is_refused(as_alice, alice, name, value):
    page = as_alice.post(reverse("accounts:preferences"), {**PREFERENCES, name: value})

    alice.refresh_from_db()
    assert page.context["form"].has_error(name)
    assert alice.time_zone == "UTC"


def test_times_are_read_in_ones_own_zone(as_alice, alice):
    alice.time_zone = "Asia/Kathmandu"
    alice.save()
    client, _signed_in = sign_in(alice.email)
    UserSession.objects.update(created_at=datetime(2026, 3, 1, 20, 0, tzinfo=UTC))

    page = client.get(reverse("usersessions_list")).content.decode()

    assert "2 March 2026, 01:45" in page


# --- people -------------------------------------------------------------------


def test_somebody_is_made_with_a_tidy_address_and_a_hashed_password(db):
    user = User.objects.create_user(" Dave@Example.com ", PASSWORD)

    assert user.email == "dave@example.com"
    assert user.password != PASSWORD
    assert str(user) == "dave@example.com"
    assert User.objects.get_by_natural_key("DAVE@example.com") == user


def test_an_operator_may_do_everything(db):
    user = User.objects.create_superuser("op@example.com", PASSWORD)

    assert user.is_staff
    assert user.is_superuser


def test_nobody_is_made_without_an_address(db):
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_an_unknown_time_zone_is_refused(alice):
    alice.time_zone = "Mars/Olympus"

    with pytest.raises(ValidationError):
        alice.full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "Upper@example.com"},
        {"words_per_minute": 79},
        {"words_per_minute": 221},
        {"paper": "A5"},
        {"theme": "pink"},
        {"titles": "loud"},
    ],
    ids=str,
)
def test_the_database_refuses_what_must_never_be(db, wrong):
    with pytest.raises(IntegrityError):
        UserFactory.create(**wrong)
