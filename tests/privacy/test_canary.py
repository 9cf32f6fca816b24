"""Private words are written everywhere they can be, and then looked for everywhere."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from django.apps import apps
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from interviewprep.redaction import RedactingReporter
from interviewprep.sealed.fields import SealedModel, sealed_fields
from motivations import reframing
from tests.conftest import signed_in
from tests.factories import (
    PASSWORD,
    InterviewFactory,
    JobFactory,
    UserFactory,
    full_account,
)
from tests.isolation.matrix import ask, taken_back
from tests.isolation.policy import POLICY
from tests.privacy.canary import (
    SEALED,
    SPOKEN,
    database_traces,
    every_row,
    is_in,
    logged,
    unpacked,
    write_everywhere,
)

# The pages on which a person reads their own private words, and no others.
PRIVATE_PAGES = {
    "fit:question",
    "imports:import",
    "imports:skipped",
    "jobs:details",
    "jobs:interview",
    "jobs:person",
    "motivations:check",
    "motivations:panel",
}
FILES = [
    ("sheets:sheet", []),
    ("sheets:pdf", []),
    ("sheets:download", ["docx"]),
    ("sheets:download", ["md"]),
    ("sheets:download", ["txt"]),
    ("sheets:event", []),
]


@pytest.fixture
def account(alice):
    cache.clear()
    return full_account(alice, SEALED, SPOKEN)


@pytest.fixture
def as_alice(as_alice):
    as_alice.raise_request_exception = False
    return as_alice


# --- everywhere at once -------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_no_row_no_log_no_mail_and_no_file_holds_a_private_word(tmp_path):
    cache.clear()
    job = JobFactory.create(title=SPOKEN)
    interview = InterviewFactory.create(job=job)
    client = signed_in(job.owner)

    with logged() as log, database_traces() as traces:
        answers = write_everywhere(client, job.pk, interview.pk)
        client.post(reverse("account_reset_password"), {"email": "nobody@example.com"})
    kept = every_row() + traces.getvalue() + log.getvalue().encode()
    kept += "".join(f"{sent.subject} {sent.body}" for sent in mail.outbox).encode()

    assert max(answers) < 500
    assert sorted(answers)[:9] == [200, 200, 204, *[302] * 6]
    assert is_in(SPOKEN, traces.getvalue())
    assert b"[POST" in log.getvalue().encode()
    assert not is_in(SEALED, kept)
    assert job.reasons.filter(motivation="move_up").get().blunt.reveal() != ""


@pytest.mark.django_db(transaction=True)
def test_every_sealed_field_is_sealed_in_the_database():
    with database_traces() as traces:
        full_account(UserFactory.create(), SEALED, SPOKEN)
    written = every_row()

    assert is_in(SPOKEN, written)
    assert is_in(SPOKEN, traces.getvalue())
    assert not is_in(SEALED, written)
    assert not is_in(SEALED, traces.getvalue())


def test_a_full_account_fills_every_sealed_field(account):
    for model in apps.get_models():
        if issubclass(model, SealedModel):
            for field in sealed_fields(model):
                rows = [getattr(row, field.name) for row in model._base_manager.all()]
                assert any(SEALED in row.reveal() for row in rows), field


# --- pages and files ----------------------------------------------------------


def test_private_words_are_on_the_pages_meant_for_them_alone(as_alice, account):
    pages = {name: ask(as_alice, name, "GET", account) for name in POLICY}

    texts = {
        name: page.getvalue().decode(errors="replace") for name, page in pages.items()
    }
    titles = [re.findall(r"<title>.*?</title>", t, re.DOTALL) for t in texts.values()]
    headers = [page.headers for page in pages.values()]
    assert {name for name, text in texts.items() if SEALED in text} == PRIVATE_PAGES
    assert not is_in(SEALED, f"{titles} {headers}".encode())


def test_no_answer_to_what_is_sent_tells_a_private_word(as_alice, account):
    as_alice.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    told = []

    for name in POLICY:
        with taken_back(as_alice):
            answer = ask(as_alice, name, "POST", account)
        told.append(f"{name} {answer.headers} {answer.cookies}")

    mails = [f"{sent.subject} {sent.body}" for sent in mail.outbox]
    assert len(told) == len(POLICY)
    assert not is_in(SEALED, f"{told} {mails}".encode())


@pytest.mark.parametrize(("name", "extension"), FILES)
def test_no_file_to_take_along_holds_a_private_word(as_alice, account, name, extension):
    args = [account.interview.pk, *extension]

    answer = as_alice.get(reverse(name, args=args))

    kept = unpacked(answer.getvalue()) + str(answer.headers).encode()
    assert is_in(SPOKEN, kept)
    assert not is_in(SEALED, kept)


def test_ones_own_data_keeps_private_words_in_a_file_of_their_own(as_alice, account):
    as_alice.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    answer = as_alice.post(reverse("exports:everything"))

    with zipfile.ZipFile(BytesIO(answer.getvalue())) as file:
        holding = [name for name in file.namelist() if is_in(SEALED, file.read(name))]
        private = json.loads(file.read("private.json"))
    assert holding == ["private.json"]
    assert set(private) > {"jobs", "motivations"}


# --- when something fails -----------------------------------------------------


def test_an_error_on_a_private_page_tells_no_word(as_alice, account, monkeypatch):
    def fail(text, **more):
        raise ValueError(text)

    monkeypatch.setattr(reframing, "reframe", fail)

    with logged() as log:
        page = ask(as_alice, "motivations:panel", "GET", account)

    assert page.status_code == 500
    assert "builtins.ValueError" in log.getvalue()
    assert not is_in(SEALED, page.content + log.getvalue().encode())


def test_an_error_report_of_private_words_holds_none(rf, account):
    request = rf.post("/jobs/1/why/move-up/1/", {"blunt": SEALED})
    try:
        raise ValueError(account.reason.blunt.reveal(), SEALED)  # noqa: TRY301
    except ValueError as error:
        reporter = RedactingReporter(request, type(error), error, error.__traceback__)

    reports = reporter.get_traceback_text() + reporter.get_traceback_html()

    assert "builtins.ValueError" in reports
    assert not is_in(SEALED, reports.encode())


# --- the guard itself ---------------------------------------------------------


@pytest.mark.parametrize(
    "hidden",
    [
        "Kanarienvogel im Keller",
        "KANARIENVOGEL IM KELLER",
        "Kanarienvogel%20im%20Keller",
        "Kanarienvogel+im+Keller",
        "4b616e617269656e766f67656c20696d204b656c6c6572",
        "eHhLYW5hcmllbnZvZ2VsIGltIEtlbGxlciB0b28=",
        "relleK mi legovneiranaK",
    ],
)
def test_words_in_disguise_are_found(hidden):
    assert is_in(SEALED, f"before {hidden} after".encode())


def test_words_inside_a_packed_file_are_found():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", SEALED)

    assert not is_in(SEALED, packed.getvalue())
    assert is_in(SEALED, unpacked(packed.getvalue()))
