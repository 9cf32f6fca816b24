"""Files: told by their content, kept once, within limits, and given back unopened."""

import io
import zipfile

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from interviewprep import uploads
from interviewprep.jobs import filing, inspection
from interviewprep.jobs.inspection import FileType, Refused, file_type
from interviewprep.jobs.models import Document, DocumentBody
from tests.factories import DocumentFactory, JobFactory

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TYPES = (
    b'<Override ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/>'
)
ODT = "application/vnd.oasis.opendocument.text"


def packed(entries):
    """Return an archive with these entries, by name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(**more):
    entries = {"[Content_Types].xml": TYPES, "word/document.xml": b"<w/>", **more}
    return packed(entries)


def odt():
    return packed({"mimetype": ODT, "content.xml": "<office/>"})


def send(client, content, name="CV.pdf", job=None, **typed):
    """Choose a file on the page of all files, or of one job."""
    url = reverse("jobs:documents", args=[job.pk]) if job else reverse("jobs:files")
    file = SimpleUploadedFile(name, content)
    return client.post(url, {"kind": "cv", **typed, "file": file})


@pytest.fixture(autouse=True)
def fresh_hour(db):
    cache.clear()


@pytest.fixture
def job(alice):
    return JobFactory.create(owner=alice)


# --- what a file is -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (PDF, "CV.exe", FileType.PDF),
        (b"\n\n junk before " + PDF, "CV.pdf", FileType.PDF),
        (docx(), "CV.docx", FileType.DOCX),
        (odt(), "CV.odt", FileType.ODT),
        (b"# CV\n\nRan a rota.", "CV.md", FileType.MARKDOWN),
        (b"Ran a rota.", "CV.txt", FileType.TEXT),
        ("Führte den Plan".encode("cp1252"), "CV.txt", FileType.TEXT),
        ("\ufeffFührte".encode("utf-16"), "CV.txt", FileType.TEXT),
    ],
)
def test_a_file_is_told_by_its_content(content, name, found):
    file = io.BytesIO(content)

    assert file_type(file, name=name) is found
    assert file.tell() == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "doesn’t look like a CV"),
        (b"MZ\x90\x00\x03", "doesn’t look like a CV"),
        (b"\xff\xfea\x00b", "doesn’t look like a CV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "an old Word file"),
        (b"PK\x03\x04 and then nothing", "damaged"),
        (docx()[:-40], "damaged"),
        (docx(**{"word/vbaProject.bin": b"macro"}), "carries macros"),
        (packed({"photo.jpg": b"x"}), "an archive, or another kind"),
        (packed({"mimetype": "application/epub+zip"}), "an archive, or another kind"),
        (
            packed({"[Content_Types].xml": b"<xl/>", "word/document.xml": b""}),
            "an archive, or another kind",
        ),
        (docx(bomb=b"\0" * 30_000_000), "far more than a CV"),
        (docx(**{f"file{number}": b"" for number in range(1001)}), "far more"),
    ],
)
def test_anything_else_is_refused_with_what_helps(content, words):
    with pytest.raises(Refused, match=words):
        file_type(io.BytesIO(content), name="CV.docx")


def test_a_locked_document_is_refused():
    locked = bytearray(odt())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = locked.index(mark) + (6 if mark == b"PK\x03\x04" else 8)
        locked[place] |= 1

    with pytest.raises(Refused, match="without a password"):
        file_type(io.BytesIO(bytes(locked)), name="CV.odt")


def test_a_size_that_lies_unpacks_no_more_than_it_says(monkeypatch):
    """Nothing is read beyond what is asked for, whatever the archive declares."""
    monkeypatch.setattr(inspection, "_MOST_READ", 10)

    with pytest.raises(Refused, match="an archive, or another kind"):
        file_type(io.BytesIO(docx()), name="CV.docx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("CV.pdf", "CV.pdf"),
        ("CV.DOCX", "CV.pdf"),
        ("CV v1.2", "CV v1.2.pdf"),
        ("evil.exe", "evil.exe.pdf"),
        (".pdf", ".pdf.pdf"),
        ("x" * 300, "x" * 116 + ".pdf"),
        ("", "file.pdf"),
    ],
)
def test_a_name_gets_the_ending_of_what_it_is(given, kept):
    assert FileType.PDF.named(given) == kept


# --- keeping ------------------------------------------------------------------------


def test_a_file_is_kept_with_its_job_and_version(as_alice, alice, job):
    answer = send(as_alice, PDF, job=job, version_note="short")

    document = Document.objects.get()
    assert answer.headers["Location"] == reverse("jobs:documents", args=[job.pk])
    assert (document.owner, document.name, document.size) == (alice, "CV.pdf", len(PDF))
    assert (document.content_type, document.version_note) == (
        "application/pdf",
        "short",
    )
    assert list(document.jobs.all()) == [job]
    assert bytes(document.body.data) == PDF


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\0\1\2", "Choose a PDF, DOCX, ODT"),
        (b"", "This file is empty."),
        (b"x" * (filing.LARGEST + 1), "larger than 10 MB"),
    ],
    ids=["unknown", "empty", "large"],
)
def test_a_file_that_cannot_be_kept_is_refused_kindly(as_alice, content, words):
    page = send(as_alice, content, version_note="the short one")

    shown = page.content.decode()
    assert page.status_code == 422
    assert words in shown
    assert "the short one" in shown
    assert not Document.objects.exists()


def test_no_file_asks_for_one(as_alice):
    page = as_alice.post(reverse("jobs:files"), {"kind": "cv"})

    assert page.status_code == 422
    assert "Choose a file first." in page.content.decode()


def test_what_comes_after_the_limit_is_not_stored(as_alice, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_BYTES", 100_000)
    monkeypatch.setattr(filing, "LARGEST", 100_000)

    page = send(as_alice, b"x" * 3_000_000)

    assert page.status_code == 422
    file = page.context["form"].files["file"]
    assert 100_000 < file.size < 200_000


def test_the_same_file_again_is_kept_once_and_told_of_the_new_job(as_alice, alice, job):
    other = JobFactory.create(owner=alice)
    send(as_alice, PDF, job=job)

    answer = send(as_alice, PDF, name="CV again.pdf", job=other)
    shown = as_alice.get(answer.headers["Location"]).content.decode()

    assert set(Document.objects.get().jobs.all()) == {job, other}
    assert "You keep that one as CV.pdf." in shown


def test_two_people_may_keep_the_same_file(as_alice, as_bob):
    send(as_alice, PDF)
    send(as_bob, PDF)

    assert DocumentBody.objects.count() == 2


def test_a_person_has_so_much_room_and_no_more(as_alice, alice, bob, monkeypatch):
    monkeypatch.setattr(filing, "ROOM", 100)
    monkeypatch.setattr(filing, "ROOM_WITH_DELETED", 200)
    DocumentFactory.create(owner=bob, size=100)
    gone = DocumentFactory.create(owner=alice, size=90)

    full = send(as_alice, PDF)
    gone.mark_deleted(at=timezone.now())
    freed = send(as_alice, PDF)
    gone.size = 190
    gone.save()
    hoarded = send(as_alice, b"Another one.", name="L.txt")

    assert [full.status_code, freed.status_code] == [422, 302]
    assert hoarded.status_code == 422
    assert "Delete one that you no longer need" in full.content.decode()


def test_sixty_files_an_hour_are_enough(as_alice, alice, settings):
    settings.ACCOUNT_RATE_LIMITS = {"upload": "2/h/user"}

    answers = [
        send(as_alice, f"CV {number}".encode(), name="CV.txt").status_code
        for number in range(3)
    ]

    assert answers == [302, 302, 422]
    assert Document.objects.count() == 2


# --- giving back ----------------------------------------------------------------------


def test_a_file_is_given_back_to_be_saved_and_never_opened_here(as_alice):
    send(as_alice, PDF, name="Lebenslauf Zoë.pdf")

    answer = as_alice.get(reverse("jobs:download", args=[Document.objects.get().pk]))

    assert answer.content == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=utf-8''Lebenslauf%20Zo%C3%AB.pdf"
    )


def test_a_file_cannot_be_renamed_into_another_kind(as_alice, alice):
    document = DocumentFactory.create(owner=alice)
    as_alice.post(
        reverse("jobs:document", args=[document.pk]),
        {"kind": "cv", "name": 'page".html'},
    )

    answer = as_alice.get(reverse("jobs:download", args=[document.pk]))

    assert answer.headers["Content-Type"] == "text/plain"
    assert '.html.txt"' in answer.headers["Content-Disposition"]


def test_a_type_that_nobody_knows_is_given_back_as_text(as_alice, alice):
    document = DocumentFactory.create(owner=alice, content_type="text/html")

    answer = as_alice.get(reverse("jobs:download", args=[document.pk]))

    assert answer.headers["Content-Type"] == "text/plain"


# --- lists, changing, deleting --------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_files_take_five_queries_and_never_their_bytes(
    as_alice, alice, job, count, django_assert_num_queries
):
    for _ in range(count):
        DocumentFactory.create(owner=alice).jobs.add(job)
    as_alice.get(reverse("jobs:files"))

    # session, person, files, their jobs, room taken
    with django_assert_num_queries(5) as queries:
        page = as_alice.get(reverse("jobs:files"))

    assert len(page.context["documents"]) == count
    assert not any("documentbody" in each["sql"] for each in queries.captured_queries)


def test_a_file_is_told_of_the_jobs_it_went_to(as_alice, alice, job):
    document = DocumentFactory.create(owner=alice)

    as_alice.post(
        reverse("jobs:document", args=[document.pk]),
        {"kind": "letter", "name": "Letter.txt", "jobs": [job.pk]},
    )

    document.refresh_from_db()
    assert (document.kind, document.name) == ("letter", "Letter.txt")
    assert list(document.jobs.all()) == [job]


def test_a_file_goes_to_no_job_of_somebody_else(as_alice, alice, bob):
    document = DocumentFactory.create(owner=alice)
    theirs = JobFactory.create(owner=bob, company="Secret Ltd")

    page = as_alice.post(
        reverse("jobs:document", args=[document.pk]),
        {"kind": "cv", "name": "CV.txt", "jobs": [theirs.pk]},
    )

    assert page.status_code == 422
    assert "Secret Ltd" not in page.content.decode()
    assert not document.jobs.exists()


def test_a_deleted_file_comes_back(as_alice, alice):
    document = DocumentFactory.create(owner=alice)

    gone = as_alice.post(reverse("jobs:delete_document", args=[document.pk]))
    shown = as_alice.get(gone.headers["Location"]).content.decode()
    missing = as_alice.get(reverse("jobs:download", args=[document.pk])).status_code
    undo = reverse("jobs:restore_document", args=[document.pk])
    as_alice.post(undo)

    assert undo in shown
    assert missing == 404
    assert Document.objects.get().deleted_at is None
