"""Who gets in: which token may do what, and that nothing else opens anything."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from interviewprep.api.limits import MOST_CALLS, MOST_MISSES
from interviewprep.api.models import Scope, Token, hash_of
from interviewprep.api.v1 import schema
from tests.api.conftest import program
from tests.factories import PASSWORD, full_account
from tests.isolation.matrix import fingerprint
from tests.privacy.canary import SEALED, SPOKEN, every_row, is_in, logged

ME = reverse("v1:me")
OPERATIONS = [
    (method.upper(), path, told["x-scope"])
    for path, methods in schema()["paths"].items()
    for method, told in methods.items()
]
BODIES: dict[str, dict[str, Any]] = {
    "move": {"stage": "offer"},
    "close": {"outcome": "rejected"},
    "archive": {"archived": True},
    "call-off": {"off": True},
    "events": {"kind": "heard", "note": SEALED},
    "rounds": {"notes": SEALED},
    "told": {"text": "Almost three years"},
    "people": {"name": "Dana", "notes": SEALED},
    "jobs": {"title": "Nurse", "company": "Acme", "notes": SEALED},
}


def address(path, account, operation=""):
    """Return a path with the numbers of an account's rows in it."""
    is_gone = path.endswith("restore")
    job = account.deleted_job if is_gone else account.job
    numbers = {
        "job_id": job.pk,
        "round_id": account.interview.pk,
        "person_id": account.person.pk,
        "told_id": (account.deleted_told if is_gone else account.told).pk,
    }
    return path.format(**numbers)


def send(
    client: Client, method: str, path: str, account: Any, notes: str = SEALED
) -> Any:
    body = dict(BODIES.get(path.rpartition("/")[2], {}))
    body.update({name: notes for name in ("notes", "note") if name in body})
    if method == "PATCH":
        kind = path.split("/")[3]
        rows = {
            "jobs": account.job,
            "people": account.person,
            "rounds": account.interview,
            "told": account.told,
        }
        row = rows[kind]
        body = {"version": row.version}
    return client.generic(
        method, address(path, account), json.dumps(body), "application/json"
    )


@pytest.fixture
def account(alice):
    return full_account(alice, SEALED, SPOKEN)


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize(("method", "path", "wanted"), OPERATIONS)
def test_a_token_does_what_its_scope_says(account, scope, method, path, wanted):
    client = program(account.user, scope)

    status = send(client, method, path, account).status_code

    is_allowed = wanted in {"any", scope.value}
    assert status in ({200, 201, 204} if is_allowed else {403})


@pytest.mark.parametrize(("method", "path", "wanted"), OPERATIONS)
def test_nobody_elses_rows_are_there(account, bob, method, path, wanted):
    client = program(bob, *Scope)
    before = fingerprint(account)

    answer = send(client, method, path, account, notes="Bob’s own")

    told = answer.content.decode(errors="replace")
    assert answer.status_code == 404 or "{" not in path
    assert SPOKEN not in told
    assert SEALED not in told
    assert fingerprint(account) == before


@pytest.mark.parametrize(("method", "path", "wanted"), OPERATIONS)
def test_private_notes_are_told_only_with_their_scope(account, method, path, wanted):
    without = program(account.user, *[s for s in Scope if s != Scope.PRIVATE_READ])

    answer = send(without, method, path, account)

    assert answer.status_code < 300
    assert not is_in(SEALED, answer.content + str(answer.headers).encode())


@pytest.mark.parametrize("path", ["/jobs/{job_id}", "/rounds/{round_id}"])
def test_private_notes_are_told_with_their_scope(account, path):
    client = program(account.user, *Scope)

    private = send(client, "GET", f"/api/v1{path}", account).json()["private"]

    assert private["notes"] == SEALED


def test_lists_never_tell_private_notes(account):
    client = program(account.user, *Scope)
    paths = ["jobs", "jobs/{job_id}/events", "jobs/{job_id}/rounds", "people"]

    answers = [send(client, "GET", f"/api/v1/{path}", account) for path in paths]

    assert all(SPOKEN in answer.content.decode() for answer in answers[::3])
    assert not any(is_in(SEALED, answer.content) for answer in answers)


