"""Whatever is uploaded: it comes back whole, or is refused in words; nothing breaks."""

import copy
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewprep.exports import unpacking
from interviewprep.exports.packing import packed
from interviewprep.exports.restoring import restore
from interviewprep.exports.unpacking import BadArchive, unpack
from interviewprep.jobs import filing
from interviewprep.jobs.models import Document, Job, Tag
from tests.exports.archives import Files, files_of, zipped
from tests.factories import DocumentFactory, JobFactory, UserFactory, full_account
from tests.isolation.matrix import fingerprint

pytestmark = pytest.mark.django_db
NESTED = b"[" * 200_000 + b"]" * 200_000


@pytest.fixture
def account(alice):
    return full_account(alice, "Kanarienvogel", "Wellensittich")


@pytest.fixture
def files(account):
    return files_of(account.user)


def upload(user, files: Files) -> None:
    restore(user, unpack(io.BytesIO(zipped(files))))


def with_json(files: Files, name: str, change) -> Files:
    """Return the files with one of the two texts changed."""
    found = json.loads(files[name])
    change(found)
    return {**files, name: json.dumps(found).encode()}


# --- files that aren't archives -----------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        b"PK\x03\x04" + bytes(60),
        b"".join(packed([("other.txt", b"words")])),
        b"".join(packed([("everything.json", b"")])),
        b"".join(packed([("everything.json", b"\xff\xfe{}")])),
        b"".join(packed([("everything.json", b"[]")])),
        b"".join(packed([("everything.json", b'{"format": NaN}')])),
        b"".join(packed([("everything.json", b'{"format": 2}')])),
        b"".join(packed([("everything.json", b'{"format": ' + b"9" * 5000 + b"}")])),
        b"".join(packed([("everything.json", NESTED)])),
        b"".join(
            packed([("everything.json", b'{"a": ' + b"[" * 40 + b"]" * 40 + b"}")])
        ),
        b"".join(packed([("everything.json", b'{"format": 1, "settings": []}')])),
        b"".join(packed([("everything.json", b'{"format": 1, "jobs": []}')])),
        b"".join(packed([("everything.json", b'{"format": 1, "jobs": {"jobs": {}}}')])),
        b"".join(packed((f"files/{n}-x", b"") for n in range(10_100))),
    ],
)
def test_what_is_no_archive_of_ours_is_refused_in_words(content):
    with pytest.raises(BadArchive, match=r"[.]$"):
        unpack(io.BytesIO(content))


def test_an_archive_cut_short_is_refused(files):
    content = zipped(files)

    with pytest.raises(BadArchive, match="damaged"):
        unpack(io.BytesIO(content[:-100]))


def test_an_archive_with_a_changed_byte_is_refused(files):
    content = zipped({**files, "everything.json": b'{"format": 1, "a": "' + bytes(99)})
    middle = content.index(b"everything.json") + 40
    changed = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]

    with pytest.raises(BadArchive):
        unpack(io.BytesIO(changed))


def test_a_bomb_is_not_unpacked(files):
    bomb = {**files, "everything.json": b" " * (unpacking.MOST_BYTES_OF_TEXT + 1)}

    with pytest.raises(BadArchive, match="too big"):
        unpack(io.BytesIO(zipped(bomb)))


