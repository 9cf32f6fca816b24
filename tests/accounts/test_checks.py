"""Settings that would make accounts less safe are refused or warned of."""

import pytest

from interviewprep.accounts import checks
from interviewprep.mail_address import mailer


def ids(found):
    return [problem.id for problem in found]


def test_the_settings_as_they_are_pass():
    assert ids(checks.check_hosts()) == []
    assert ids(checks.check_data_keys()) == []
    assert ids(checks.check_proxy()) == []


def test_answering_under_any_name_is_refused(settings):
    settings.ALLOWED_HOSTS = ["prep.example", "*"]

    assert ids(checks.check_hosts()) == ["accounts.E001"]


@pytest.mark.parametrize(
    "keys",
    ["", "k1", "k1:AAAA", "k 1:" + "A" * 43 + "=", "k1:?"],
    ids=["none", "no key", "short", "bad name", "not base64"],
)
def test_keys_that_cannot_be_read_are_warned_of(settings, keys):
    settings.IP_DATA_KEYS = keys

    assert ids(checks.check_data_keys()) == ["accounts.W001"]


def test_two_keys_of_one_name_are_warned_of(settings):
    settings.IP_DATA_KEYS = f"{settings.IP_DATA_KEYS},{settings.IP_DATA_KEYS}"

    assert ids(checks.check_data_keys()) == ["accounts.W001"]


def test_a_proxy_that_nobody_counts_is_warned_of(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

    assert ids(checks.check_proxy()) == ["accounts.W002"]


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://me:p%40ss@mail.example", 587, True, False),
        ("smtp+ssl://me:p%40ss@mail.example:2465", 2465, False, True),
    ],
)
def test_one_line_says_where_mail_goes(url, port, tls, ssl):
    options = mailer(url)["OPTIONS"]

    assert options["host"] == "mail.example"
    assert options["port"] == port
    assert (options["use_tls"], options["use_ssl"]) == (tls, ssl)
    assert options["password"] in {"", "p@ss"}


@pytest.mark.parametrize("kind", ["console", "memory", "none"])
def test_mail_can_stay_here(kind):
    assert mailer(f"{kind}://")["BACKEND"].startswith("django.core.mail.backends.")


def test_a_line_that_makes_no_sense_is_refused_without_repeating_it():
    with pytest.raises(ValueError, match="EMAIL_URL") as refusal:
        mailer("pigeon://me:secret@loft")

    assert "secret" not in str(refusal.value)
