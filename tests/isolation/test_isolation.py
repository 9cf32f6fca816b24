"""Every address of the site, asked for by everybody in every way."""

import pytest

from tests.isolation import policy
from tests.isolation.matrix import (
    SEALED,
    SPOKEN,
    ask,
    borrowings,
    everything_in,
    make_world,
    undecided,
    violations,
)

pytestmark = pytest.mark.django_db
PACKAGES = {
    "pages": policy.PAGES,
    "jobs": policy.JOBS,
    "motivations": policy.MOTIVATIONS,
    "proof": policy.PROOF,
    "fit": policy.FIT,
    "sheets": policy.SHEETS,
    "insights": policy.INSIGHTS,
    "api": policy.API,
    "feeds": policy.FEEDS,
    "exports": policy.EXPORTS,
    "reminders": policy.REMINDERS,
    "settings": policy.SETTINGS,
    "sign-in": policy.SIGN_IN,
}


@pytest.fixture
def world():
    return make_world()


def test_every_address_has_a_policy():
    assert undecided() == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_addresses_keep_their_promises(world, package):
    assert violations(world, PACKAGES[package]) == []


def test_a_row_of_somebody_else_cannot_be_named_in_a_form(world):
    assert borrowings(world) == []


@pytest.mark.parametrize(
    "name", ["pages:overview", "jobs:list", "stories:list", "fit:ask", "sheets:sheet"]
)
def test_the_owner_does_see_what_nobody_else_sees(world, name):
    assert SPOKEN in everything_in(ask(world.owner, name, "GET", world.alice))


@pytest.mark.parametrize(
    "name", ["jobs:details", "jobs:interview", "fit:question", "motivations:panel"]
)
def test_the_owner_does_see_the_private_words(world, name):
    assert SEALED in everything_in(ask(world.owner, name, "GET", world.alice))
