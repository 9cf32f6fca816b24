"""Several presses at one instant, each on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all of these at once; return what each returned, or raise what one raised.

    The database must show each what the others have saved, so a test that calls this
    is marked `django_db(transaction=True)`.
    """
    ready = Barrier(len(deeds))

    def do(deed: Callable[[], Any]) -> Any:
        # Connected first, so that nobody is late for having to connect.
        connection.ensure_connection()
        ready.wait()
        try:
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))


def statuses(answers: Sequence[Any]) -> list[int]:
    """Return the answers' statuses, lowest first: who was first is chance."""
    return sorted(answer.status_code for answer in answers)
