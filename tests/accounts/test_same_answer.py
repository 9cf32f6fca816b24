"""Nobody learns from our answers, or how long they take, who has an account."""

import statistics
import time

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from interviewprep.accounts.models import User
from tests.accounts.people import EMAIL, seen, sign_in, sign_up
from tests.factories import UserFactory


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
