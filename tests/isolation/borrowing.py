"""Borrowed rows: what Bob gets hold of by naming Alice's in forms of his own.

The address is his; a number, a key or a name that he sends along is hers. Whatever the
answer is, no row of one person may lead to a row of the other afterwards.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Model
from django.test import Client
from django.urls import reverse

from interviewprep.accounts.models import User
from interviewprep.exports.shape import through_of
from tests.factories import Account
from tests.isolation.matrix import (
    SEALED,
    SPOKEN,
    World,
    everything_in,
    fingerprint,
    owned_models,
    taken_back,
)
from tests.isolation.policy import INTERVIEW, TOLD_WORDS, new_file

REFUSED = frozenset({404, 422})
# Nothing is refused, as nothing is asked: what was borrowed means nothing there.
PASSED_OVER = frozenset({200, 302})

type Args = Callable[[Account, Account], list[Any]]
type Data = Callable[[Account, Account], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Borrowing:
    """A form of Bob's that names a row of Alice's, `what` it is, and the answer.

    `args` and `data` are given his account and hers. `of` is the form's class and the
    field that takes a row; empty where the view itself looks for the row.
    """

    name: str
    what: str
    args: Args
    data: Data = field(default=lambda *_: {})
    answers: frozenset[int] = REFUSED
    method: str = "POST"
    of: tuple[str, str] = ("", "")


def _nothing(his: Account, hers: Account) -> list[Any]:
    return []


def _job(his: Account, hers: Account) -> list[Any]:
    return [his.job.pk]


def _told(his: Account, hers: Account) -> list[Any]:
    return [his.told.pk]


def _in_told(name: str) -> Iterator[Borrowing]:
    """Yield the borrowing of what a told row may lead to, in a new one and an old."""

    def data(his: Account, hers: Account) -> dict[str, Any]:
        borrowed = getattr(hers, name).pk
        return {**TOLD_WORDS, "version": his.told.version, name: borrowed}

    of = ("ToldForm", name)
    yield Borrowing("told:new", name, _job, data, of=of)
    yield Borrowing("told:edit", name, _told, data, of=of)


def _in_need(his: Account, hers: Account) -> dict[str, Any]:
    return {"text": "A need", "strength": "some", "story": hers.story.pk}


def _in_round(his: Account, hers: Account) -> dict[str, Any]:
    people = [his.person.pk, hers.person.pk]
    version = his.interview.version
    return {**INTERVIEW, "version": version, "known_people": people}


def _in_bulk(place: str, deed: str) -> Borrowing:
    """Return the borrowing of a job by what is done to many: ticked, or all shown."""

    def data(his: Account, hers: Account) -> dict[str, Any]:
        told = {"deed": deed, "tag": "far away", place: [his.job.pk, hers.job.pk]}
        return {**told, "everything": "on"} if place == "shown" else told

    return Borrowing("jobs:bulk", f"{place} to {deed}", _nothing, data)


_STORY = ("NeedForm", "story")
_PEOPLE = ("InterviewForm", "known_people")
BORROWINGS = [
    Borrowing("stories:need", "story", lambda his, _: [his.need.pk], _in_need,
              of=_STORY),
    Borrowing("stories:new_need", "story", _job, _in_need, of=_STORY),
    Borrowing("motivations:question", "story",
              lambda his, _: [his.job.pk, "move_up", 6],
              lambda _, hers: {"story": hers.story.pk}),
    Borrowing("motivations:question", "story",
              lambda his, _: [his.job.pk, "prove_it", 5],
              lambda his, hers: {f"story_{his.need.pk}": hers.story.pk}),
    Borrowing("motivations:question", "need",
              lambda his, _: [his.job.pk, "prove_it", 5],
              lambda his, hers: {f"story_{hers.need.pk}": his.story.pk},
              PASSED_OVER | REFUSED),
    Borrowing("motivations:gap", "gap",
              lambda his, _: [his.job.pk, "prove_it", 4, 1],
              lambda _, hers: {f"kind_{hers.gap.pk}": "learning",
                               f"sentence_{hers.gap.pk}": "I’m learning it."},
              PASSED_OVER | REFUSED),
    Borrowing("motivations:line", "line",
              lambda his, hers: [his.job.pk, hers.line.pk],
              lambda _, hers: {"text": "I’d like to lead.", "part": "why",
                               "is_true": "on", "version": hers.line.version}),
    Borrowing("motivations:restore_line", "line",
              lambda his, hers: [his.job.pk, hers.deleted_line.pk]),
    Borrowing("motivations:me_after_all", "wording",
              lambda his, hers: [his.job.pk, his.reason.kind, hers.not_me.pk]),
    *(each for name in ("person", "interview", "story", "line")
      for each in _in_told(name)),
    Borrowing("told:new", "interview", _job,
              lambda _, hers: {"interview": hers.interview.pk}, PASSED_OVER, "GET"),
    Borrowing("told:accept", "told row",
              lambda his, hers: [his.told.pk, hers.told.pk]),
    Borrowing("told:reopen", "told row",
              lambda his, hers: [his.told.pk, hers.told.pk]),
    Borrowing("jobs:new_interview", "person", _job, _in_round, of=_PEOPLE),
    Borrowing("jobs:interview", "person", lambda his, _: [his.interview.pk],
              _in_round, of=_PEOPLE),
    Borrowing("jobs:document", "job", lambda his, _: [his.document.pk],
              lambda his, hers: {"kind": "cv", "name": "CV",
                                 "jobs": [his.job.pk, hers.job.pk]},
              of=("DocumentForm", "jobs")),
    Borrowing("jobs:documents", "file’s content", _job,
              lambda his, _: new_file(his), PASSED_OVER),
    Borrowing("jobs:details", "tag", _job,
              lambda his, hers: {"title": "Nurse", "stage": "saved",
                                 "version": his.job.version,
                                 "known_tags": [hers.tag.name]}),
    Borrowing("exports:take", "job", _nothing,
              lambda _, hers: {"job": hers.job.pk}, method="GET",
              of=("SheetsForm", "job")),
    *(_in_bulk(place, deed)
      for place in ("jobs", "shown")
      for deed in ("move:offer", "close:rejected", "tag", "archive", "unarchive",
                   "delete")),
    Borrowing("jobs:undo_batch", "batch", lambda _, hers: [hers.batch.key]),
    Borrowing("jobs:delete_view", "saved view",
              lambda _, hers: [hers.saved_view.pk]),
    Borrowing("reminders:done", "person to write to",
              lambda _, hers: ["person", hers.person.pk]),
    Borrowing("imports:take_back", "import",
              lambda _, hers: [hers.done_import.pk]),
    Borrowing("api:revoke", "token", lambda _, hers: [hers.token.pk]),
]  # fmt: skip


def borrowings(world: World) -> list[str]:
    """Return what each borrowing brings Bob, a line each; nothing, if all is well."""
    hers = fingerprint(world.alice)
    found: list[str] = []
    for each in BORROWINGS:
        with taken_back(world.strangers["bob"]):
            found += _brought(world, each)
            if fingerprint(world.alice) != hers:
                found.append(f"{each.name} changed Alice’s rows by her {each.what}")
    return found


def _brought(world: World, each: Borrowing) -> Iterator[str]:
    client, both = world.strangers["bob"], (world.bob, world.alice)
    url = reverse(each.name, args=each.args(*both))
    ask = client.get if each.method == "GET" else client.post
    data = each.data(*both)
    sent = ask(url, data)
    if sent.status_code not in each.answers:
        yield f"{each.name} took Alice’s {each.what}: {sent.status_code}"
    told = everything_in(sent) + everything_in(_next_page(client, sent, world.bob))
    # A page may show him again what he typed himself.
    typed = str(list(data.values()))
    if any(canary in told for canary in (SEALED, SPOKEN) if canary not in typed):
        yield f"{each.name} told Bob of Alice’s {each.what}"
    for way in crossings():
        yield f"{each.name} ties Bob to Alice’s {each.what} by {way}"


def _next_page(client: Client, sent: Any, bob: Account) -> Any:
    """Return the page that follows, or the one that would show what was taken."""
    after = sent.headers.get("Location") or reverse("stories:proof", args=[bob.job.pk])
    return client.get(after)


def crossings() -> list[str]:
    """Return every relation by which a row of one person leads to somebody else's."""
    owned = dict(owned_models())
    return [
        f"{model.__name__}.{name}"
        for model, way in owned.items()
        for name, rows in _relations(model, way, owned)
        if rows.exists()
    ]


def _relations(
    model: type[Model], way: str, owned: Mapping[type[Model], str]
) -> Iterator[tuple[str, Any]]:
    """Yield each relation of a model with the rows that lead to another person's."""
    for column in model._meta.concrete_fields:
        target = column.related_model
        if target and target in owned and target is not User:
            there = f"{column.name}__{owned[target]}"
            rows = model._base_manager.exclude(**{column.name: None})
            yield column.name, rows.exclude(**{way: F(there)})
    for many in model._meta.local_many_to_many:
        if many.related_model in owned:
            here = f"{many.m2m_field_name()}__{way}"
            there = f"{many.m2m_reverse_field_name()}__{owned[many.related_model]}"
            pairs = through_of(many)._base_manager
            yield many.name, pairs.exclude(**{here: F(there)})
