"""A job with its four reasons, all chosen, as most tests of the heart start."""

import pytest

from motivations.choosing import choose
from motivations.models import Motivation
from tests.factories import JobFactory


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", company="Tidewell")


@pytest.fixture
def reasons(job):
    """The job's reasons by motivation, in the order in which the guide asks."""
    choose(job, list(Motivation))
    return {reason.kind: reason for reason in job.reasons.all()}
