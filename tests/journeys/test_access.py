"""Every page, in both themes and at three widths, as somebody with aids meets it."""

import pytest
from django.urls import reverse

from motivations.guide import GUIDE
from tests.browser import accessibility_faults, carry_session
from tests.isolation.matrix import make_world
from tests.isolation.policy import POLICY, READ, Who

WIDTHS = (1280, 390, 320)
THEMES = ("light", "dark")
# Not pages: files, fragments, and answers for machines.
FILES = {"pages:health", "sheets:pdf", "sheets:download", "sheets:event"}
# Pages that only a link in a mail opens.
MAILED = {"account_reset_password_from_key", "account_confirm_email"}


def own_pages(account):
    """Yield the address of every page that somebody signed in can open."""
    for name, policy in POLICY.items():
        is_page = policy.methods >= READ and policy.shown == 200 and name not in FILES
        if is_page:
            yield reverse(name, args=policy.address(account))
    for motivation, questions in GUIDE.items():
        for question in questions:
            yield question.address(account.job)
        yield reverse("motivations:panel", args=[account.job.pk, motivation])
    yield reverse("jobs:list") + "?view=list"


def open_pages():
    """Yield the address of every page for visitors."""
    for name, policy in POLICY.items():
        is_page = policy.who is Who.ANYBODY and policy.methods >= READ
        if is_page and name not in FILES | MAILED:
            yield reverse(name)


def faults_of(page, addresses):
    """Open each address; return what axe and a ruler find wrong, by address."""
    found = {}
    for address in addresses:
        page.goto(address)
        wrong = accessibility_faults(page)
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wide > 0:
            wrong.append(f"scrolls sideways by {wide} px")
        if wrong:
            found[address] = wrong
    return found


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_own_pages_are_open_to_everybody(page, context, live_server, theme, width):
    world = make_world()
    carry_session(world.owner, context, live_server.url)
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})

    faults = faults_of(page, own_pages(world.alice))

    assert faults == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_visitors_pages_are_open_to_everybody(page, theme, width):
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})

    faults = faults_of(page, open_pages())

    assert faults == {}
