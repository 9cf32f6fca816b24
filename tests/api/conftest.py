"""Programs that ask with a token."""

import pytest
from django.core.cache import cache
from django.test import Client

from interviewprep.api.models import Scope
from tests.factories import TokenFactory


@pytest.fixture(autouse=True)
def counted_from_zero(db):
    cache.clear()


def program(owner, *scopes: Scope, **more) -> Client:
    """Return a client that sends a token with these scopes, and no cookie."""
    secret = f"ip_{owner.pk}-{'-'.join(scopes)}"
    TokenFactory.create(
        owner=owner, secret=secret, scopes=" ".join(scopes) or "none", **more
    )
    return Client(headers={"Authorization": f"Bearer {secret}"})


@pytest.fixture
def as_program(alice):
    """Alice's program, which may do everything."""
    return program(alice, *Scope)
