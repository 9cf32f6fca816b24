"""Both panels in a browser: waiting for another line, and editing what was written."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from motivations.models import Motivation
from tests.browser import PATIENCE
from tests.factories import ReasonFactory
from tests.motivations.answers import BLUNT


@pytest.fixture
def panel(alices_page, alice):
    """The page of a reason's panel, in the browser of Alice."""
    reason = ReasonFactory.create(
        owner=alice, job__owner=alice, motivation=Motivation.MOVE_UP, blunt=BLUNT
    )
    alices_page.goto(reason.panel_address)
    return alices_page


@pytest.fixture
def plain_page(new_context, live_server):
    """A page in a browser without scripts."""
    context = new_context(base_url=live_server.url, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def choose(page, words):
    page.locator(".seg label", has_text=words).click()


def hold_answers(page, *, times):
    """Keep the next answers back; return the list they come to lie in."""
    held = []

    # Playwright marks what it is given, and a list's own method can't be marked.
    def hold(route):
        held.append(route)

    page.route("**/say/**", hold, times=times)
    return held


def try_it(page):
    cache.clear()
    page.goto(reverse("pages:try"))
    page.get_by_label("Why you want to leave, in your own words").fill(BLUNT)
    page.get_by_role("button", name="See what you could say").click()
    expect(page.get_by_role("button", name="Keep this line")).to_be_visible()


def edit_it(page):
    """Open the box again, and try other words."""
    page.locator("summary", has_text="Edit").click()
    box = page.get_by_label("Why you want to leave, in your own words")
    expect(box).to_have_value(BLUNT)
    expect(page.locator(".blunt")).to_be_hidden()
    box.fill("The boss’s golf buddies get on, and I never will.")
    page.get_by_role("button", name="See what you could say").click()
    expect(page.locator(".blunt mark").first).to_have_text("The boss’s")


def test_a_panel_is_busy_until_the_new_line_is_there(panel):
    held = hold_answers(panel, times=1)
    said = panel.locator("#said")

    choose(panel, "One breath")
    expect(said).to_have_attribute("aria-busy", "true")
    before = panel.locator(".spoken").inner_text()
    held[0].continue_()

    expect(panel.locator("[data-announce]")).to_be_attached()
    expect(panel.locator(".spoken")).not_to_have_text(before)
    expect(said).not_to_have_attribute("aria-busy", "true")


def test_a_second_choice_replaces_the_first_and_stays_busy(panel, complaints):
    held = hold_answers(panel, times=2)

    choose(panel, "One breath")
    choose(panel, "Full answer")
    expect(panel.locator("#said")).to_have_attribute("aria-busy", "true")
    panel.wait_for_timeout(100)
    held[-1].continue_()

    kept = panel.locator("form:has([name=is_true]) input[name=length]")
    expect(kept).to_have_value("full")
    expect(panel.locator("#said")).not_to_have_attribute("aria-busy", "true")
    # The first answer is dropped on purpose, which htmx notes as an error.
    assert [line for line in complaints if "htmx:" not in line] == []
    complaints.clear()


def test_a_visitor_sees_the_risky_words_and_may_edit_them(page):
    try_it(page)

    expect(page.locator(".blunt mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="What you could say")).to_be_focused()
    edit_it(page)


def test_without_scripts_a_visitor_may_do_the_same(plain_page):
    try_it(plain_page)

    expect(plain_page.locator(".blunt mark").first).to_be_visible()
    edit_it(plain_page)


def test_a_number_leads_to_why_the_words_hurt(page):
    try_it(page)

    page.get_by_role("link", name="Why, note 1").first.click()

    expect(page).to_have_url(re.compile("#risk-1$"))
    expect(page.locator("#risk-1")).to_be_in_viewport()


def test_an_empty_box_gets_the_focus_with_its_error(page, complaints):
    page.goto(reverse("pages:try"))

    page.get_by_role("button", name="See what you could say").click()

    box = page.get_by_label("Why you want to leave, in your own words")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_be_focused()
    assert [line for line in complaints if "422" not in line] == []
    complaints.clear()


def test_another_line_leaves_the_focus_on_its_button(page):
    try_it(page)
    again = page.get_by_role("button", name="Show me another")

    again.click()

    expect(page.get_by_text("2 of")).to_be_visible()
    expect(again).to_be_focused()
