"""Somebody with 5,000 jobs, in a browser: all they do works, and none of it drags."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from interviewprep.jobs import tracking
from interviewprep.jobs.models import Event, Job, Stage
from tests.browser import accessibility_faults, carry_session
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.jobs.many import many_jobs

MANY = 5_000
BOARD = reverse("jobs:list")
LIST = f"{BOARD}?view=list"
# What the server and the way there took, in milliseconds, of the page that is open.
HOW_LONG = """
(() => {
  const [page] = performance.getEntriesByType('navigation');
  return page.responseEnd - page.requestStart;
})()
"""
# A page of 5,000 jobs shows more rows than one of 20, so it may take a few times as
# long; a page that read them all would take over fifty times as long.
LOOSE = 8


@pytest.fixture
def many(alice) -> None:
    many_jobs(alice, MANY)


@pytest.fixture(params=["with", "without"])
def her_page(request, new_context, live_server, as_alice) -> Page:
    """A page of Alice's, with scripts and without."""
    if request.param == "with":
        return request.getfixturevalue("alices_page")
    context = new_context(base_url=live_server.url, java_script_enabled=False)
    carry_session(as_alice, context, live_server.url)
    return context.new_page()


def companies(page: Page) -> list[str]:
    """Return the companies that the list shows, from top to bottom."""
    return page.locator("table.jobs tbody th").all_inner_texts()


def test_what_is_seeded_is_what_the_events_say(alice):
    many_jobs(alice, 60)
    told = Job.objects.order_by("pk").values_list("pk", *tracking.DERIVED)
    before = list(told)

    for job in Job.objects.all():
        tracking.settle(job)

    assert list(told.all()) == before
    assert Event.objects.count() > 60


def test_the_list_of_many_is_sorted_paged_and_filtered(many, her_page):
    her_page.goto(LIST)
    expect(her_page.get_by_text("4000 jobs, 50 on this page")).to_be_visible()

    her_page.get_by_role("link", name="Company", exact=True).click()
    expect(her_page).to_have_url(re.compile("sort=company"))
    expect(her_page.get_by_role("row").nth(1)).to_contain_text("Company 0000")
    her_page.get_by_role("link", name="Next page").click()
    expect(her_page.get_by_role("link", name="First page")).to_be_visible()
    second = companies(her_page)
    her_page.go_back()

    expect(her_page.get_by_role("row").nth(1)).to_contain_text("Company 0000")
    first = companies(her_page)
    assert len(first) == len(second) == 50
    assert [*first, *second] == sorted({*first, *second})

    her_page.locator("summary", has_text="Filter").click()
    her_page.get_by_label("Stage").select_option("offer")
    her_page.locator("select[name=tag]").select_option("near home")
    her_page.get_by_role("button", name="Show these").click()

    expect(her_page).to_have_url(re.compile("stage=offer.*tag=near"))
    expect(her_page.get_by_text("143 jobs, 50 on this page")).to_be_visible()
    assert all(int(name.split()[1]) % 35 == 14 for name in companies(her_page))


def test_a_page_of_many_is_moved_and_taken_back(many, her_page):
    her_page.goto(f"{LIST}&stage=saved&sort=company")

    her_page.get_by_label("All on this page").check()
    her_page.get_by_label("With the ticked jobs").select_option("move:applied")
    her_page.get_by_role("button", name="Do it").click()
    expect(her_page.get_by_text("50 jobs moved.")).to_be_visible()
    expect(her_page.get_by_text("950 jobs, 50 on this page")).to_be_visible()
    her_page.get_by_role("button", name="Undo").click()

    expect(her_page.get_by_text("Taken back.")).to_be_visible()
    assert Job.objects.filter(stage=Stage.SAVED).count() == 1000
    assert not Event.objects.filter(batch__isnull=False).exists()


def test_the_board_of_many(many, her_page):
    her_page.goto(BOARD)
    expect(her_page.get_by_role("heading", name="Saved 1000")).to_be_visible()
    column = her_page.get_by_role("region", name="Saved")
    first = column.locator(".job-card h3").all_inner_texts()

    column.get_by_role("link", name="Show more in Saved").click()
    newly = her_page.locator(f"text='{_before(first[-1])}'")
    expect(newly.first).to_be_visible()

    her_page.goto(reverse("insights:insights"))
    expect(her_page.get_by_role("heading", level=1)).not_to_be_empty()
    expect(her_page.get_by_label("Picture of 5000 jobs")).to_be_visible()


def _before(company: str) -> str:
    """Return the company whose card comes after this one: the newest stand first."""
    return f"Company {int(company.split()[1]) - 5:04}"


def test_one_of_many_is_found_while_it_is_typed_and_aids_can_read_them(
    many, alices_page
):
    alices_page.goto(reverse("pages:search"))

    alices_page.get_by_role("searchbox").press_sequentially("compa 4321", delay=20)

    expect(alices_page.locator("#found")).to_contain_text("Company 4321")
    expect(alices_page).to_have_url(re.compile("q=compa"))
    found = {}
    for address in (BOARD, LIST):
        alices_page.goto(address)
        found[address] = accessibility_faults(alices_page)

    assert found == {BOARD: [], LIST: []}


def test_many_jobs_take_hardly_longer_than_few(many, alices_page, context, live_server):
    few = UserFactory.create()
    many_jobs(few, 20)
    theirs = context.browser.new_context(base_url=live_server.url)
    carry_session(signed_in(few), theirs, live_server.url)
    pages = {"many": alices_page, "few": theirs.new_page()}

    for address in (BOARD, LIST, f"{LIST}&sort=company", f"{LIST}&stage=offer"):
        took = _quickest(pages, address)
        assert took["many"] < LOOSE * took["few"], (address, took)
    theirs.close()


def _quickest(pages: dict[str, Page], address: str) -> dict[str, float]:
    """Go there in turn; return the shortest of some times, which neighbours spoil."""
    took: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(4):
        for name, page in pages.items():
            page.goto(address)
            took[name].append(page.evaluate(HOW_LONG))
    return {name: min(times) for name, times in took.items()}
