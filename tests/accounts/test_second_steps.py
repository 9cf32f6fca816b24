"""Second steps: an app with codes, recovery codes and passkeys."""

from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from interviewprep.accounts.models import User
from tests.accounts.people import (
    add_passkey,
    code_for,
    prove_it_is_her,
    sign_in_anew,
    switch_on_app,
)
from tests.factories import PASSWORD


def test_an_app_is_asked_at_the_next_sign_in(as_alice, alice):
    secret = switch_on_app(as_alice)
    Authenticator.objects.get(user=alice, type="totp").wrap()
    cache.clear()

    client, asked = sign_in_anew(alice.email)
    refused = client.get(reverse("accounts:settings"))
    client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})

    assert asked.headers["Location"] == reverse("mfa_authenticate")
    assert refused.status_code == 302
    assert client.get(reverse("accounts:settings")).status_code == 200


def test_a_wrong_code_is_refused_plainly(as_alice, alice):
    switch_on_app(as_alice)
    client, _asked = sign_in_anew(alice.email)

    page = client.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "That code isn’t right." in page.content.decode()


def test_a_recovery_code_signs_in_once(as_alice, alice):
    switch_on_app(as_alice)
    as_alice.post(reverse("mfa_generate_recovery_codes"))
    codes = as_alice.get(reverse("mfa_view_recovery_codes")).context["unused_codes"]
    first, _asked = sign_in_anew(alice.email)
    second, _asked = sign_in_anew(alice.email)

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
    client, asked = sign_in_anew(alice.email)
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
