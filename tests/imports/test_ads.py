"""An ad becomes a job: pasted, uploaded or fetched, and only on somebody's word."""

import json
from datetime import timedelta
from html import unescape
from urllib.parse import unquote

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from interviewprep.imports import tasks
from interviewprep.imports.models import Ad, AdState
from interviewprep.jobs.models import Job
from interviewprep.pages.sweeping import sweep
from tests.factories import AdFactory
from tests.imports.servers import answer, fetcher_for, site
from tests.imports.test_posting import LEAD, page

GIVE = "imports:give"


@pytest.fixture(autouse=True)
def nothing_counted(db):
    cache.clear()


@pytest.fixture
def fetching(settings):
    settings.FETCH_ADS = True


def given(client, **sent):
    return client.post(reverse(GIVE), sent, follow=True)


def test_a_pasted_ad_is_looked_over_and_then_kept(as_alice, alice):
    review = given(as_alice, text=page(LEAD), url="https://tidewell.example/7")
    nothing_yet = Job.objects.count()
    form = review.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    kept = as_alice.post(review.request["PATH_INFO"], {**sent, "place": "York"})

    job = Job.objects.get()
    assert nothing_yet == 0
    assert kept["Location"] == reverse("motivations:why", args=[job.pk])
    assert (job.owner, job.title, job.company) == (
        alice,
        "Team Lead",
        "Tidewell Robotics",
    )
    assert (job.place, job.stage) == ("York", "saved")
    assert f"{job.deadline_on} {job.salary_low} {job.salary_currency}" == (
        "2026-12-01 48000.00 GBP"
    )
    assert job.posting_url == "https://tidewell.example/7"
    assert job.events.count() == 1


def test_an_uploaded_page_is_read(as_alice):
    file = SimpleUploadedFile("ad.html", page(LEAD).encode())

    review = given(as_alice, file=file)

    assert review.context["form"]["title"].value() == "Team Lead"


def test_what_couldnt_be_read_is_empty_and_named(as_alice):
    review = given(as_alice, text="We need somebody for our desk.")

    assert review.context["form"].unread == [
        "Who are they?",
        "Which role?",
        "Where is it?",
    ]
    assert "We couldn’t read" in review.content.decode()


def test_without_a_role_nothing_is_kept(as_alice):
    review = given(as_alice, text="We need somebody.")

    answer_ = as_alice.post(
        review.request["PATH_INFO"], {"title": "", "stage": "saved"}
    )

    assert answer_.status_code == 422
    assert Job.objects.count() == 0


def test_of_several_ads_on_a_page_one_is_picked(as_alice):
    which = given(as_alice, text=page([LEAD, {**LEAD, "title": "Nurse"}]))
    url = which.request["PATH_INFO"]

    picked = as_alice.get(f"{url}?n=1")
    as_alice.post(f"{url}?n=1", {"title": "Nurse", "stage": "saved"})

    assert "Which of these?" in which.content.decode()
    assert picked.context["form"]["title"].value() == "Nurse"
    assert Job.objects.get().title == "Nurse"


@pytest.mark.parametrize("number", ["9", "-1", "x", "٣", "1" * 50])
def test_a_number_that_no_ad_has_asks_again(as_alice, alice, number):
    ad = AdFactory.create(owner=alice, found=[{"title": "A"}, {"title": "B"}])

    answer_ = as_alice.get(ad.get_absolute_url(), {"n": number})

    assert "Which of these?" in answer_.content.decode()


def test_two_presses_make_one_job(as_alice, alice):
    ad = AdFactory.create(owner=alice)
    sent = {"title": "Nurse", "stage": "saved"}

    first = as_alice.post(ad.get_absolute_url(), sent)
    second = as_alice.post(ad.get_absolute_url(), sent)

    job = Job.objects.get()
    assert first["Location"] == reverse("motivations:why", args=[job.pk])
    assert second["Location"] == job.get_absolute_url()


@pytest.mark.parametrize(
    ("sent", "field", "told"),
    [
        ({}, "text", "Paste the ad here"),
        ({"url": "javascript:alert(1)"}, "url", "no web address"),
        ({"text": "x" * 1_000_001}, "text", "1000000 fit"),
        ({"file": SimpleUploadedFile("a.html", b"")}, "file", "empty"),
        ({"file": SimpleUploadedFile("a.html", b"x" * 2_200_000)}, "file", "2 MB"),
        ({"file": SimpleUploadedFile("a.png", b"\x89PNG\0\0\0\0")}, "file", "no text"),
    ],
)
def test_what_is_no_ad_is_asked_for_again(as_alice, sent, field, told):
    answer_ = as_alice.post(reverse(GIVE), sent)

    assert answer_.status_code == 422
    assert told in str(answer_.context["form"].errors[field])
    assert Ad.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("salary_currency", "12"),
        ("salary_high", "1"),
        ("posted_on", "0001-01-01"),
        ("posting_url", "javascript:alert(1)"),
    ],
)
def test_wrong_details_are_asked_about(as_alice, alice, name, wrong):
    ad = AdFactory.create(owner=alice)
    sent = {"title": "Nurse", "stage": "saved", "salary_low": "2", name: wrong}

    answer_ = as_alice.post(ad.get_absolute_url(), sent)

    assert list(answer_.context["form"].errors) == [name]


