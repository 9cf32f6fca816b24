"""Files that nobody means well with are refused kindly, and odd ones are read."""

import csv
import io
import struct
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewprep.cells import marked
from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.encodings import decoded
from interviewprep.imports.tables.files import (
    MEBIBYTE,
    MOST_BYTES,
    pack,
    tables_in,
    unpack,
)
from interviewprep.imports.tables.grid import MOST_ROWS, read_grid
from interviewprep.imports.tables.plan import opened
from tests.imports.examples import linkedin_archive, peak, plan_for, table


def archive(entries, method=zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return packed.getvalue()


def with_password(data: bytes) -> bytes:
    """Set the flag that says so, in the entry and in the directory."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data = data[:at] + struct.pack("<H", 1) + data[at + 2 :]
    return data


def lying(data: bytes) -> bytes:
    """Declare a small size for what unpacks to a large one."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", 10) + data[at + 4 :]


ROWS = b"Company,Role\n" + b"Orrin,Lead\n" * 3
REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n ", "empty"),
    "too large": (b"Company,Role\n" + b"x" * MOST_BYTES, "more than 5 MB"),
    "a 50 MB cell": (b'Company,Role\n"' + b"x" * 50 * MEBIBYTE + b'",y\n', "5 MB"),
    "a long cell": (b'Company,Role\n"' + b"x" * 200_000 + b'",y\n', "far too long"),
    "an open quotation": (b'Company,Role\n"' + b"x,y\n" * 50_000, "far too long"),
    "too many rows": (b"Company,Role\n" + b"a,b\n" * (MOST_ROWS + 1), "5,000 rows"),
    "too many columns": (b"Company,Role" + b",x" * 200 + b"\na,b\n", "columns"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2" * 300, "a table"),
    "broken UTF-16": (b"\xff\xfe" + b"\x00\xd8" * 3, "can’t be read"),
    "an archive without tables": (archive({"a.html": b"<p>"}), "no table"),
    "an empty archive": (archive({}), "no table"),
    "a workbook": (archive({"[Content_Types].xml": b"", "a.csv": ROWS}), "workbook"),
    "many entries": (archive({f"{n}.csv": b"" for n in range(1001)}), "far too much"),
    "many tables": (archive({f"{n}.csv": ROWS for n in range(11)}), "many tables"),
    "a bomb": (archive({"a.csv": b"0" * 60 * MEBIBYTE}), "far too much"),
    "a smaller bomb": (archive({"a.csv": b"0" * 3 * MEBIBYTE}), "far too much"),
    "a lying bomb": (
        lying(archive({"a.csv": b"0" * 60 * MEBIBYTE})),
        "can’t be opened",
    ),
    "a large entry": (
        archive({"a.csv": b"0" * (MOST_BYTES + 1)}, zipfile.ZIP_STORED),
        "more than 5 MB",
    ),
    "a password": (with_password(archive({"a.csv": ROWS})), "password"),
    "another packing": (archive({"a.csv": ROWS}, zipfile.ZIP_LZMA), "can’t be opened"),
    "a damaged entry": (archive({"a.csv": ROWS * 99}).replace(b"\xe4", b"\xe5"), ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cant_be_taken_is_refused_with_a_reason(what):
    data, reason = REFUSED[what]
    began = time.monotonic()

    with pytest.raises(Refused) as refusal:
        opened(tables_in("jobs.csv", data), {})

    assert reason in str(refusal.value)
    assert len(str(refusal.value)) < 200
    assert time.monotonic() - began < 2


def test_a_long_cell_is_refused_whatever_another_package_allows():
    before = csv.field_size_limit(2**31 - 1)
    try:
        with pytest.raises(Refused, match="far too long"):
            opened(tables_in("jobs.csv", REFUSED["a long cell"][0]), {})
    finally:
        csv.field_size_limit(before)


def test_a_large_archive_is_refused_before_it_is_opened():
    data = archive({"a.csv": ROWS, "b.bin": bytes(11 * MEBIBYTE)}, zipfile.ZIP_STORED)

    with pytest.raises(Refused, match="more than 10 MB"):
        tables_in("archive.zip", data)


def test_a_bomb_takes_no_memory():
    bomb = archive({"a.csv": b"0" * 60 * MEBIBYTE})

    with peak() as most, pytest.raises(Refused):
        tables_in("jobs.zip", lying(bomb))

    assert most() < 20_000_000


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_letters_are_read_in_every_usual_alphabet(encoding):
    text = "Company,Role\nMüller & Söhne,Köchin\n"

    read = decoded(text.encode(encoding))

    assert read.text.removeprefix("\ufeff") == text
    assert read.is_sure == (encoding in {"utf-8", "utf-8-sig", "utf-16"})


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_cells_are_told_apart_by_any_usual_sign(separator, line_end):
    rows = (("Company", "Role", "Notes"), ("Orrin", "Lead", 'Say "hi", then; wait'))
    quoted = [
        separator.join('"{}"'.format(cell.replace('"', '""')) for cell in row)
        for row in rows
    ]

    plan = plan_for("jobs.csv", line_end.join([*quoted, ""]).encode())

    assert plan.jobs[0].company == "Orrin"
    assert plan.jobs[0].note == 'Say "hi", then; wait'


def test_a_zero_byte_in_a_cell_goes():
    late = b"Company,Role\n" + b"Orrin,Lead\n" * 500 + b"Hal\0den,Chef\n"

    plan = plan_for("jobs.csv", late)

    assert plan.jobs[-1].company == "Halden"


def test_notes_above_the_header_are_passed_over():
    plan = plan_for("jobs.csv", b"My jobs\n\nas of today\nCompany,Role\nOrrin,Lead\n")

    assert [job.company for job in plan.jobs] == ["Orrin"]
    assert plan.jobs[0].place.row == 5


def test_a_table_of_an_archive_that_cant_be_read_is_left_out_and_named():
    many = b"First Name,Last Name,Connected On\n" + b"A,B,01 Jan 2024\n" * 5001

    upload = opened(
        tables_in("a.zip", linkedin_archive(**{"Connections_2.csv": many})), {}
    )

    assert len(upload.tables) == 3
    assert "Connections_2.csv has more than 5,000 rows" in upload.left_out[0]


def test_of_a_linkedin_archive_nothing_else_is_kept():
    files = tables_in("archive.zip", linkedin_archive())

    assert [file.name for file in files] == [
        "Connections.csv",
        "Job Applications.csv",
        "Saved Jobs.csv",
    ]
    assert "Hello" not in pack(files)


def test_a_name_in_an_archive_leads_nowhere():
    files = tables_in("a.zip", archive({"../../etc/Saved Jobs.csv": ROWS}))

    assert [file.name for file in files] == ["Saved Jobs.csv"]


@given(st.binary(max_size=300))
def test_files_come_out_of_safekeeping_as_they_went_in(data):
    files = tables_in("jobs.csv", b"a" + data)

    assert unpack(pack(files)) == files


@pytest.mark.parametrize("packed", ["", "[", "[[1]]", '[["a", "\u20ac"]]', "null"])
def test_what_is_no_safekept_file_is_refused(packed):
    with pytest.raises(Refused, match="isn’t here any more"):
        unpack(packed)


# --- anything at all ----------------------------------------------------------

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
HEADERS = st.sampled_from(
    ["Company", "Role", "Status", "Applied on", "URL", "Notes", "Tags", "Contacts"]
)


@given(data=st.binary(max_size=2000))
@settings(max_examples=200)
def test_any_bytes_are_read_or_refused(data):
    try:
        upload = opened(tables_in("jobs.csv", data), {})
    except Refused:
        return

    assert upload.tables


@given(
    header=st.lists(HEADERS, min_size=1, max_size=6),
    rows=st.lists(st.lists(CELLS, max_size=8), max_size=6),
)
def test_any_table_is_planned_and_every_row_is_accounted_for(header, rows):
    lines = [header, *rows]
    quoted = [
        ",".join('"{}"'.format(c.replace('"', '""')) for c in row) for row in lines
    ]
    text = "\n".join(quoted)

    plan = plan_for("jobs.csv", text.encode())

    grid = read_grid("jobs.csv", text)
    told = len(plan.jobs) + len(plan.people) + len(plan.already) + len(plan.skipped)
    assert told == len(grid.rows)


@given(note=CELLS.filter(str.strip))
def test_a_note_is_kept_whatever_it_says(note):
    quoted = note.replace('"', '""')
    plan = plan_for("jobs.csv", f'Company,Role,Mood\nOrrin,Lead,"{quoted}"\n'.encode())

    for word in plan.jobs[0].note.removeprefix("Mood: ").split():
        assert word in plan.jobs[0].note


def test_a_formula_is_a_text_like_any_other():
    plan = plan_for("jobs.csv", table('Company,Role\n=cmd|x,"@SUM(A1)"\n')[0].data)

    assert plan.jobs[0].company == "=cmd|x"
    assert marked(plan.jobs[0].title) == "'@SUM(A1)"
