"""The words by which a person finds jobs again, and the places they found them at."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Count

from interviewprep.accounts.models import User
from interviewprep.jobs.models import Job, Tag
from interviewprep.text import clean_line

LONGEST = 40
MOST = 20
# As many as can be taken in at a glance; the others can be typed.
OFFERED = 30


def split(text: str) -> list[str]:
    """Return the tags written in `text` with commas between, each once."""
    words = (clean_line(word) for word in text.split(","))
    return _once(word for word in words if word)


def names_of(job: Job) -> list[str]:
    """Return a job's tags by name."""
    return sorted(tag.name for tag in job.tags.all())


def offered_to(owner: User, *, also: Sequence[str]) -> list[str]:
    """Return the person's most used tags, and those in `also`, by name."""
    tags = Tag.objects.filter(owner=owner).annotate(used=Count("jobs"))
    names = tags.order_by("-used", "name").values_list("name", flat=True)[:OFFERED]
    return sorted({*names, *also})


def sources_of(owner: User, usual: Sequence[str]) -> list[str]:
    """Return where the person found jobs before, most often first, then the `usual`."""
    rows = Job.objects.owned_by(owner).exclude(source="").values_list("source")
    counted = rows.annotate(times=Count("pk")).order_by("-times", "source")
    return _once([*(source for source, _ in counted[:OFFERED]), *usual])


@transaction.atomic
def set_tags(job: Job, names: Iterable[str]) -> None:
    """Give a job exactly these tags; a tag that no job has any more goes.

    Two spellings that differ in case alone are one tag, the one that was there first.
    """
    wanted = _once(names)
    before = list(job.tags.all())
    if {tag.name for tag in before} == set(wanted):
        return
    job.tags.set(tags_named(job.owner, wanted))
    left = [tag.pk for tag in before]
    Tag.objects.filter(owner=job.owner, pk__in=left, jobs=None).delete()


def tags_named(owner: User, names: Sequence[str]) -> list[Tag]:
    """Return a person's tags of these names, made where there is none."""
    known = _by_name(owner)
    fresh = [name for name in names if name.casefold() not in known]
    if fresh:
        # Another tab may be making the same ones: whoever comes second uses those.
        Tag.objects.bulk_create(
            (Tag(owner=owner, name=name) for name in fresh), ignore_conflicts=True
        )
        known = _by_name(owner)
    return [known[name.casefold()] for name in names]


def _by_name(owner: User) -> dict[str, Tag]:
    tags = Tag.objects.filter(owner=owner).order_by("-pk")
    return {tag.name.casefold(): tag for tag in tags}


def _once(names: Iterable[str]) -> list[str]:
    """Drop what was said before, whatever its case; the first spelling counts."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return list(found.values())
