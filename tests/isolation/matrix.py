"""Asks for every address as everybody, by every method, and notes what is wrong."""

import copy
import functools
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import get_resolver, reverse

from interviewprep.accounts.models import User
from tests.conftest import signed_in
from tests.factories import PASSWORD, Account, UserFactory, full_account
from tests.isolation.policy import BOTH, POLICY, READ, Policy, Who
from tests.privacy.canary import unpacked
from tests.test_site import patterns

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
SEALED, SPOKEN = "Kanarienvogel", "Wellensittich"
# Rows that come and go by themselves: who is signed in, and how often somebody asked.
_PASSING = {"sessions.Session", "usersessions.UserSession"}
_PASSING_TABLES = ("django_session", "usersessions_usersession", "shared_cache")


@dataclass(frozen=True, slots=True)
class World:
    """Alice with a full account, and everybody who might look at it."""

    alice: Account
    bob: Account
    owner: Client
    strangers: dict[str, Client]


def make_world() -> World:
    """Make Alice, Bob, somebody of the staff, and their signed-in browsers."""
    alice = UserFactory.create(email="alice@example.com", name=f"{SPOKEN} Alice")
    bob = UserFactory.create(email="bob@example.com")
    staff = UserFactory.create(
        email="staff@example.com", is_staff=True, is_superuser=True
    )
    return World(
        alice=full_account(alice, SEALED, SPOKEN),
        bob=full_account(bob, "Blaumeise", "Rotkehlchen"),
        owner=proven(signed_in(alice)),
        strangers={
            "visitor": Client(raise_request_exception=False),
            "bob": proven(signed_in(bob)),
            "staff": proven(signed_in(staff)),
        },
    )


def proven(client: Client) -> Client:
    """Let somebody type their password, as the pages about the account ask for it."""
    client.raise_request_exception = False
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def undecided() -> set[str]:
    """Return the names of addresses that nobody has written a policy for."""
    return {name for name, _ in patterns(get_resolver())} ^ set(POLICY)


def violations(world: World, names: Iterable[str] = POLICY) -> list[str]:
    """Return every broken promise of the named addresses, a line each."""
    found: list[str] = []
    for name in names:
        cache.clear()
        found += _of_strangers(world, name)
        found += _of_owner(world, name)
    return found


def _of_strangers(world: World, name: str) -> Iterator[str]:
    policy = POLICY[name]
    before = fingerprint(world.alice)
    for who, client in world.strangers.items():
        for method in METHODS:
            mail.outbox.clear()
            with taken_back(client):
                with noting_writes() as writes:
                    response = ask(client, name, method, guessed(world.alice))
                changed = writes and fingerprint(world.alice) != before
            for fault in _faults(response, policy, who, method):
                yield f"{method} {name} as {who}: {fault}"
            if changed:
                yield f"{method} {name} as {who}: changed a row of Alice’s"


def guessed(account: Account) -> Account:
    """Return what a stranger asks with: every row's number, and no secret."""
    return replace(
        account,
        feed_token=account.feed_token[::-1],
        stop_token=account.stop_token[::-1],
    )


def _faults(response: Any, policy: Policy, who: str, method: str) -> Iterator[str]:
    if response.status_code not in expected(policy, who, method):
        yield f"answered {response.status_code}"
    told = everything_in(response)
    for canary in (SEALED, SPOKEN):
        if canary in told:
            yield f"told {canary}"
    kept = response.headers.get("Cache-Control", "")
    if who != "visitor" and "no-store" not in kept:
        yield "may be kept by the browser"


# What whoever hasn't the secret gets.
_SECRETS = {Who.TOKEN: 401, Who.HOLDER: 404}


def expected(policy: Policy, who: str, method: str) -> set[int]:
    """Return the answers that somebody who isn't the owner may get."""
    if policy.who in {Who.USER, Who.OWNER} and who == "visitor":
        return {302}
    if method not in policy.methods:
        return {405}
    if policy.who in _SECRETS:
        return {_SECRETS[policy.who]}
    if policy.who is not Who.OWNER:
        return {200, 204, 302, 404, 405, 409, 422}
    if method == "OPTIONS":
        return {200}  # says the same of every row, and of rows that aren't there
    return {404} if method in BOTH else {404, 405}


def _of_owner(world: World, name: str) -> Iterator[str]:
    policy = POLICY[name]
    for method in METHODS:
        wanted = _owed(policy, method)
        with taken_back(world.owner), noting_writes() as writes:
            status = ask(world.owner, name, method, world.alice).status_code
        if status not in wanted:
            yield f"{method} {name} as owner: answered {status}, not {wanted}"
        if writes and method in {*READ, "OPTIONS"}:
            yield f"{method} {name} as owner: reading wrote {writes[0]}"


def _owed(policy: Policy, method: str) -> set[int]:
    if method not in policy.methods:
        return {405}
    if method in READ:
        return {policy.shown}
    return {policy.sent} if method == "POST" else {200, policy.sent, 405}


def ask(client: Client, name: str, method: str, account: Account) -> Any:
    """Send one request about `account`, with what its owner would send."""
    policy = POLICY[name]
    url = reverse(name, args=policy.address(account))
    data = policy.data(account) if method == "POST" else None
    return client.generic(method, url) if data is None else client.post(url, data)


@contextmanager
def taken_back(client: Client) -> Iterator[None]:
    """Take back what the block writes, and signs out of: each request is the first."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


@contextmanager
def noting_writes() -> Iterator[list[str]]:
    """Yield the statements of the block that change rows which are meant to last."""
    writes: list[str] = []

    def note(execute, sql, params, many, context):
        passing = any(f'"{table}"' in sql for table in _PASSING_TABLES)
        if sql.startswith(("INSERT", "UPDATE", "DELETE")) and not passing:
            writes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


def everything_in(response: Any) -> str:
    """Return headers, cookies, body and the mails just sent, as one text."""
    body = unpacked(response.getvalue()).decode("utf-8", "replace")
    mails = [f"{sent.subject} {sent.body} {sent.to}" for sent in mail.outbox]
    return "\n".join([str(response.headers), str(response.cookies), body, *mails])


def fingerprint(account: Account) -> str:
    """Return a digest of every row that belongs to somebody, in every table."""
    digest = hashlib.sha256()
    for model, path in owned_models():
        rows = model._base_manager.filter(**{path: account.user.pk})
        for row in rows.order_by("pk").values_list():
            digest.update(repr(row).encode())
    return digest.hexdigest()


@functools.cache
def owned_models() -> list[tuple[type[Model], str]]:
    """Return each model with the look-up that leads to the person it belongs to."""
    kept = [model for model in apps.get_models() if model._meta.label not in _PASSING]
    return [(model, way) for model in kept if (way := _way_to_owner(model))]


def _way_to_owner(model: type[Model]) -> str:
    if model is User:
        return "pk"
    names = {field.name: field.related_model for field in model._meta.concrete_fields}
    direct = [name for name, to in names.items() if to is User]
    further = {
        "job": "job__owner",
        "need": "need__job__owner",
        "document": "document__owner",
    }
    ways = [way for name, way in further.items() if name in names]
    return next(iter([*direct, *ways]), "")
