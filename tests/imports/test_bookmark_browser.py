"""The bookmark as it is pressed: on a page of another site, in a browser."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from interviewprep.imports.models import Ad
from interviewprep.jobs.models import Job
from tests.browser import accessibility_faults, carry_session

AD = """<!DOCTYPE html>
<html lang="en"><head><title>Team lead – Tidewell</title></head>
<body><h1>Team lead</h1><p>You run the rota & the “on-call” week, 100% + more.</p>
</body></html>"""
STRICT = "default-src 'none'; script-src 'none'; connect-src 'none'; form-action 'none'"
OPEN = ""


class _AdPage(BaseHTTPRequestHandler):
    """One ad, at whatever address; `policy` is the site's own idea of scripts."""

    policy = OPEN

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(AD.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing: who looks at an ad is nobody's business."""


@pytest.fixture(params=[OPEN, STRICT], ids=["open", "strict"])
def ad_site(request) -> Iterator[str]:
    """Yield the address of an ad on another site: another name, and another port."""
    handler = type("AdPage", (_AdPage,), {"policy": request.param})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/ads/7?from=a&to=b#apply"
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


@pytest.fixture
def browser_of_alice(context, as_alice, live_server) -> BrowserContext:
    carry_session(as_alice, context, live_server.url)
    return context


def bookmark_on(context: BrowserContext) -> str:
    """Return the bookmark's own address, as dragging it to the bar would take it."""
    page = context.new_page()
    page.goto(reverse("imports:bookmarklet"))
    address = page.get_by_role("link", name="Add this ad").get_attribute("href")
    page.close()
    assert address is not None
    assert address.startswith("javascript:")
    return address


def press(page: Page, bookmark: str) -> Page:
    """Run the bookmark's script in the page; return what opens.

    As the bar does in Chromium, this passes over what the page's policy says of
    scripts; what the script then does is under that policy.
    """
    with page.context.expect_page() as opened:
        page.evaluate(unquote(bookmark.removeprefix("javascript:")))
    return opened.value


def test_the_bookmark_brings_what_was_marked_on_another_site(
    browser_of_alice, live_server, ad_site
):
    said: list[str] = []
    browser_of_alice.on("console", lambda line: said.append(line.text))
    bookmark = bookmark_on(browser_of_alice)
    page = browser_of_alice.new_page()
    page.goto(ad_site)
    page.keyboard.press("Control+A")

    ours = press(page, bookmark)

    box = ours.get_by_label("The ad’s text")
    expect(box).to_have_value(re.compile("You run the rota & the “on-call” week"))
    expect(ours.get_by_label("Or its address")).to_have_value(ad_site)
    assert ours.url.startswith(live_server.url)
    assert accessibility_faults(ours) == []
    assert not Ad.objects.exists()

    ours.get_by_role("button", name="Read the ad").click()

    expect(ours.get_by_label("Role")).to_have_value(re.compile("^Team lead"))
    assert Ad.objects.get().url == ad_site
    assert not Job.objects.exists()
    assert [line for line in said if "favicon" not in line] == []


def test_without_a_mark_the_address_and_the_title_come_along(
    browser_of_alice, live_server, ad_site
):
    bookmark = bookmark_on(browser_of_alice)
    page = browser_of_alice.new_page()
    page.goto(ad_site)

    ours = press(page, bookmark)

    expect(ours.get_by_label("Or its address")).to_have_value(ad_site)
    expect(ours.get_by_label("The ad’s text")).to_have_value("")
