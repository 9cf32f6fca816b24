"""The files that people bring, as the tools that make them write them."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from interviewprep.imports.tables.files import TableFile, tables_in
from interviewprep.imports.tables.plan import Known, Plan, make_plan, opened, readers

FIXTURES = Path(__file__).parent / "fixtures"
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2025, 3, 1, 9, tzinfo=UTC)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def linkedin_archive(**more: bytes) -> bytes:
    """Pack the LinkedIn fixtures as the site does, among files that aren't ours."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted((FIXTURES / "linkedin").rglob("*.csv")):
            file.writestr(
                str(path.relative_to(FIXTURES / "linkedin")), path.read_bytes()
            )
        file.writestr("messages.csv", b"FROM,TO,CONTENT\nDana,Alice,Hello\n")
        file.writestr("Jobs/Job Seeker Preferences.csv", b"Locations\nLeeds\n")
        for name, data in more.items():
            file.writestr(name, data)
    return packed.getvalue()


def plan_for(
    name: str,
    data: bytes | None = None,
    *,
    day_first: bool | None = None,
    known: Known | None = None,
) -> Plan:
    """Return what a fixture, or `data` under its name, would bring on 1 March 2025."""
    files = tables_in(name, fixture(name) if data is None else data)
    tables = readers(opened(files, {}), day_first=day_first, zone=LONDON, now=NOW)
    return make_plan(tables, known or Known())


@contextmanager
def peak() -> Iterator[Callable[[], int]]:
    """Yield what tells, after the block, how many bytes it held at its fullest."""
    tracemalloc.start()
    held: list[int] = []
    try:
        yield lambda: held[0]
    finally:
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()


def table(text: str, name: str = "jobs.csv") -> list[TableFile]:
    return [TableFile(name, text.encode())]
