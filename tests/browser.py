"""Drives pages in Chromium, and fails a test when the browser has a complaint."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

# Playwright keeps an event loop in the main thread, which Django takes for
# asynchronous code, from that test on. Ours is not.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A busy machine is slow, not wrong: wait long before a page counts as broken.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NONE_FOUND = (
    "No Chromium here, so no browser journey ran. Install one (Debian: apt-get install "
    "chromium), or set CHROMIUM to the path of one."
)
RUN_AXE = "axe.run(document, {resultTypes: ['violations']})"
# Nothing but the pages under test: no updates, no look-ups, no first-run pages.
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def find_chromium() -> str | None:
    """Return the path of a Chromium: `CHROMIUM`, else the first known name on PATH."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    return next(filter(None, map(shutil.which, NAMES)), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items) -> None:
    """Mark every test with a browser; leave them out where there is none."""
    journeys = [item for item in items if "playwright" in item.fixturenames]
    for item in journeys:
        item.add_marker(pytest.mark.browser)
    if journeys and find_chromium() is None:
        if os.environ.get("CI"):
            raise pytest.UsageError(NONE_FOUND)
        config.hook.pytest_deselected(items=journeys)
        items[:] = [item for item in items if item not in journeys]


def pytest_terminal_summary(terminalreporter) -> None:
    """Say so when there was no browser, whatever else passed."""
    if find_chromium() is None:
        terminalreporter.write_line(NONE_FOUND, yellow=True)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the machine's own Chromium; as root it can't use its sandbox."""
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": find_chromium(),
        "args": [*QUIET, *as_root],
    }


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of; a test that expects a complaint clears it."""
    return []


@pytest.fixture
def context(new_context, live_server) -> BrowserContext:
    """A fresh browser at the site, whose owner asked for little movement."""
    context: BrowserContext = new_context(
        base_url=live_server.url, reduced_motion="reduce", service_workers="allow"
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def page(context, live_server, complaints) -> Iterator[Page]:
    """A page whose console must stay silent, and which asks no other site."""
    page = context.new_page()
    page.on("console", lambda said: _note_console(said, complaints))
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", lambda asked: _note_stranger(asked, live_server.url, complaints))

    yield page

    assert complaints == []


@pytest.fixture
def alices_page(page, context, as_alice, live_server) -> Page:
    """A page in the browser of Alice, who is signed in."""
    carry_session(as_alice, context, live_server.url)
    return page


def carry_session(client: Client, context: BrowserContext, url: str) -> None:
    """Sign the browser in as whoever is signed in with the test client."""
    name = settings.SESSION_COOKIE_NAME
    session = client.cookies[name].value
    context.add_cookies([{"name": name, "value": session, "url": url}])


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe finds wrong with the page as it is now, one line a fault."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(RUN_AXE)["violations"]
    return [
        f"{fault['id']}: {fault['help']} {[node['target'] for node in fault['nodes']]}"
        for fault in found
    ]


def _note_console(said, complaints: list[str]) -> None:
    if said.type in {"error", "warning"}:
        complaints.append(f"console {said.type}: {said.text}")


def _note_stranger(asked, own_url: str, complaints: list[str]) -> None:
    if not asked.url.startswith((own_url, "data:", "blob:")):
        complaints.append(f"asked elsewhere: {asked.url}")
