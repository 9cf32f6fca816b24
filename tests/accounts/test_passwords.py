"""Passwords and addresses: changed by their owner alone, who is told."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.accounts.people import NEW, link_in, prove_it_is_her, sign_in_anew
from tests.factories import PASSWORD


def test_a_confirmed_address_gets_a_link_for_a_new_password(
    client, alice, confirmed, mailoutbox
):
    client.post(reverse("account_reset_password"), {"email": alice.email})
    assert re.search(r"/password/reset/\w+-", mailoutbox[0].body)
    page = client.get(link_in(mailoutbox[0]), follow=True)
    done = client.post(page.request["PATH_INFO"], {"password1": NEW}, follow=True)

    assert "Your password is changed" in done.content.decode()
    assert sign_in_anew(alice.email, NEW)[1].status_code == 302
    assert client.get(link_in(mailoutbox[0])).status_code == 200
    assert "no longer works" in client.get(link_in(mailoutbox[0])).content.decode()


def test_an_address_that_nobody_confirmed_gets_no_link(client, alice, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": alice.email})

    (mail,) = mailoutbox
    assert mail.to == [alice.email]
    assert "No account has confirmed this address" in mail.body
    assert not re.search(r"/password/reset/\w+-", mail.body)


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
    other, _response = sign_in_anew(alice.email)

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
    assert sign_in_anew("alice@new.example")[1].status_code == 302
    assert sign_in_anew("alice@example.com")[1].status_code == 200
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
    assert sign_in_anew("alice@new.example")[1].status_code == 302


def test_an_address_is_confirmed_by_one_account_alone(as_bob, bob, confirmed):
    mine = EmailAddress.objects.create(user=bob, email=confirmed.email)

    assert not mine.set_verified()
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailAddress.objects.filter(pk=mine.pk).update(verified=True)
