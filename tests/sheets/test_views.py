"""The sheet's page and files: what stands on them, and that nothing private does."""

import io
import re
from typing import Any

import pytest
from django.urls import reverse
from docx import Document
from icalendar import Calendar
from pypdf import PdfReader

from interviewprep.accounts.models import Titles
from interviewprep.sheets.forms import PrintForm
from interviewprep.sheets.sheet import Options
from motivations.models import Line, Motivation
from tests.factories import (
    AnswerFactory,
    InterviewFactory,
    JobFactory,
    LineFactory,
    ReasonFactory,
    full_account,
)

SEALED, SPOKEN = "Kanarienvogel", "Wellensittich"
FILES = ("pdf", "docx", "md", "txt", "ics")


@pytest.fixture
def account(alice):
    return full_account(alice, SEALED, SPOKEN)


def address(interview, kind):
    if kind in {"docx", "md", "txt"}:
        return reverse("sheets:download", args=[interview.pk, kind])
    return reverse({"ics": "sheets:event"}.get(kind, "sheets:pdf"), args=[interview.pk])


def text_of(kind, content: bytes) -> str:
    """Return everything that a reader of the file would see or find in it."""
    if kind == "pdf":
        reader = PdfReader(io.BytesIO(content))
        pages = [page.extract_text() for page in reader.pages]
        return " ".join([*pages, str(reader.metadata)])
    if kind == "docx":
        document = Document(io.BytesIO(content))
        cells = [
            cell.text
            for table in document.tables
            for row in table.rows
            for cell in row.cells
        ]
        return " ".join([*(row.text for row in document.paragraphs), *cells])
    return content.decode()


@pytest.mark.parametrize("kind", FILES)
def test_a_file_says_what_is_spoken_and_nothing_private(as_alice, account, kind):
    response = as_alice.get(address(account.interview, kind))

    text = text_of(kind, response.content)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "no-store" in response.headers["Cache-Control"]
    assert SPOKEN in text
    assert SEALED not in text + str(response.headers)


def test_the_page_shows_each_part_and_nothing_private(as_alice, account):
    page = as_alice.get(reverse("sheets:sheet", args=[account.interview.pk]))

    text = page.content.decode()
    spoken = ("open.", "why.", "press.", "close.", "need", "bridge.", "question?")
    assert all(f"{SPOKEN} {words}" in text for words in spoken)
    assert SEALED not in text


def test_an_empty_sheet_shows_where_each_part_is_filled(as_alice, alice):
    interview = InterviewFactory.create(job__owner=alice)

    page = as_alice.get(reverse("sheets:sheet", args=[interview.pk]))

    text = page.content.decode()
    assert "Add the date and time" in text
    assert text.count('class="blank"') >= 7


@pytest.mark.parametrize("kind", ["pdf", "docx", "md", "txt"])
def test_an_empty_sheet_is_a_file_as_well(as_alice, alice, kind):
    interview = InterviewFactory.create(job__owner=alice)

    response = as_alice.get(address(interview, kind))

    assert response.status_code == 200
    assert "Tidewell Robotics" in text_of(kind, response.content)


def test_a_calendar_needs_a_date_first(as_alice, alice):
    interview = InterviewFactory.create(job__owner=alice)

    response = as_alice.get(address(interview, "ics"), follow=True)

    assert response.redirect_chain == [(interview.get_absolute_url(), 302)]
    assert "Add the date and time first" in response.content.decode()


def test_a_calendar_replaces_and_withdraws_its_entry(as_alice, account):
    interview = account.interview
    first: Any = Calendar.from_ical(as_alice.get(address(interview, "ics")).content)
    as_alice.post(reverse("jobs:cancel_interview", args=[interview.pk]))

    second: Any = Calendar.from_ical(as_alice.get(address(interview, "ics")).content)

    (before,), (after,) = first.walk("VEVENT"), second.walk("VEVENT")
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (second["METHOD"], after["STATUS"]) == ("CANCEL", "CANCELLED")


@pytest.mark.parametrize("kind", FILES)
def test_file_names_say_nothing_of_a_search_unless_asked_to(
    as_alice, alice, account, kind
):
    neutral = as_alice.get(address(account.interview, kind))
    alice.titles = Titles.FULL
    alice.save()
    full = as_alice.get(address(account.interview, kind))

    names = [page.headers["Content-Disposition"].casefold() for page in (neutral, full)]
    assert [SPOKEN.casefold() in name for name in names] == [False, True]
    assert "talking-points-2099-01-15" in names[0]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["page", "md"])
def test_a_sheet_takes_nine_queries_however_much_is_on_it(
    as_alice, alice, kind, count, django_assert_num_queries
):
    job = JobFactory.create(owner=alice)
    interview = InterviewFactory.create(job=job)
    for _ in range(count):
        LineFactory.create(job=job)
    page = reverse("sheets:sheet", args=[interview.pk])
    url = page if kind == "page" else address(interview, kind)
    as_alice.get(url)

    # session, person, interview, lines, needs, people, reasons, questions, criteria
    with django_assert_num_queries(9):
        as_alice.get(url)


@pytest.mark.parametrize(
    ("given", "row"),
    [
        (
            {"unseen": "Calm at five on\na bad day.", "noticed": "I’ll sketch it"},
            "Calm at five on a bad day: I’ll sketch it",
        ),
        ({"unseen": "", "noticed": "I’ll sketch it"}, "In the room: I’ll sketch it"),
    ],
)
def test_what_no_resume_shows_is_the_last_row_of_proof(as_alice, alice, given, row):
    job = JobFactory.create(owner=alice)
    reason = ReasonFactory.create(job=job, motivation=Motivation.PROVE_IT)
    AnswerFactory.create(reason=reason, number=6, given=given, is_done=True)
    interview = InterviewFactory.create(job=job)

    response = as_alice.get(address(interview, "txt"))

    assert row in response.content.decode()


def test_only_true_lines_stand_on_the_sheet(as_alice, account):
    Line.objects.update(is_true=False)

    page = as_alice.get(reverse("sheets:sheet", args=[account.interview.pk]))

    assert f"{SPOKEN} why." not in page.content.decode()


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({}, (False, False, False)),
        ({"large": "on"}, (True, False, False)),
        ({"large": "1", "quiet": "1", "black": "1"}, (True, True, True)),
    ],
)
def test_a_pdf_is_printed_as_asked(asked, wanted):
    options = PrintForm(asked).wanted(Options())

    ticked = (options.is_large_type, options.hides_times, options.is_black_only)
    assert ticked == wanted


def test_the_sheet_asks_how_to_print(as_alice, account):
    page = as_alice.get(reverse("sheets:sheet", args=[account.interview.pk]))

    form = page.content.decode().split(f'action="{address(account.interview, "pdf")}"')[
        1
    ]
    names = re.findall(r'<input type="checkbox" name="(\w+)"', form)
    assert names == ["large", "quiet", "black"]


@pytest.mark.parametrize("extension", ["exe", "html", "pdf2"])
def test_other_kinds_of_file_are_not_made(as_alice, account, extension):
    url = f"/interviews/{account.interview.pk}/sheet.{extension}"

    assert as_alice.get(url).status_code == 404
