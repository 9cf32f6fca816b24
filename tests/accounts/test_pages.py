"""Every page of an account: in our look, in our words, for its owner."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.accounts.people import (
    add_passkey,
    prove_it_is_her,
    switch_on_app,
)

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
