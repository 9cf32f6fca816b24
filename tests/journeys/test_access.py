"""Every page, in both themes and at three widths, as somebody with aids meets it."""

import pytest
from django.urls import reverse

from motivations.guide import GUIDE
from motivations.models import Motivation
from tests.browser import accessibility_faults, carry_session
from tests.isolation.matrix import make_world
from tests.isolation.policy import POLICY, READ, Who

WIDTHS = (1280, 390, 320)
THEMES = ("light", "dark")
# Not pages: files, fragments, and answers for machines.
FILES = {
    "exports:activity_pdf",
    "exports:everything",
    "exports:jobs",
    "exports:sheets",
    "feeds:read",
    "imports:skipped",
    "jobs:card",
    "jobs:cards",
    "jobs:download",
    "pages:health",
    "pages:favicon",
    "sheets:pdf",
    "sheets:download",
    "sheets:event",
    "insights:download",
    "api:openapi",
}
# Pages that only a link in a mail opens.
MAILED = {"account_reset_password_from_key", "account_confirm_email"}
HOW_FAR_SIDEWAYS = (
    "document.documentElement.scrollWidth - document.documentElement.clientWidth"
)
# In parts, so that several can be looked at side by side.
PARTS = sorted({name.partition(":")[0].partition("_")[0] for name in POLICY})


def own_pages(account, part):
    """Yield the address of every page of one part, for somebody who is signed in."""
    for name, policy in POLICY.items():
        is_page = policy.methods >= READ and policy.shown == 200 and name not in FILES
        if is_page and name.startswith((f"{part}:", f"{part}_")):
            yield reverse(name, args=policy.address(account))
    if part == "jobs":
        yield reverse("jobs:list") + "?view=list"


def guide_pages(account, motivation):
    """Yield each question of one motivation, and the panel that it leads to."""
    for question in GUIDE[motivation]:
        yield question.address(account.job)
    yield reverse("motivations:panel", args=[account.job.pk, motivation])


def open_pages():
    """Yield the address of every page for visitors."""
    for name, policy in POLICY.items():
        is_page = policy.who is Who.ANYBODY and policy.methods >= READ
        if is_page and name not in FILES | MAILED:
            yield reverse(name)


def faults_of(page, addresses):
    """Open each address once; return what axe and a ruler find wrong, by address."""
    found = {}
    for address in addresses:
        page.goto(address)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if wrong := faults_now(page):
                    found[address, theme, width] = wrong
    return found


def faults_now(page):
    wide = page.evaluate(HOW_FAR_SIDEWAYS)
    sideways = [f"scrolls sideways by {wide} px"] if wide > 0 else []
    return [*accessibility_faults(page), *sideways]


@pytest.fixture
def account(page, context, live_server):
    """A full account, and its owner's session in the browser."""
    world = make_world()
    carry_session(world.owner, context, live_server.url)
    return world.alice


@pytest.mark.parametrize("part", PARTS)
def test_own_pages_are_open_to_everybody(page, account, part):
    assert faults_of(page, own_pages(account, part)) == {}


@pytest.mark.parametrize("motivation", Motivation)
def test_every_question_is_open_to_everybody(page, account, motivation):
    assert faults_of(page, guide_pages(account, motivation)) == {}


def test_visitors_pages_are_open_to_everybody(page):
    assert faults_of(page, open_pages()) == {}
