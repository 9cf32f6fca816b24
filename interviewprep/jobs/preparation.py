"""How far each job's sheet is, as one more column of what the board and the list read.

What a sheet is made of is known further up: who knows it says so as the project starts.
"""

from collections.abc import Callable

from django.db.models import Expression, IntegerField, Value

# The parts of a job's preparation, as its own page lists them.
PARTS = 6

_counters: list[Callable[[], Expression]] = []


def register(counter: Callable[[], Expression]) -> None:
    """Let `counter` return what counts the ready parts in a query over jobs.

    It is put into the query itself, so it asks nothing further however many jobs there
    are. Call it from AppConfig.ready.
    """
    _counters[:] = [counter]


def ready_parts() -> Expression:
    """Return the column that says how many parts of a job's sheet are ready."""
    nothing: Expression = Value(0, output_field=IntegerField())
    return _counters[0]() if _counters else nothing


def sheet_words(ready: int) -> str:
    """Say how far a sheet is: "Sheet 4 of 6"; nothing of one that wasn't begun."""
    if not ready:
        return ""
    return "Sheet ready" if ready >= PARTS else f"Sheet {ready} of {PARTS}"
