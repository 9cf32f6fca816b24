"""Bringing a download back: looked at first, then done, with the same file."""

import json
from functools import partial

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from interviewprep import uploads
from interviewprep.exports import forms
from interviewprep.jobs.models import Job
from tests.conftest import signed_in
from tests.exports.archives import files_of, zipped
from tests.factories import JobFactory, UserFactory, full_account
from tests.racing import at_once, statuses


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(db):
    cache.clear()


@pytest.fixture
def hers(alice):
    """Return what Alice downloaded."""
    full_account(alice, "Kanarienvogel", "Wellensittich")
    return zipped(files_of(alice))


def send(client, content: bytes, **more):
    upload = SimpleUploadedFile("my-data.zip", content)
    data = {"file": upload, **more}
    return client.post(reverse("exports:restore"), data)


def test_an_empty_account_is_asked_for_the_file_alone(as_bob):
    page = as_bob.get(reverse("exports:restore"))

    assert list(page.context["form"].fields) == ["file"]
    assert "Look inside" in page.content.decode()


def test_looking_tells_what_is_in_it_and_changes_nothing(as_bob, bob, hers):
    page = send(as_bob, hers)

    text = page.content.decode()
    assert page.status_code == 200
    assert "Saved views" in text
    assert "Nothing has changed yet." in text
    assert not Job.objects.filter(owner=bob).exists()


def test_the_file_that_was_looked_at_comes_back(as_bob, bob, hers):
    seen = send(as_bob, hers).context["seen"]

    answer = send(as_bob, hers, seen=seen)

    told = as_bob.get(answer.headers["Location"]).content.decode()
    assert answer.status_code == 302
    assert "It’s all back: 2 jobs" in told
    assert zipped(files_of(bob)) == hers


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_one_instant_bring_it_back_once():
    alice, bob = UserFactory.create(), UserFactory.create()
    JobFactory.create_batch(20, owner=alice)
    hers = zipped(files_of(alice))
    seen = send(signed_in(bob), hers).context["seen"]
    presses = [partial(send, signed_in(bob), hers, seen=seen) for _ in range(3)]

    answers = at_once(*presses)

    assert statuses(answers) == [302, 422, 422]
    assert Job.objects.filter(owner=bob).count() == 20
    assert zipped(files_of(bob)) == hers


def test_a_row_that_contradicts_itself_is_named_among_many(as_bob, bob, alice):
    JobFactory.create_batch(30, owner=alice)
    files = files_of(alice)
    everything = json.loads(files["everything.json"])
    everything["jobs"]["jobs"][16]["outcome"] = "rejected"
    files["everything.json"] = json.dumps(everything).encode()

    page = send(as_bob, zipped(files))

    assert "jobs, row 17 isn’t right" in page.content.decode()
    assert not Job.objects.filter(owner=bob).exists()


def test_another_file_is_looked_at_instead(as_bob, bob, hers):
    page = send(as_bob, hers, seen="0" * 64)

    assert "This is another file than the one you looked at." in page.content.decode()
    assert not Job.objects.filter(owner=bob).exists()


def test_somebody_who_keeps_things_here_is_asked_first(as_bob, bob, hers):
    JobFactory.create(owner=bob)

    page = send(as_bob, hers)

    assert page.status_code == 422
    assert "You keep things here already." in page.content.decode()


def test_beside_ones_own_things_it_says_what_is_there_already(as_alice, hers):
    page = send(as_alice, hers, beside="on")

    assert "1 here already" in page.content.decode()


def test_without_private_notes_it_says_so(as_bob, alice):
    files = files_of(alice)
    del files["private.json"]

    page = send(as_bob, zipped(files))

    assert "everything comes back but your private notes" in page.content.decode()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_download_of_ours_is_refused_kindly(as_bob, content):
    page = send(as_bob, content)

    assert page.status_code == 422
    assert "Choose the ZIP" in page.content.decode()


def test_without_a_file_it_asks_for_one(as_bob):
    page = as_bob.post(reverse("exports:restore"))

    assert page.status_code == 422
    assert "Choose the ZIP first." in page.content.decode()


def test_a_file_that_is_too_big_is_not_opened(as_bob, hers, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 100)

    page = send(as_bob, hers)

    assert "This file is too big" in page.content.decode()


def test_what_is_wrong_is_said_below_the_boxes_which_stay_as_they_are(as_alice, hers):
    refused = send(as_alice, b"not a zip").content.decode()

    box = 'type="file" name="file"'
    assert refused.index(box) < refused.index("data-error-summary")
    assert "field-wrong" not in refused


def test_a_download_of_all_that_may_be_kept_reaches_the_form():
    assert forms.MOST_BYTES < uploads.MOST_BYTES


def test_trying_over_and_over_is_put_off(as_bob):
    answers = [send(as_bob, b"not a zip") for _ in range(21)]

    assert [answer.status_code for answer in answers] == [*[422] * 20, 429]


def test_while_notes_are_locked_nothing_comes_back(as_bob, bob, hers, settings):
    settings.IP_DATA_KEYS = ""

    page = send(as_bob, hers)

    assert page.status_code == 503
    assert not Job.objects.filter(owner=bob).exists()


def test_the_page_of_ways_out_leads_to_all_of_them(as_alice):
    text = as_alice.get(reverse("exports:take")).content.decode()

    for name in (
        "exports:everything",
        "exports:jobs",
        "exports:activity",
        "exports:restore",
    ):
        assert reverse(name) in text
