"""`/health/` tells what works, to anybody, without giving anything away."""

import os
import time

import pytest
from django.db import connection
from django.urls import reverse

from interviewprep.accounts.keys import note_current_key
from interviewprep.pages import health as health_page

NEW_KEY = "test:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


@pytest.fixture
def heartbeat(settings, tmp_path):
    settings.WORKER_HEARTBEAT = tmp_path / "heartbeat"
    settings.WORKER_HEARTBEAT.touch()
    return settings.WORKER_HEARTBEAT


@pytest.mark.django_db
def test_health_is_ok_when_everything_works(client, heartbeat):
    response = client.get(reverse("pages:health"))

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "works",
        "migrations": "works",
        "private_notes": "works",
        "worker": "works",
        "mail": "not set up",
    }
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_health_counts_its_queries(client, heartbeat, django_assert_num_queries):
    client.get(reverse("pages:health"))

    with django_assert_num_queries(2):
        client.get(reverse("pages:health"))


@pytest.mark.django_db
def test_health_says_when_the_worker_went_silent(client, heartbeat):
    an_hour_ago = time.time() - 3600
    os.utime(heartbeat, (an_hour_ago, an_hour_ago))

    response = client.get(reverse("pages:health"))

    assert response.status_code == 200
    assert response.json()["status"] == "degraded"
    assert response.json()["worker"] == "silent"


@pytest.mark.django_db
def test_health_says_when_no_worker_ever_started(client, heartbeat):
    heartbeat.unlink()

    response = client.get(reverse("pages:health"))

    assert response.json()["status"] == "degraded"
    assert response.json()["worker"] == "not started"


@pytest.mark.django_db
def test_health_is_down_while_private_notes_are_locked(client, heartbeat, settings):
    note_current_key()
    settings.IP_DATA_KEYS = NEW_KEY

    response = client.get(reverse("pages:health"))

    assert response.status_code == 503
    assert response.json()["status"] == "down"
    assert response.json()["private_notes"] == "locked"
    assert NEW_KEY not in response.content.decode()


@pytest.mark.django_db
def test_health_is_down_until_the_database_is_migrated(client, heartbeat):
    health_page._was_migrated.cache_clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'accounts'")

    response = client.get(reverse("pages:health"))

    assert response.status_code == 503
    assert response.json()["migrations"] == "not applied"


@pytest.mark.django_db
def test_health_says_when_mail_is_set_up(client, heartbeat, settings):
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}
    }

    response = client.get(reverse("pages:health"))

    assert response.json()["mail"] == "works"


@pytest.mark.django_db
def test_health_can_only_be_read(client, heartbeat):
    response = client.post(reverse("pages:health"))

    assert response.status_code == 405