# --- by its address -----------------------------------------------------------


def test_an_address_is_fetched_and_looked_over(as_alice, fetching, monkeypatch):
    with site(answer(page(LEAD).encode())) as server:
        monkeypatch.setattr(tasks, "fetcher", fetcher_for(server))
        review = given(as_alice, url="http://tidewell.example/7")

    form = review.context["form"]
    assert form["title"].value() == "Team Lead"
    assert form["posting_url"].value() == "http://tidewell.example/7"
    assert Job.objects.count() == 0


def test_what_cant_be_fetched_says_why_and_offers_to_paste(as_alice, fetching):
    failed = given(as_alice, url="http://127.0.0.1/admin/")

    assert "We can’t open that address." in failed.content.decode()
    assert failed.context["form"]["url"].value() == "http://127.0.0.1/admin/"


def test_a_page_shows_that_an_ad_is_on_its_way(as_alice, alice):
    ad = AdFactory.create(owner=alice, state=AdState.WAITING, found=[])
    url = f"{ad.get_absolute_url()}?poll=1"
    htmx = {"HX-Request": "true"}

    whole = as_alice.get(ad.get_absolute_url())
    part = as_alice.get(url, headers=htmx)
    Ad.objects.update(state=AdState.READ, found=[{"title": "Nurse"}])
    done = as_alice.get(url, headers=htmx)

    assert "Look whether it’s here" in whole.content.decode()
    assert b"<html" not in part.content
    assert b"every 2s" in part.content
    assert done.headers["HX-Refresh"] == "true"


def test_an_ad_that_was_fetched_is_not_fetched_again(alice):
    ad = AdFactory.create(owner=alice, url="http://127.0.0.1/")

    tasks.fetch_ad.func(ad.pk)

    ad.refresh_from_db()
    assert ad.state == AdState.READ


def test_where_addresses_arent_opened_the_text_is_asked_for(as_alice):
    shown = as_alice.get(reverse(GIVE)).content.decode()
    answer_ = as_alice.post(reverse(GIVE), {"url": "https://tidewell.example/7"})

    assert "This site opens no addresses" in shown
    assert answer_.status_code == 422


def test_twenty_addresses_an_hour_are_enough(as_alice, fetching):
    answers = [
        as_alice.post(reverse(GIVE), {"url": f"http://127.0.0.1/{number}"})
        for number in range(21)
    ]

    assert {each.status_code for each in answers[:20]} == {302}
    assert answers[20].status_code == 429
    assert "twenty addresses" in answers[20].content.decode()
    assert Ad.objects.count() == 20


# --- the bookmark -------------------------------------------------------------


def test_the_bookmark_fills_the_boxes(as_alice):
    sent = {
        "url": "https://tidewell.example/7",
        "title": "Lead",
        "text": "We need a lead.",
    }

    shown = as_alice.get(reverse(GIVE), sent)

    form = shown.context["form"]
    assert {name: form[name].value() for name in sent} == sent
    assert Ad.objects.count() == 0


def test_what_a_bookmark_brings_is_shown_as_text(as_alice):
    shown = as_alice.get(
        reverse(GIVE), {"text": "</textarea><script>alert(1)</script>"}
    )

    assert b"<script>alert(1)" not in shown.content


def test_the_bookmark_is_one_script_that_leads_here(as_alice):
    content = as_alice.get(reverse("imports:bookmarklet")).content.decode()

    start = content.index("javascript:")
    script = unquote(unescape(content[start : content.index('"', start)]))
    assert script.startswith("javascript:(()=>{")
    assert "'http://testserver/jobs/new/from-ad/'" in script
    assert "8000" in script


def test_ads_that_nobody_came_back_to_are_swept_away(alice):
    AdFactory.create(owner=alice)
    Ad.objects.update(made_at=timezone.now() - timedelta(days=8))

    sweep.func()

    assert Ad.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_looking_an_ad_over_takes_four_queries_however_many_there_are(
    as_alice, alice, count, django_assert_num_queries
):
    ad = AdFactory.create(owner=alice, found=[{"title": str(n)} for n in range(count)])
    as_alice.get(ad.get_absolute_url())

    # session, person, ad, then the job that may be there already
    with django_assert_num_queries(4):
        as_alice.get(ad.get_absolute_url())


def test_what_was_found_is_json(alice):
    ad = Ad(owner=alice)
    tasks.note_found(ad, page(LEAD), "")

    assert json.loads(json.dumps(ad.found)) == ad.found
