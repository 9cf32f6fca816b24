"""`/health/`: tells a monitor what works, in words that give nothing away."""

import functools
import time
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from interviewprep.preparation import has_migrations_to_apply
from interviewprep.sealed import private_text_usable

WORKS = "works"
# The worker looks for work each second; a minute allows for one slow look.
SILENCE_IN_SECONDS = 60
# Where these send mail, nobody reads it.
UNREAD = ("console", "dummy", "locmem", "filebased")


@require_safe
@never_cache
@login_not_required
def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 while pages can be served, else 503; JSON with one word for each part.

    Without `database`, `migrations` and `private_notes` no page works: 503, "down".
    Without the `worker` pages work, and reminders and the nightly sweep wait: 200,
    "degraded". A site may well be meant to have no `mail`: that alone leaves it "ok".
    """
    needed = _needed()
    worker = _worker()
    is_serving = all(state == WORKS for state in needed.values())
    status = "down" if not is_serving else "ok" if worker == WORKS else "degraded"
    parts = {**needed, "worker": worker, "mail": _mail()}
    return JsonResponse({"status": status, **parts}, status=200 if is_serving else 503)


def _needed() -> dict[str, str]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        migrations = WORKS if _is_migrated() else "not applied"
        private_notes = WORKS if private_text_usable().usable else "locked"
    except DatabaseError:
        unknown = "unknown"
        return {
            "database": "unreachable",
            "migrations": unknown,
            "private_notes": unknown,
        }
    return {
        "database": WORKS,
        "migrations": migrations,
        "private_notes": private_notes,
    }


def _is_migrated() -> bool:
    try:
        return _was_migrated()
    except _NotYet:
        return False


class _NotYet(Exception):
    """Not migrated so far: raised, so that only the lasting answer is remembered."""


@functools.cache
def _was_migrated() -> bool:
    """Read the migrations once: while this process lives, its code stays the same."""
    if has_migrations_to_apply():
        raise _NotYet
    return True


def _worker() -> str:
    try:
        seen_at = Path(settings.WORKER_HEARTBEAT).stat().st_mtime
    except FileNotFoundError:
        return "not started"
    return WORKS if time.time() - seen_at < SILENCE_IN_SECONDS else "silent"


def _mail() -> str:
    backend: str = settings.MAILERS["default"]["BACKEND"]
    return "not set up" if any(name in backend for name in UNREAD) else WORKS
