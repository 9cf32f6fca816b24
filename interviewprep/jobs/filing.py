"""Keeping files: how much room a person has, and the same file kept once."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from interviewprep.accounts.models import User
from interviewprep.jobs.inspection import FileType
from interviewprep.jobs.models import Document, DocumentBody, Job, JobQuerySet

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
ROOM = 100 * MEGABYTE
# Deleted files wait to be brought back. They take none of the room, up to a limit.
ROOM_WITH_DELETED = 2 * ROOM


class NoRoom(Exception):
    """The person's files would take more than the room they have."""


@transaction.atomic
def keep(
    document: Document,
    upload: UploadedFile[Any],
    found: FileType,
    *,
    jobs: Iterable[Job],
) -> tuple[Document, bool]:
    """Keep an uploaded file, sent to these jobs; return its row and whether it is new.

    The same content again makes no second row: the first one is told of the jobs
    too. Raises NoRoom.
    """
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    # Two clicks queue here, so that the second one sees what the first has made.
    owner = User.objects.select_for_update().get(pk=document.owner_id)
    kept = Document.objects.owned_by(owner).kept().filter(digest=digest).first()
    is_new = kept is None
    if kept is None:
        refuse_without_room(owner, more=len(content))
        kept = document
        kept.size, kept.digest = len(content), digest
        kept.content_type = found.content_type
        kept.save()
        DocumentBody.objects.create(document=kept, data=content)
    kept.jobs.add(*jobs)
    return kept, is_new


def room_taken(owner: User) -> int:
    """Return how many bytes the person's files take, deleted ones left out."""
    return _taken(owner)["kept"] or 0


def with_files(jobs: JobQuerySet) -> JobQuerySet:
    """Return the jobs, each with the number of its files as `files`."""
    files = Document.objects.kept().filter(jobs=OuterRef("pk")).values("jobs")
    number = Subquery(files.annotate(number=Count("pk")).values("number"))
    return jobs.annotate(files=Coalesce(number, 0))


def refuse_without_room(owner: User, *, more: int = 0) -> None:
    """Raise NoRoom if the person's files, and so many bytes more, take too much."""
    taken = _taken(owner)
    kept, everything = taken["kept"] or 0, taken["everything"] or 0
    if kept + more > ROOM or everything + more > ROOM_WITH_DELETED:
        raise NoRoom


def _taken(owner: User) -> dict[str, int | None]:
    sizes: dict[str, int | None] = Document.objects.owned_by(owner).aggregate(
        kept=Sum("size", filter=Q(deleted_at=None)), everything=Sum("size")
    )
    return sizes
