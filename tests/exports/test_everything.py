"""Everything in one file: complete, private notes apart, and nobody else's."""

import json

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from interviewprep.accounts.keys import keys_kept
from interviewprep.accounts.portability import parts_of
from interviewprep.exports.archive import everything
from interviewprep.exports.shape import tables_of
from interviewprep.feeds.models import new_address
from interviewprep.jobs.models import Job
from tests.accounts.people import prove_it_is_her
from tests.exports.archives import NOON, files_of, unzipped
from tests.factories import PASSWORD, DocumentFactory, JobFactory, full_account

CANARY = "Canary: my boss shouts."


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db):
    cache.clear()


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice, title="Team lead", notes=CANARY)


def download(client: Client) -> dict[str, bytes]:
    prove_it_is_her(client)
    return unzipped(client.post(reverse("exports:everything")).getvalue())


def test_everything_comes_in_one_file_with_private_notes_apart(as_alice, job):
    files = download(as_alice)

    private = json.loads(files["private.json"])
    assert list(files) == [
        "README.txt",
        "account.json",
        "everything.json",
        "private.json",
    ]
    assert json.loads(files["everything.json"])["jobs"]["jobs"][0]["title"] == job.title
    assert private["jobs"]["jobs"] == [{"id": 1, "notes": CANARY}]
    assert CANARY.encode() not in files["everything.json"]


def test_a_download_tells_of_the_account_itself(as_alice, alice):
    EmailAddress.objects.create(user=alice, email=alice.email, primary=True)

    files = download(as_alice)

    account = json.loads(files["account.json"])
    assert account["email"] == "alice@example.com"
    assert account["addresses"][0]["verified"] is False
    assert b"password" not in b"".join(files.values())


def test_what_holds_here_alone_is_told_and_not_brought_back(as_alice, alice):
    new_address(alice, at=NOON)

    files = download(as_alice)

    assert json.loads(files["account.json"])["calendar_feed"]["titles"] == "neutral"
    assert "calendar_feed" not in json.loads(files["everything.json"])


def test_a_download_names_nothing_and_nobody(as_alice, job):
    prove_it_is_her(as_alice)

    response = as_alice.post(reverse("exports:everything"))

    name = response.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="my-data-2')
    assert "no-store" in response.headers["Cache-Control"]


def test_a_download_asks_for_the_password_then_comes_at_once(as_alice, job):
    asked = as_alice.post(reverse("exports:everything"))
    page = asked.headers["Location"]
    told = as_alice.get(page).content.decode()

    response = as_alice.post(page, {"password": PASSWORD})

    assert page.startswith(reverse("account_reauthenticate"))
    assert reverse("exports:take") in told
    assert response.headers["Content-Type"] == "application/zip"


def test_nobody_gets_another_persons_data(as_bob, job):
    files = download(as_bob)

    assert CANARY.encode() not in files["private.json"]
    assert b"Team lead" not in files["everything.json"]


def test_while_notes_are_locked_a_download_says_so(as_alice, job, settings):
    prove_it_is_her(as_alice)
    settings.IP_DATA_KEYS = ""

    response = as_alice.post(reverse("exports:everything"))

    assert response.status_code == 503
    assert "Your private notes are locked" in response.content.decode()


def test_no_number_of_the_database_gets_out(alice, bob):
    full_account(bob, "Blaumeise")
    account = full_account(alice, "Kanarienvogel")

    public = json.loads(files_of(alice)["everything.json"])

    rows = [row["id"] for row in public["jobs"]["jobs"]]
    assert rows == list(range(1, Job.objects.filter(owner=alice).count() + 1))
    assert account.job.pk not in rows
    assert str(account.job.row_key) not in files_of(alice)["everything.json"].decode()


def test_uploads_come_as_they_were_under_names_that_any_machine_takes(alice):
    DocumentFactory.create(owner=alice, name="My CV (final).pdf", body=b"%PDF-1.7")
    DocumentFactory.create(owner=alice, name="履歴書", body=b"words")

    files = files_of(alice)

    assert files["files/1-my-cv-final.pdf"] == b"%PDF-1.7"
    assert files["files/2-file"] == b"words"


def test_a_moment_keeps_its_last_digit_and_is_told_in_utc(alice, job):
    told = json.loads(files_of(alice)["everything.json"])["jobs"]["jobs"][0]

    assert told["created_at"] == job.created_at.isoformat()


def test_asking_for_everything_over_and_over_is_put_off(as_alice):
    prove_it_is_her(as_alice)
    answers = [as_alice.post(reverse("exports:everything")) for _ in range(31)]

    assert [answer.status_code for answer in answers] == [*[200] * 30, 429]


@pytest.mark.parametrize("jobs", [1, 3])
def test_more_rows_ask_no_more_questions(alice, jobs, django_assert_num_queries):
    for number in range(jobs):
        account_job = JobFactory.create(owner=alice, notes=CANARY)
        account_job.tags.create(owner=alice, name=f"Tag {number}")
        DocumentFactory.create(owner=alice).jobs.add(account_job)

    shapes = [table.shape for table in tables_of(parts_of(alice))]
    asked = sum(1 + len(shape.many) + len(shape.bodies) for shape in shapes)
    # Besides: the key of private notes, the addresses, and what is told of a feed, of
    # ads, of imports, of what is put aside and of tokens.
    with keys_kept(), django_assert_num_queries(asked + 7):
        list(everything(alice, NOON))


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("exports:everything", "get"),
        ("exports:take", "post"),
        ("exports:restore", "put"),
    ],
)
def test_other_methods_are_refused(as_alice, name, method):
    assert getattr(as_alice, method)(reverse(name)).status_code == 405