def test_an_entry_that_lies_about_its_size_is_not_believed(files, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES_OF_TEXT", 1000)
    content = bytearray(zipped({"everything.json": b" " * 5000}))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        told = file.getinfo("everything.json").file_size
    lie = content.replace(told.to_bytes(4, "little"), (10).to_bytes(4, "little"))

    with pytest.raises(BadArchive):
        unpack(io.BytesIO(lie))


def test_uploads_that_are_too_many_megabytes_are_refused(files, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES_OF_FILES", 8)
    many = {**files, "files/2-a": b"12345", "files/3-b": b"12345"}
    bodies = unpack(io.BytesIO(zipped(many))).bodies

    assert bodies.read("files/2-a") == b"12345"
    with pytest.raises(BadArchive, match="MB"):
        bodies.read("files/3-b")


def test_one_file_cannot_stand_for_many(files, bob, monkeypatch):
    DocumentFactory.create(owner=bob)
    monkeypatch.setattr(unpacking, "MOST_BYTES_OF_FILES", 8)

    def repeat(all_):
        rows, told = all_["jobs"]["files"], all_["jobs"]["documents"]
        told += [{**told[0], "id": 10 + number} for number in range(5)]
        rows += [{**rows[0], "id": 10 + n, "document": 10 + n} for n in range(5)]

    with pytest.raises(BadArchive, match="MB"):
        upload(bob, with_json(files, "everything.json", repeat))


def test_more_files_than_there_is_room_for_are_refused(files, account, monkeypatch):
    monkeypatch.setattr(filing, "ROOM", 8)
    before = files_of(account.user)

    with pytest.raises(BadArchive, match="room"):
        upload(account.user, files)

    assert files_of(account.user) == before


def test_a_damaged_upload_is_refused(files):
    content = bytearray(zipped({**files, "files/9-a": b"some words" * 9}))
    place = content.index(b"files/9-a") + len("files/9-a") + 4
    content[place] ^= 255
    bodies = unpack(io.BytesIO(bytes(content))).bodies

    with pytest.raises(BadArchive, match="damaged"):
        bodies.read("files/9-a")


def test_more_jobs_than_anybody_has_are_refused(files, bob):
    many = [{"id": number, "title": "Nurse"} for number in range(1, 5_002)]
    too_many = with_json(
        files, "everything.json", lambda all_: all_["jobs"].update(jobs=many)
    )

    with pytest.raises(BadArchive, match="more jobs"):
        upload(bob, too_many)


# --- rows that aren't as we write them ------------------------------------------

WRONG: list[tuple[str, str, dict[str, Any]]] = [
    ("jobs", "jobs", {"id": "1"}),
    ("jobs", "jobs", {"id": True}),
    ("jobs", "jobs", {"id": 2}),
    ("jobs", "jobs", {"owner": 1}),
    ("jobs", "jobs", {"owner_id": 1}),
    ("jobs", "jobs", {"row_key": "00000000-0000-0000-0000-000000000000"}),
    ("jobs", "jobs", {"notes": "not here"}),
    ("jobs", "jobs", {"title": None}),
    ("jobs", "jobs", {"title": 5}),
    ("jobs", "jobs", {"title": ["a"]}),
    ("jobs", "jobs", {"title": "x" * 121}),
    ("jobs", "jobs", {"posting": "x" * 20_001}),
    ("jobs", "jobs", {"posting_url": "javascript:alert(1)"}),
    ("jobs", "jobs", {"stage": "lost"}),
    ("jobs", "jobs", {"outcome": "accepted"}),
    ("jobs", "jobs", {"version": -1}),
    ("jobs", "jobs", {"version": 10**30}),
    ("jobs", "jobs", {"version": 1.5}),
    ("jobs", "jobs", {"is_archived": "yes"}),
    ("jobs", "jobs", {"salary_low": "NaN"}),
    ("jobs", "jobs", {"salary_low": "5", "salary_high": "4"}),
    ("jobs", "jobs", {"posted_on": "2026-02-30"}),
    ("jobs", "jobs", {"created_at": "2026-11-23T12:00:00"}),
    ("jobs", "jobs", {"created_at": "0001-01-01T00:00:00+00:00"}),
    ("jobs", "jobs", {"created_at": "9999-12-31T23:59:59-14:00"}),
    ("jobs", "jobs", {"tags": 1}),
    ("jobs", "jobs", {"tags": [7]}),
    ("jobs", "jobs", {"tags": [[1]]}),
    ("jobs", "events", {"job": None}),
    ("jobs", "events", {"job": 77}),
    ("jobs", "events", {"job": True}),
    ("jobs", "events", {"stage": ""}),
    ("jobs", "events", {"batch": "no"}),
    ("jobs", "interviews", {"zone": "Mars/Phobos"}),
    ("jobs", "interviews", {"time": "09:00", "date": None}),
    ("jobs", "interviews", {"minutes": 601}),
    ("jobs", "files", {"data": "files/9-nothing"}),
    ("jobs", "files", {"data": None}),
    ("jobs", "files", {"data": "everything.json"}),
    ("jobs", "documents", {"size": 4}),
    ("jobs", "documents", {"digest": "0" * 64}),
    ("motivations", "answers", {"number": 7}),
    ("motivations", "answers", {"given": []}),
    ("motivations", "answers", {"is_done": True, "is_skipped": True}),
    ("motivations", "situation", {"confirmed": {}}),
]


@pytest.mark.parametrize("row", WRONG, ids=str)
def test_a_row_that_cannot_be_is_refused_and_nothing_changes(files, account, bob, row):
    part, table, wrong = row
    before = fingerprint(account), files_of(bob)
    changed = with_json(
        files, "everything.json", lambda all_: all_[part][table][0].update(wrong)
    )

    with pytest.raises(BadArchive) as refusal:
        upload(bob, changed)

    assert "this file" in str(refusal.value)
    assert (fingerprint(account), files_of(bob)) == before


@pytest.mark.parametrize(
    "change",
    [
        lambda all_: all_["jobs"].update(secrets=[]),
        lambda all_: all_.update(more={"jobs": []}),
        lambda all_: all_["jobs"]["jobs"].append("a job"),
        lambda all_: all_["jobs"]["tags"].append(
            {"id": 2, "name": "WELLENSITTICH TAG"}
        ),
        lambda all_: all_["settings"].update(time_zone="Mars/Phobos"),
        lambda all_: all_["settings"].update(words_per_minute=5),
    ],
    ids=["table", "part", "no row", "tag twice", "zone", "speed"],
)
def test_a_file_that_holds_what_we_do_not_write_is_refused(files, bob, change):
    with pytest.raises(BadArchive):
        upload(bob, with_json(files, "everything.json", change))

    assert not Job.objects.filter(owner=bob).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda all_: all_["jobs"]["jobs"].append({"id": 99, "notes": "whose?"}),
        lambda all_: all_["jobs"]["jobs"][0].update(title="A sealed title"),
        lambda all_: all_["jobs"]["jobs"][0].update(notes=["a"]),
        lambda all_: all_["jobs"]["jobs"][0].update(notes="x" * 5_001),
        lambda all_: all_["jobs"].update(tags=[{"id": 1, "name": "A tag"}]),
    ],
    ids=["no row", "no private column", "no text", "too long", "no private table"],
)
def test_private_notes_that_belong_to_nothing_are_refused(files, bob, change):
    with pytest.raises(BadArchive):
        upload(bob, with_json(files, "private.json", change))

    assert not Job.objects.filter(owner=bob).exists()


