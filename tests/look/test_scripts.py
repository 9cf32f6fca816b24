"""What the scripts add to pages that work without them."""

import re

import pytest
from playwright.sync_api import Page, expect

WORDS = "It’s an old boys’ club."


@pytest.fixture
def note(small_site, alices_page) -> Page:
    alices_page.goto("/")
    return alices_page


def test_draft_is_saved_while_typing(note):
    with note.expect_response("**/draft/") as answer:
        note.get_by_label("What you really think").fill(WORDS)

    assert answer.value.status == 204
    expect(note.locator(".draft-status")).to_have_text(
        re.compile(r"^Draft saved \d\d:\d\d$")
    )


def test_draft_that_fails_is_tried_again(note, complaints):
    note.route("**/draft/", lambda route: route.fulfill(status=503), times=1)
    note.get_by_label("What you really think").fill(WORDS)
    status = note.locator(".draft-status")

    expect(status).to_have_text("Not saved, trying again")
    expect(status).to_have_text(re.compile("^Draft saved"), timeout=8_000)
    assert [line for line in complaints if "503" not in line] == []
    complaints.clear()


def test_no_draft_follows_the_answer(note):
    drafts = []
    note.on("request", lambda asked: drafts.append(asked.url.endswith("/draft/")))
    note.get_by_label("What you really think").fill(WORDS)

    note.get_by_role("button", name="Continue").click()
    note.wait_for_timeout(1_000)

    assert not any(drafts)


def test_errors_get_the_focus(note):
    note.get_by_role("button", name="Continue").click()

    expect(note.locator("[data-error-summary]")).to_be_focused()
    note.get_by_role("link", name=re.compile("What you really think")).click()
    expect(note.get_by_label("What you really think")).to_be_focused()


def test_timer_says_how_long_it_took(note):
    button = note.get_by_role("button", name="Say it aloud")

    button.click()
    note.wait_for_timeout(1_100)
    note.get_by_role("button", name="Stop").click()

    # A busy machine may be late with the second press.
    expect(note.locator("[data-timer-result]")).to_have_text(
        re.compile(r"^(?:1 second|[2-9] seconds), in the range\.$")
    )


def test_rank_can_be_dragged_and_dropped(note):
    first, second = (note.locator("ol.rank > li").nth(at) for at in (0, 1))
    down = second.bounding_box()

    first.hover()
    note.mouse.down()
    note.mouse.move(down["x"] + 50, down["y"] + down["height"] - 2, steps=4)
    note.mouse.up()

    expect(note.locator("#order")).to_have_text("2,1")


def test_escape_puts_a_dragged_item_back(note):
    items = note.locator("ol.rank > li")
    down = items.nth(1).bounding_box()

    items.nth(0).hover()
    note.mouse.down()
    note.mouse.move(down["x"] + 50, down["y"] + down["height"] - 2, steps=4)
    note.keyboard.press("Escape")
    note.mouse.up()

    expect(items).to_have_text(["Move up", "New ground"])
    expect(note.locator("#order")).to_have_text("")


def test_keys_lead_to_places(note):
    note.keyboard.press("g")
    note.keyboard.press("j")

    note.wait_for_url("**/jobs/list/")


def test_keys_are_letters_while_typing(note):
    box = note.get_by_label("What you really think")

    box.press_sequentially("n?.")

    expect(box).to_have_value("n?.")
    expect(note.locator("dialog")).to_have_count(0)


def test_keys_can_be_switched_off(small_site, alices_page, alice):
    alice.uses_keys = False
    alice.save()
    alices_page.goto("/")

    alices_page.keyboard.press("?")

    expect(alices_page.locator("dialog")).to_have_count(0)


def test_list_of_keys_opens_and_gives_the_focus_back(note):
    note.keyboard.press("?")
    dialog = note.get_by_role("dialog", name="Keys")

    expect(dialog).to_contain_text("Quiet screen")
    expect(dialog).not_to_contain_text("Show me another line")
    note.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_quiet_screen_veils_private_words(note):
    note.get_by_role("heading", name="A note").click()
    note.keyboard.press(".")

    expect(note.get_by_label("What you really think")).to_have_css(
        "color", "rgba(0, 0, 0, 0)"
    )
    expect(note.locator("#live")).to_have_text("Private text is hidden")


def test_menu_closes_on_escape(note):
    note.locator("details.menu > summary").click()

    note.keyboard.press("Escape")

    expect(note.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(note.locator("details.menu > summary")).to_be_focused()


def test_zone_of_the_device_fills_only_what_nobody_chose(
    small_site, new_context, live_server
):
    page = new_context(base_url=live_server.url, timezone_id="Europe/Lisbon").new_page()
    page.goto("/")

    expect(page.get_by_label("Zone")).to_have_value("Europe/Lisbon")
    expect(page.get_by_label("Kept")).to_have_value("Asia/Tokyo")


def test_long_reasons_fold_on_a_phone(note):
    note.set_viewport_size({"width": 390, "height": 800})
    reason = note.get_by_text("Because it sounds like a grudge.")

    expect(reason).to_be_hidden()
    note.get_by_role("button", name="Why").click()
    expect(reason).to_be_visible()


def test_without_scripts_nothing_is_hidden_that_only_a_script_could_show(
    small_site, new_context, live_server
):
    page = new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 390, "height": 800},
    ).new_page()
    page.goto("/")

    expect(page.get_by_text("Because it sounds like a grudge.")).to_be_visible()
    expect(page.get_by_role("button", name="Why")).to_be_hidden()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
