"""Rows from before the tracker arrive in its tables."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

LATEST = "0004_tracker_rules"


def migrated_to(*targets):
    """Migrate, and return the models as they were at that point."""
    executor = MigrationExecutor(connection)
    executor.migrate(list(targets))
    return executor.loader.project_state(list(targets)).apps


@pytest.fixture
def old_models(transactional_db):
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()

    yield migrated_to(("jobs", "0001_initial"), ("accounts", "0001_initial"))

    MigrationExecutor(connection).migrate(leaves)


def test_moves_people_and_called_off_interviews_are_carried_over(old_models):
    user = old_models.get_model("accounts", "User").objects.create(email="a@b.example")
    job = old_models.get_model("jobs", "Job").objects.create(
        owner=user, title="Lead", stage="closed", outcome="rejected"
    )
    interview = old_models.get_model("jobs", "Interview").objects.create(
        owner=user, job=job, is_cancelled=True
    )
    old_models.get_model("jobs", "Person").objects.create(
        job=job, interview=interview, name="Dana"
    )
    moves = [("", "saved", 1), ("saved", "talking", 2), ("talking", "closed", 3)]
    for before, after, day in moves:
        old_models.get_model("jobs", "StageChange").objects.create(
            job=job, before=before, after=after, at=datetime(2026, 11, day, tzinfo=UTC)
        )

    models = migrated_to(("jobs", LATEST))

    events = models.get_model("jobs", "Event").objects.order_by("at")
    job = models.get_model("jobs", "Job").objects.get()
    person = models.get_model("jobs", "Person").objects.get()
    assert list(events.values_list("stage", "outcome", "owner")) == [
        ("saved", "", user.pk),
        ("talking", "", user.pk),
        ("closed", "rejected", user.pk),
    ]
    assert (job.reached, job.stage_since.day) == ("talking", 3)
    assert (person.owner_id, person.interviews.get().standing) == (user.pk, "cancelled")
