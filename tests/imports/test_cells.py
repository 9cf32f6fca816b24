"""Dates, stages, tags, people and addresses are read from single cells."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.imports.tables import cells
from interviewprep.imports.tables.columns import Field, guessed_fields, plain
from interviewprep.imports.tables.dates import (
    Order,
    order_of,
    read_moment,
    unclear_example,
)
from interviewprep.imports.tables.likeness import (
    address_key,
    clean_address,
    folded,
    name_key,
)
from interviewprep.imports.tables.statuses import status_of
from interviewprep.jobs.models import Outcome, Stage
from tests.imports.examples import LONDON

# --- dates --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-07", "2024-03-07 12:00"),
        ("2024-03-07T14:22:05.123Z", "2024-03-07 14:22"),
        ("2024-07-07 14:22", "2024-07-07 13:22"),
        ("2024-03-07T14:22:05+02:00", "2024-03-07 12:22"),
        ("2024/3/7", "2024-03-07 12:00"),
        ("3/7/24, 2:22 PM", "2024-07-03 13:22"),
        ("13/03/2024", "2024-03-13 12:00"),
        ("03/13/2024", "2024-03-13 12:00"),
        ("7.3.2024", "2024-03-07 12:00"),
        ("7 Mar 2024", "2024-03-07 12:00"),
        ("07-Mar-24", "2024-03-07 12:00"),
        ("Mar 7, 2024", "2024-03-07 12:00"),
        ("March 7th, 2024 at 9:05 am", "2024-03-07 09:05"),
        ("Thu, 7 March 2024", "2024-03-07 12:00"),
        ("12/31/99", "1999-12-31 12:00"),
        ("1709821320000", "2024-03-07 14:22"),
    ],
)
def test_dates_are_read_however_they_are_written(text, moment):
    read = read_moment(text, day_first=True, zone=LONDON)

    assert f"{read:%Y-%m-%d %H:%M}" == moment


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2024-02-30", "0001-01-01", "9999-12-31", "7/2024", "٣", "25:00"],
)
def test_what_is_no_date_is_none(text):
    assert read_moment(text, day_first=True, zone=UTC) is None


def test_month_first_is_read_as_said():
    read = read_moment("3/7/24", day_first=False, zone=UTC)

    assert read == datetime(2024, 3, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["3/7/24", "11/20/24"], Order.MONTH_FIRST),
        (["3/7/24", "20/11/24"], Order.DAY_FIRST),
        (["3/7/24", "1/2/24"], Order.UNCLEAR),
        (["20/11/24", "11/20/24"], Order.UNCLEAR),
        (["3/3/24"], Order.NO_MATTER),
        (["2024-03-07", "7.3.2024", ""], Order.NO_MATTER),
    ],
)
def test_a_number_above_twelve_tells_which_is_the_day(texts, order):
    assert order_of(texts) == order


def test_the_example_for_the_question_reads_in_two_ways():
    assert unclear_example(["", "3/3/24", "3/7/24"]) == "3/7/24"


@given(st.text(max_size=80))
def test_no_text_breaks_the_reading_of_a_cell(text):
    read_moment(text, day_first=True, zone=UTC)
    status_of(text)
    cells.tags(text)
    cells.people(text)
    cells.email(text)
    address_key(clean_address(text))
    cells.steps(text, lambda part: read_moment(part, day_first=True, zone=UTC))


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_any_moment_written_out_is_read_back(moment):
    whole = moment.replace(microsecond=0)

    assert read_moment(whole.isoformat(), day_first=True, zone=LONDON) == whole


# --- stages -------------------------------------------------------------------

SYNONYMS = {
    Stage.SAVED: "wishlist bookmarked saved interested found discovered draft lead",
    Stage.APPLIED: "applied submitted sent awaiting",
    Stage.TALKING: "screen screening responded interview interviewing technical onsite",
    Stage.OFFER: "offer offered negotiating",
}
OUTCOMES = {
    Outcome.ACCEPTED: ["accepted", "Hired", "offer accepted", "signed"],
    Outcome.REJECTED: ["Rejected", "not selected", "declined by company"],
    Outcome.WITHDRAWN: ["withdrawn", "withdrew", "I withdrew", "Discarded"],
    Outcome.DECLINED: ["offer declined", "turned down", "I said no"],
    Outcome.NO_REPLY: ["GHOSTED", "no response", "no-reply", "gone quiet", "stale"],
    Outcome.ROLE_CLOSED: ["role closed", "expired", "position filled", "cancelled"],
}


@pytest.mark.parametrize(
    ("word", "stage"),
    [(word, stage) for stage, words in SYNONYMS.items() for word in words.split()]
    + [
        ("Phone Screen", Stage.TALKING),
        ("2nd interview", Stage.TALKING),
        ("Interview round 3", Stage.TALKING),
        ("take-home", Stage.TALKING),
        ("to_apply", Stage.SAVED),
    ],
)
def test_other_trackers_words_lead_to_our_stages(word, stage):
    found = status_of(word.title())

    assert found is not None
    assert (found.stage, found.outcome) == (stage, None)


@pytest.mark.parametrize(
    ("word", "outcome"),
    [(word, outcome) for outcome, words in OUTCOMES.items() for word in words],
)
def test_other_trackers_words_lead_to_our_outcomes(word, outcome):
    found = status_of(word)

    assert found is not None
    assert (found.stage, found.outcome) == (Stage.CLOSED, outcome)


@pytest.mark.parametrize("word", ["", "SKIP", "declined", "???", "open", "interviewer"])
def test_what_could_mean_anything_means_nothing(word):
    assert status_of(word) is None


def test_archived_is_a_flag_and_no_stage():
    found = status_of("Archived")

    assert found is not None
    assert (found.stage, found.is_archived) == (None, True)


# --- tags, people, addresses --------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("near home; support", ["near home", "support"]),
        ("near home, support,", ["near home", "support"]),
        ("Leeds, UK; Support", ["Leeds, UK", "Support"]),
        ("#go; Go ;GO", ["go"]),
        ("", []),
    ],
)
def test_tags_are_split_and_each_kept_once(text, tags):
    assert cells.tags(text) == tags


@pytest.mark.parametrize(
    ("text", "name", "title", "email"),
    [
        ("Dana Okafor", "Dana Okafor", "", ""),
        ("Dana Okafor (Recruiter)", "Dana Okafor", "Recruiter", ""),
        ("Dana Okafor, Head of Support", "Dana Okafor", "Head of Support", ""),
        ("Dana <dana@example.com>", "Dana", "", "dana@example.com"),
    ],
)
def test_people_are_read_with_role_and_mail(text, name, title, email):
    (person,) = cells.people(text)

    assert (person["name"], person.get("title", "")) == (name, title)
    assert person["email"] == email


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://www.example.com/a/", "https://EXAMPLE.com/a"),
        ("https://example.com/a?utm_source=x&id=7#top", "https://example.com/a?id=7"),
        ("https://example.com/a?b=1&a=2", "https://example.com/a?a=2&b=1"),
        (
            "http://www.linkedin.com/jobs/view/3812345678",
            "https://uk.linkedin.com/jobs/view/lead-at-tidewell-3812345678/?trk=x",
        ),
    ],
)
def test_one_ad_has_one_key_however_its_address_is_written(one, other):
    assert address_key(one) == address_key(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.com/a?id=7", "https://example.com/a?id=8"),
        ("https://example.com/a", "https://example.com/A"),
        (
            "https://linkedin.com/jobs/view/3812345678",
            "https://evil.com/jobs/view/3812345678",
        ),
    ],
)
def test_two_ads_have_two_keys(one, other):
    assert address_key(one) != address_key(other)


def test_a_front_page_is_no_ad():
    assert address_key("https://tidewell.example/") is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.com/jobs/7", "https://example.com/jobs/7"),
        (" https://example.com/a b", ""),
        ("javascript:alert(1)", ""),
        ("ftp://example.com/a", ""),
        ("http://[::1", ""),
        ("see mail", ""),
    ],
)
def test_only_web_addresses_are_taken(text, address):
    assert clean_address(text) == address


def test_names_are_compared_without_case_accents_and_marks():
    assert folded("  Café–Müller, INC. ") == "cafe muller inc"
    assert name_key("Orrin", "") is None


@pytest.mark.parametrize(
    ("header", "name"),
    [("companyName", "company name"), ("Job_URL ", "job url"), ("#", "")],
)
def test_headers_are_compared_in_small_words(header, name):
    assert plain(header) == name


def test_of_two_columns_for_one_field_the_first_gets_it():
    fields = guessed_fields(["Company", "Employer", "Notes", "Comments"], frozenset())

    assert fields == [Field.COMPANY, Field.KEEP, Field.NOTES, Field.NOTES]
