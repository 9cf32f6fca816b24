"""Whatever belongs to a person goes along, or is left out on purpose."""

import pytest
from django.apps import apps
from django.db import models

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import parts_of, preferences
from interviewprep.exports.shape import tables_of, target_of
from interviewprep.recoverable import Recoverable
from tests.factories import full_account

# What must not be carried from one account to another, and why.
LEFT_OUT = {
    "account.EmailAddress": "an address is confirmed by a mail, not by a file",
    "account.EmailConfirmation": "lasts for a few days",
    "accounts.UserKey": "a key seals what is kept here alone",
    "api.Token": "what opens an account is made anew",
    "exports.Addition": "what came in here is taken out here",
    "feeds.Feed": "an address that opens a calendar is made anew",
    "imports.Ad": "an ad that is being read waits for a week",
    "imports.Import": "a file on its way in is kept elsewhere by its owner",
    "imports.Imported": "taking an import back is offered where it came in",
    "jobs.Batch": "what was done to many jobs here can be undone here, for a day",
    "mfa.Authenticator": "a second step belongs to the account that it guards",
    "reminders.Aside": "what was put off is due again, and can be put off again",
    "reminders.Reminder": "a mail that went from here",
    "usersessions.UserSession": "a session ends with the browser's",
}


def leads_to_a_person(model: type[models.Model]) -> bool:
    """Tell whether each row of a model belongs to a person, however far away."""
    return any(
        target_of(column) is User or leads_to_a_person(target_of(column))
        for column in model._meta.concrete_fields
        if column.is_relation and target_of(column) is not model
    )


def owned_models() -> set[type[models.Model]]:
    return {model for model in apps.get_models() if leads_to_a_person(model)}


@pytest.mark.django_db
def test_every_model_with_an_owner_goes_along_or_is_left_out_on_purpose(alice):
    taken = {table.shape.model for table in tables_of(parts_of(alice))}

    left = {model._meta.label for model in owned_models() - taken}
    assert left == set(LEFT_OUT)


def test_a_model_that_no_part_has_would_be_noticed():
    label = "jobs.Event"
    assert label in {model._meta.label for model in owned_models()}


def test_every_table_gives_a_persons_rows_alone_and_all_of_them(alice, bob):
    full_account(alice, "Kanarienvogel")
    full_account(bob, "Blaumeise")

    for table in tables_of(parts_of(alice)):
        hers = set(table.rows.values_list("pk", flat=True))
        everybodys = set(table.shape.model._base_manager.values_list("pk", flat=True))
        theirs = {
            row
            for other in tables_of(parts_of(bob))
            if other.place == table.place
            for row in other.rows.values_list("pk", flat=True)
        }
        assert hers, table.place
        assert not hers & theirs
        assert hers | theirs == everybodys


def test_rows_that_were_deleted_and_may_come_back_go_along_too(alice):
    full_account(alice, "Kanarienvogel")

    deleted = {
        table.name: table.rows.exclude(deleted_at=None).count()
        for table in tables_of(parts_of(alice))
        if issubclass(table.shape.model, Recoverable)
    }

    assert deleted["jobs"] == deleted["lines"] == deleted["stories"] == 1


def test_how_a_person_likes_things_goes_along_and_who_they_are_does_not():
    names = {column.name for column in preferences()}

    assert {"time_zone", "theme", "paper"} <= names
    assert not names & {"email", "password", "is_superuser", "is_staff", "id"}
