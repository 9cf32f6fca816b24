"""What people do in their browsers, for the tests of accounts."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from tests.accounts.passkey import Passkey
from tests.factories import PASSWORD

NEW = "quite another phrase"
EMAIL = "carol@example.com"
SIGN_UP = {"email": EMAIL, "password1": PASSWORD, "time_zone": "Europe/Lisbon"}


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


def sign_in_anew(email, password=PASSWORD, **more):
    client = Client()
    credentials = {"login": email, "password": password, **more}
    return client, client.post(reverse("account_login"), credentials)
