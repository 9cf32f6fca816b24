"""What every test may ask for: people, and their signed-in browsers."""

import os

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tests.factories import UserFactory

pytest_plugins = ["tests.browser"]

# In CI the same examples every time: a red run must be about the change.
hypothesis_settings.register_profile("ci", derandomize=True, deadline=None)
hypothesis_settings.register_profile("here", deadline=None)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "here")


DATABASE_FIXTURES = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items) -> None:
    """Mark tests that ask no database: they need no second run on another one."""
    for item in items:
        asks = item.get_closest_marker("django_db") is not None
        if not asks and DATABASE_FIXTURES.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.plain)


@pytest.fixture
def alice(db):
    return UserFactory.create(email="alice@example.com")


@pytest.fixture
def bob(db):
    return UserFactory.create(email="bob@example.com")


@pytest.fixture
def as_alice(alice):
    return signed_in(alice)


@pytest.fixture
def as_bob(bob):
    return signed_in(bob)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    return client
