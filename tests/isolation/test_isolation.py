"""Every address of the site, asked for by everybody in every way."""

import pytest
from django.forms import BaseForm, ModelChoiceField

from tests.isolation import policy
from tests.isolation.borrowing import BORROWINGS, borrowings, crossings
from tests.isolation.matrix import (
    SEALED,
    SPOKEN,
    ask,
    everything_in,
    make_world,
    undecided,
    violations,
)

pytestmark = pytest.mark.django_db
PACKAGES = {
    "pages": policy.PAGES,
    "jobs": policy.JOBS,
    "tracker": policy.TRACKER,
    "told": policy.TOLD,
    "imports": policy.IMPORTS,
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


def test_every_policy_is_tried():
    tried = [name for package in PACKAGES.values() for name in package]

    assert sorted(tried) == sorted(policy.POLICY)


@pytest.mark.parametrize("package", PACKAGES)
def test_addresses_keep_their_promises(world, package):
    assert violations(world, PACKAGES[package]) == []


def test_a_row_of_somebody_else_cannot_be_named_in_a_form(world):
    assert borrowings(world) == []


def test_accounts_begin_apart(world):
    assert crossings() == []


def test_every_field_that_takes_a_row_is_tried():
    taking = {
        (form.__name__, name)
        for form in descendants(BaseForm)
        if form.__module__.startswith(("interviewprep.", "motivations."))
        for name, box in form.base_fields.items()
        if isinstance(box, ModelChoiceField)
    }

    assert taking <= {borrowing.of for borrowing in BORROWINGS}


def descendants(kind):
    """Yield every class that is made of `kind`, however far off."""
    for each in kind.__subclasses__():
        yield each
        yield from descendants(each)


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
