"""What tests of accounts start from."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from interviewprep.accounts import carry


@pytest.fixture(autouse=True)
def fresh_limits(db):
    """Forget who tried what: each test starts with all its tries."""
    cache.clear()


@pytest.fixture
def confirmed(alice):
    return EmailAddress.objects.create(
        user=alice, email=alice.email, verified=True, primary=True
    )


@pytest.fixture
def brought():
    """Collect what visitors bring along, in place of those who'd keep it."""
    kept, before = [], list(carry._receivers)
    carry._receivers[:] = [lambda user, brought: kept.append((user, brought))]
    yield kept
    carry._receivers[:] = before
