"""Logs and error reports tell what failed and where, and no word typed."""

import logging

import pytest

from interviewprep.redaction import RedactingFormatter, RedactingReporter
from tests.sealed.notes import CANARY


def logged(error: Exception, message: str = "It failed: %s", *args: object) -> str:
    """Return the line that our formatter makes of an error."""
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, message, args, None
    )
    record.exc_info = (type(error), error, error.__traceback__)
    return RedactingFormatter().format(record)


def fail() -> None:
    """Raise one error because of another, both with private words in them."""
    try:
        int(CANARY)
    except ValueError as cause:
        raise KeyError(CANARY) from cause


def raised() -> Exception:
    """Return an error as it is after it was raised."""
    with pytest.raises(KeyError) as caught:
        fail()
    return caught.value


def test_a_log_tells_what_failed_and_where_but_no_word(caplog):
    line = logged(raised(), "It failed: %s, %s", CANARY, 3)

    assert "racist" not in line
    assert "builtins.KeyError" in line
    assert "builtins.ValueError" in line
    assert "in fail" in line
    assert "It failed: …, 3" in line


def test_a_log_of_a_page_names_its_pattern_not_its_address(rf):
    request = rf.get("/m/secret-token/")
    record = logging.LogRecord(
        "django.request", 30, __file__, 1, "%s: %s", ("Not Found", request.path), None
    )
    match = type("Match", (), {"route": "m/<token>/"})
    request.resolver_match = match
    record.__dict__["request"] = request

    line = RedactingFormatter().format(record)

    assert "secret-token" not in line
    assert "[GET /m/<token>/]" in line


def test_our_own_messages_are_logged_whole():
    record = logging.LogRecord(
        "interviewprep.x", 20, __file__, 1, "%s rows", ("many",), None
    )

    assert RedactingFormatter().format(record).endswith("interviewprep.x: many rows")


def test_an_error_report_holds_no_word(rf):
    error = raised()
    request = rf.post("/", {"blunt": CANARY})
    reporter = RedactingReporter(request, type(error), error, error.__traceback__)

    reports = reporter.get_traceback_text() + reporter.get_traceback_html()

    assert "racist" not in reports
    assert "builtins.KeyError" in reports
