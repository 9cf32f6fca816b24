"""What a page costs: queries, calls, weight and elements, with few and many jobs."""

import gc
import gzip
import io
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.fit.models import Criterion
from interviewprep.jobs import board, listing
from interviewprep.jobs.models import Event, Interview, Job, Stage, Tag
from interviewprep.stories.models import Need
from motivations.models import Motivation, Reason

SIZES = (200, 5_000)
PAGES = {
    "board": "/jobs/",
    "list": "/jobs/?view=list",
    "list, sorted by company": "/jobs/?view=list&sort=company",
    "search": "/search/?q=comp+12",
}
# How many jobs others have, and whose pages must not notice.
CROWDS = (10_000, 200_000)
GROWING = ("list", "search")
WARM_UPS, ROUNDS = 3, 5


@dataclass(frozen=True, slots=True)
class Figures:
    """What one page costs: `cold` while none of its cards or rows are kept yet."""

    queries: int
    cold: int
    warm: int
    milliseconds: float
    size: int
    packed: int
    elements: int


class Browser:
    """Asks the site for pages as one person, without a network in between."""

    def __init__(self, user: User) -> None:
        client = Client()
        client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
        self._cookie = client.cookies.output(header="", attrs=[], sep=";").strip()
        self._site = get_wsgi_application()

    def get(self, address: str) -> bytes:
        """Return the page. Raises RuntimeError for any answer but 200."""
        path, _, query = address.partition("?")
        asked = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "HTTP_COOKIE": self._cookie,
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        }
        status = "none"

        def start(said: str, *_: object) -> Callable[[bytes], object]:
            nonlocal status
            status = said
            return bytes

        answer = self._site(asked, start)
        if not status.startswith("200"):
            raise RuntimeError(f"{address}: {status}")
        return b"".join(answer)


class Elements(HTMLParser):
    """Counts the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:  # noqa: ARG002
        self.count += 1


def seed(email: str, count: int) -> User:
    """Make somebody with `count` jobs: an interview ahead for each twentieth."""
    user = User.objects.create_user(email, "a long pass phrase")
    now = timezone.now()
    jobs = Job.objects.bulk_create(
        Job(
            owner=user,
            title=f"Role {number % 40}, shift {number % 3}",
            company=f"Company {number}",
            source=f"Portal {number % 12}",
            stage=list(Stage)[number % len(Stage)],
            quiet_since=now - timedelta(days=number % 30),
            deadline_on=(now + timedelta(days=number % 60)).date(),
        )
        for number in range(count)
    )
    Event.objects.bulk_create(
        Event(owner=user, job=job, stage=job.stage, at=job.stage_since) for job in jobs
    )
    start = datetime(now.year + 1, 1, 15, 9, tzinfo=UTC)
    Interview.objects.bulk_create(
        Interview(
            owner=user, job=job, zone="UTC", starts_at=start,
            date=start.date(), time=start.time(),
        )
        for job in jobs[::20]
    )  # fmt: skip
    _prepare(jobs[::3])
    Tag.objects.bulk_create(Tag(owner=user, name=f"Tag {each}") for each in range(12))
    return user


def _prepare(jobs: list[Job]) -> None:
    """Let the sheets of some jobs be begun, so that their cards tell of them."""
    Reason.objects.bulk_create(
        Reason(owner=job.owner, job=job, motivation=Motivation.MOVE_UP) for job in jobs
    )
    for number in range(3):
        Need.objects.bulk_create(Need(job=job, text=f"Need {number}") for job in jobs)
        Criterion.objects.bulk_create(
            Criterion(job=job, text=f"Yes {number}") for job in jobs
        )


def crowd(count: int) -> None:
    """Make somebody else's jobs until there are `count`, in a few large statements."""
    other, _ = User.objects.get_or_create(email="crowd@example.com")
    here = Job.objects.filter(owner=other).count()
    for start in range(here, count, 5_000):
        Job.objects.bulk_create(
            Job(owner=other, title=f"Role {number % 40}", company=f"Company {number}")
            for number in range(start, min(start + 5_000, count))
        )


def measure(browser: Browser, address: str) -> Figures:
    """Return what a page costs, with its rows still to draw and later."""
    browser.get(address)
    _forget_rows()
    cold = calls_of(lambda: browser.get(address))
    for _ in range(WARM_UPS):
        page = browser.get(address)
    with CaptureQueriesContext(connection) as asked:
        browser.get(address)
    counter = Elements()
    counter.feed(page.decode())
    return Figures(
        queries=len(asked),
        cold=cold,
        warm=min(calls_of(lambda: browser.get(address)) for _ in range(ROUNDS)),
        milliseconds=min(_took(lambda: browser.get(address)) for _ in range(ROUNDS)),
        size=len(page),
        packed=len(gzip.compress(page, 6)),
        elements=counter.count,
    )


def _forget_rows() -> None:
    """Forget the cards and rows that are kept: the next page draws them all."""
    board.card.cache_clear()
    listing.row.cache_clear()


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls of Python and C functions that `work` makes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    # A collection in between would be counted as somebody's work.
    gc.disable()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return count


def _took(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def report() -> None:
    """Print a row for each page and size; the reference counts as one."""
    connection.creation.create_test_db(verbosity=0)
    try:
        _print_table()
    finally:
        connection.creation.destroy_test_db(
            str(settings.DATABASES["default"]["NAME"]), 0
        )


def _print_table() -> None:
    call_command("createcachetable", verbosity=0)
    browsers = {size: Browser(seed(f"{size}@example.com", size)) for size in SIZES}
    one = measure(browsers[SIZES[0]], "/reference/")
    say = print
    say(f"A page for somebody signed in: {one.queries} queries, {one.warm:,} calls,")
    say(f"{one.milliseconds:.1f} ms here. Calls below are multiples of it.")
    say()
    say("page | jobs | queries | warm | cold | ms | KiB | KiB packed | elements")
    say("--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---:")
    for name, address in PAGES.items():
        for size, browser in browsers.items():
            page = measure(browser, address)
            say(
                f"{name} | {size:,} | {page.queries} | {page.warm / one.warm:.1f} | "
                f"{page.cold / one.warm:.1f} | {page.milliseconds:.1f} | "
                f"{page.size / 1024:.1f} | {page.packed / 1024:.1f} | {page.elements}"
            )
    _print_growth(browsers, one.warm)


def _print_growth(browsers: dict[int, Browser], least: int) -> None:
    """Print what one person's pages cost while the others' rows grow."""
    say = print
    say()
    say("page | jobs | others’ jobs | queries | warm | ms of processor")
    say("--- | ---: | ---: | ---: | ---: | ---:")
    for others in CROWDS:
        crowd(others)
        for name in GROWING:
            for size, browser in browsers.items():
                page = measure(browser, PAGES[name])
                worked = min(_worked(browser, PAGES[name]) for _ in range(ROUNDS * 4))
                say(
                    f"{name} | {size:,} | {others:,} | {page.queries} | "
                    f"{page.warm / least:.1f} | {worked:.1f}"
                )


def _worked(browser: Browser, address: str) -> float:
    """Return the processor's time for a page, SQLite's included, in milliseconds."""
    start = time.process_time()
    browser.get(address)
    return (time.process_time() - start) * 1000
