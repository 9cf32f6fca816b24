"""The whole way: from a blunt reason without an account to a sheet in four formats."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.urls import reverse
from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import PATIENCE
from tests.factories import PASSWORD

BLUNT = (
    "It’s an old boys’ club. The boss only promotes his golf buddies, "
    "and I’ll never get a team."
)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def context(request, new_context, live_server):
    """A browser with scripts, and one without: the way must be the same."""
    context = new_context(
        base_url=live_server.url,
        java_script_enabled=request.param,
        reduced_motion="reduce",
        accept_downloads=True,
    )
    context.set_default_timeout(PATIENCE)
    return context


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page, name):
    page.get_by_role("link", name=name, exact=True).first.click()


def try_it(page):
    page.goto(reverse("pages:landing"))
    page.get_by_label("Why you want to leave, in your own words").fill(BLUNT)
    press(page, "See what you could say")
    expect(page.get_by_role("button", name="Keep this line")).to_be_visible()


def sign_up(page):
    press(page, "Keep this line")
    page.get_by_label("E-mail").fill("carol@example.com")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Create account")


def name_the_first_job(page):
    page.get_by_label("Company").fill("Tidewell Robotics")
    page.get_by_label("Role").fill("Team Lead")
    page.get_by_label("Date").fill("2027-03-01")
    page.get_by_label("Time", exact=False).first.fill("09:00")
    page.get_by_label("This is true", exact=False).check()
    press(page, "Make my sheet")
    expect(page.get_by_role("article", name="Talking-points sheet")).to_be_visible()


def choose_two_motivations(page):
    follow(page, "Tidewell Robotics")
    follow(page, "Why")
    page.get_by_label("See what it’s really like", exact=False).first.check()
    press(page, "Save order")


def answer_the_guide(page):
    """Answer the first two questions of the leading motivation, and skip the rest."""
    expect(page.get_by_label("In your own words")).to_have_value(BLUNT)
    press(page, "Continue")
    page.get_by_label("Still there").check()
    page.get_by_label("Years").fill("2")
    press(page, "Continue")
    for _ in range(4):
        press(page, "Skip for now")
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()


def find_one_breath(page):
    follow(page, "Find my words")
    page.locator(".seg label", has_text="One breath").click()
    show = page.get_by_role("button", name="Show", exact=True)
    if show.count() and show.is_visible():
        show.click()
    # With scripts the line is swapped in place: the line used is the one shown.
    expect(
        page.locator("form:has(input[name=is_true]) input[name=length]")
    ).to_have_value("breath")
    for claim in page.locator("input[name=claims]").all():
        claim.check()
    page.get_by_label("This is true", exact=False).check()
    press(page, "Use this line")
    expect(page.get_by_text("On your sheet, under “Open with”.")).to_be_visible()


def downloaded(page, name):
    with page.expect_download() as waiting:
        follow(page, name)
    return Path(waiting.value.path()).read_bytes()


def test_a_visitor_leaves_with_a_sheet_in_four_formats(page):
    try_it(page)
    sign_up(page)
    name_the_first_job(page)
    choose_two_motivations(page)
    answer_the_guide(page)
    find_one_breath(page)
    follow(page, "Interviews")
    follow(page, "Open your sheet")

    pdf = downloaded(page, "Download the PDF")
    docx = downloaded(page, "Word")
    markdown = downloaded(page, "Markdown").decode()
    event = Calendar.from_ical(downloaded(page, "Calendar"))

    read = re.sub(r"\s+", " ", PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    assert "Tidewell Robotics" in read
    assert "Open with" in read
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(docx)).namelist()
    assert "Why you’re looking" in markdown
    assert [str(each["summary"]) for each in event.walk("VEVENT")] == ["Appointment"]
    for text in (read, markdown, event.to_ical().decode()):
        assert "golf" not in text