@pytest.mark.parametrize(
    "change",
    [
        {"revoked_at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"expires_on": date(2026, 1, 1)},
    ],
)
def test_a_token_that_ended_opens_nothing(alice, change):
    client = program(alice, *Scope, **change)

    answer = client.get(ME)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_the_token_of_somebody_locked_out_opens_nothing(alice, as_program):
    alice.is_active = False
    alice.save()

    assert as_program.get(ME).status_code == 401


def test_a_session_opens_nothing(as_alice):
    assert as_alice.get(ME).status_code == 401
    assert as_alice.post(reverse("v1:jobs"), {"title": "x"}).status_code == 401


@pytest.mark.parametrize("header", ["", "ip_x", "Basic x", "Bearer", "Bearer  ", "é"])
def test_anything_but_a_token_opens_nothing(client, header):
    assert client.get(ME, headers={"Authorization": header}).status_code == 401


def test_many_calls_and_many_misses_are_too_many(client, as_program, time_machine):
    time_machine.move_to(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False)
    calls = [as_program.get(ME) for _ in range(MOST_CALLS + 1)]
    misses = [client.get(ME).status_code for _ in range(MOST_MISSES + 1)]

    assert {call.status_code for call in calls[:-1]} == {200}
    assert calls[-1].status_code == 429
    assert 0 < int(calls[-1].headers["Retry-After"]) <= 60
    assert set(misses[:-1]) == {401}
    assert misses[-1] == 429


def test_the_secret_and_the_bodies_reach_no_log_and_no_row(alice, as_program):
    with logged() as log:
        as_program.get(ME)
        as_program.post(
            reverse("v1:jobs"), {"title": SEALED, "bad": 1}, "application/json"
        )
        as_program.post(reverse("v1:jobs"), "{" + SEALED, "application/json")

    secret = f"ip_{alice.pk}-{'-'.join(Scope)}"
    kept = log.getvalue().encode() + every_row()
    assert not is_in(secret, kept)
    assert not is_in(SEALED, kept)


def test_the_day_of_use_is_kept(alice):
    client = program(alice, Scope.JOBS_READ, last_used_on=None)

    client.get(ME)

    assert Token.objects.get().last_used_on == timezone.now().date()


def test_no_answer_is_kept_on_the_way(as_program):
    answers = [as_program.get(ME), as_program.get("/api/v1/nothing")]

    assert all("no-store" in each.headers["Cache-Control"] for each in answers)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("PUT", "/api/v1/jobs", 405),
        ("GET", "/api/v1/jobs?cursor=%00", 400),
        ("GET", "/api/v1/jobs?cursor=x", 422),
        ("GET", "/api/v1/jobs/999999999999999999999", 422),
    ],
)
def test_failures_are_problem_details(as_program, method, path, status):
    answer = as_program.generic(method, path)

    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == status


# --- making and revoking -----------------------------------------------------------


@pytest.fixture
def as_proven(as_alice):
    as_alice.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return as_alice


def test_making_a_token_asks_for_the_password(as_alice):
    answer = as_alice.post(reverse("api:new"), {"name": "Mine"})

    assert answer.status_code == 302
    where = answer.headers["Location"]
    assert where.startswith(reverse("account_reauthenticate"))
    assert not Token.objects.exists()


def test_a_token_is_shown_once_and_kept_nowhere(as_proven, client):
    asked = {"name": "Mine", "scopes": ["jobs:read"], "days": "30"}

    page = as_proven.post(reverse("api:new"), asked).content.decode()

    secret = page.partition('id="secret">')[2].partition("<")[0]
    token = Token.objects.get()
    header = {"Authorization": f"Bearer {secret}"}
    assert token.token_hash == hash_of(secret)
    assert token.expires_on == timezone.now().date() + timedelta(days=30)
    assert not is_in(secret, every_row())
    assert secret not in as_proven.get(reverse("api:tokens")).content.decode()
    assert client.get(ME, headers=header).json()["scopes"] == ["jobs:read"]


def test_a_token_that_may_do_nothing_is_not_made(as_proven):
    page = as_proven.post(reverse("api:new"), {"name": "Mine", "days": "30"})

    assert page.status_code == 422
    assert not Token.objects.exists()


def test_a_revoked_token_opens_nothing_at_once(as_alice, as_program):
    token = Token.objects.get()

    as_alice.post(reverse("api:revoke", args=[token.pk]))

    page = as_alice.get(reverse("api:tokens")).content.decode()
    assert as_program.get(ME).status_code == 401
    assert "Revoked on" in page


@pytest.mark.parametrize("count", [1, 3])
def test_tokens_take_three_queries_however_many(
    as_alice, alice, count, django_assert_num_queries
):
    for number in range(count):
        program(alice, *list(Scope)[: number + 1])
    as_alice.get(reverse("api:tokens"))

    with django_assert_num_queries(3):  # session, person, tokens
        page = as_alice.get(reverse("api:tokens"))

    assert page.content.decode().count("My spreadsheet</b>") == count


def test_the_page_for_programs_lists_every_operation(client):
    page = client.get(reverse("api:docs")).content.decode()

    assert all(f"{method} {path}" in page for method, path, _ in OPERATIONS)
