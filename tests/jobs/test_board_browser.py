"""The board's extras in a browser: dragging, the key, the window, and going back."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from interviewprep.jobs.models import Job, Stage
from tests.browser import accessibility_faults
from tests.factories import JobFactory


@pytest.fixture
def board(alice, alices_page) -> Page:
    JobFactory.create(owner=alice, company="Tidewell")
    JobFactory.create(owner=alice, company="Halden", stage=Stage.APPLIED)
    alices_page.goto(reverse("jobs:list"))
    return alices_page


def column(board: Page, name: str):
    return board.get_by_role("region", name=name)


def drag(board: Page, to: str) -> None:
    card = board.locator(".job-card", has_text="Tidewell")
    card.drag_to(column(board, to))


def test_a_card_is_dragged_and_the_move_taken_back(board):
    drag(board, "Talking")

    expect(
        column(board, "Talking").get_by_role("link", name="Tidewell", exact=True)
    ).to_be_focused()
    expect(board.locator("#message")).to_contain_text("Tidewell moved to Talking.")
    expect(board.get_by_role("heading", name="Saved 0")).to_be_visible()
    assert Job.objects.get(company="Tidewell").stage == Stage.TALKING

    board.get_by_role("button", name="Undo").click()

    expect(column(board, "Saved").locator(".job-card")).to_contain_text("Tidewell")


def test_a_card_goes_back_when_the_server_fails(board, complaints):
    board.route("**/move/", lambda route: route.fulfill(status=503))

    drag(board, "Offer")

    expect(column(board, "Saved").locator(".job-card")).to_contain_text("Tidewell")
    expect(board.locator("#message")).to_contain_text("nothing was changed")
    assert Job.objects.get(company="Tidewell").stage == Stage.SAVED
    complaints.clear()


def test_a_card_dragged_to_closed_asks_how_it_ended(board):
    drag(board, "Closed")

    expect(board.get_by_role("heading", name="Close Tidewell")).to_be_visible()


def test_m_opens_the_window_and_the_keyboard_does_the_rest(board):
    board.get_by_role("link", name="Tidewell", exact=True).focus()

    board.keyboard.press("m")
    window = board.get_by_role("dialog", name="Move Tidewell")
    expect(window).to_be_visible()
    assert accessibility_faults(board) == []
    window.get_by_label("Move to").select_option("offer")
    window.get_by_role("button", name="Move").click()

    expect(window).not_to_be_visible()
    expect(
        column(board, "Offer").get_by_role("link", name="Tidewell", exact=True)
    ).to_be_focused()


def test_the_window_closes_without_a_move(board):
    board.get_by_role("link", name="Move to… Halden").click()
    board.get_by_role("dialog").get_by_text("Leave it there").click()

    expect(board.get_by_role("dialog")).not_to_be_visible()
    assert Job.objects.get(company="Halden").stage == Stage.APPLIED


def test_one_tick_ticks_the_page(alice, alices_page):
    for _ in range(3):
        JobFactory.create(owner=alice)
    alices_page.goto(f"{reverse('jobs:list')}?view=list")

    alices_page.get_by_label("All on this page").check()
    expect(alices_page.locator("input[name=jobs]:checked")).to_have_count(3)
    alices_page.locator("input[name=jobs]").first.uncheck()

    expect(alices_page.get_by_label("All on this page")).not_to_be_checked()


def test_sorting_swaps_the_table_and_keeps_the_focus(alice, alices_page):
    for company in ("Halden", "Tidewell"):
        JobFactory.create(owner=alice, company=company)
    alices_page.goto(f"{reverse('jobs:list')}?view=list")

    alices_page.get_by_role("link", name="Company").click()

    expect(alices_page.get_by_role("row").nth(1)).to_contain_text("Halden")
    expect(alices_page.get_by_role("link", name="Company")).to_be_focused()
    expect(alices_page).to_have_url(re.compile("sort=company"))