# --- what is let in -----------------------------------------------------------


def test_a_number_leads_to_rows_of_the_file_alone(files, account, bob):
    before = fingerprint(account)
    JobFactory.create_batch(3)

    upload(bob, files)

    assert fingerprint(account) == before
    assert {job.owner for job in Job.objects.filter(title__startswith="Well")} == {
        account.user,
        bob,
    }
    assert all(tag.jobs.get().owner == tag.owner for tag in Tag.objects.all())


def test_rights_cannot_be_brought_along(files, bob):
    upload(
        bob,
        with_json(
            files,
            "everything.json",
            lambda all_: all_["settings"].update(
                is_superuser=True, email="x@example.com"
            ),
        ),
    )

    bob.refresh_from_db()
    assert not bob.is_superuser
    assert bob.email == "bob@example.com"


def test_characters_that_cannot_be_kept_are_dropped(files, bob):
    title = {"title": "Nur\0se\ud800 \u202eabc"}

    upload(
        bob,
        with_json(
            files, "everything.json", lambda all_: all_["jobs"]["jobs"][0].update(title)
        ),
    )

    assert Job.objects.filter(owner=bob, title="Nurse abc").exists()


def test_a_file_that_is_older_than_a_column_comes_back(files, bob):
    def forget(all_):
        for name in ("work_mode", "reached", "created_at", "tags"):
            del all_["jobs"]["jobs"][0][name]

    upload(bob, with_json(files, "everything.json", forget))

    job = Job.objects.get(owner=bob, title="Wellensittich role")
    assert (job.work_mode, job.reached) == ("", "saved")


def test_an_upload_is_what_its_row_says(files, bob):
    upload(bob, files)

    document = Document.objects.kept().get(owner=bob)
    assert bytes(document.body.data) == b"words"


# --- anything, anywhere ---------------------------------------------------------

ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.floats(),
        st.text(st.characters(exclude_categories=())),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner)
    ),
    max_leaves=5,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from(["everything.json", "private.json"]))
def test_anything_anywhere_comes_back_or_is_refused_in_words(
    account, files, data, name
):
    changed = copy.deepcopy(json.loads(files[name]))
    here, key = _somewhere(changed, data)
    here[key] = data.draw(ANYTHING, f"at {key}")
    hostile = {**files, name: json.dumps(changed).encode()}
    stranger = UserFactory.create()

    refused = ""
    try:
        upload(stranger, hostile)
    except BadArchive as bad:
        refused = str(bad)

    again, other = files_of(stranger), UserFactory.create()
    upload(other, again)
    assert refused.endswith(".") or Job.objects.filter(owner=stranger).exists()
    assert not (refused and Job.objects.filter(owner=stranger).exists())
    assert files_of(other) == again


def _somewhere(value: Any, data: st.DataObject) -> tuple[Any, Any]:
    """Choose a place in JSON: what holds it, and its key there."""
    here, key = value, data.draw(st.sampled_from(sorted(value)))
    while isinstance(here[key], dict | list) and here[key] and data.draw(st.booleans()):
        here = here[key]
        keys = sorted(here) if isinstance(here, dict) else range(len(here))
        key = data.draw(st.sampled_from(keys))
    return here, key
