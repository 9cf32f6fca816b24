"""Takes out again what a download brought in beside what was there."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b

from django.db import models, transaction
from django.utils import timezone

from interviewprep.accounts.models import User
from interviewprep.accounts.portability import parts_of
from interviewprep.exports.models import Addition
from interviewprep.exports.shape import Rows, Table, tables_of, target_of, through_of
from interviewprep.recoverable import KEPT_FOR

type Looks = dict[str, str]
type Numbers = Mapping[str, set[int]]

# As many as any database takes in one statement.
AT_ONCE = 500


class StillNeeded(Exception):
    """Something was done since with what came in; `titles` says with what."""

    def __init__(self, titles: Sequence[str]) -> None:
        """Take the names of the tables, as a person calls them."""
        super().__init__(", ".join(titles))
        self.titles = list(titles)


def numbers_of(tables: Sequence[Table]) -> Numbers:
    """Return the numbers of all rows that somebody has, by table."""
    return {_key(each): set(each.rows.values_list("pk", flat=True)) for each in tables}


def note(
    user: User, tables: Sequence[Table], before: Numbers, counts: Mapping[str, int]
) -> Addition:
    """Write down which rows have come since `before`, and how they look now.

    What nobody can take out any more is forgotten.
    """
    mine = Addition.objects.owned_by(user)
    mine.filter(made_at__lt=timezone.now() - KEPT_FOR).delete()
    rows = {_key(each): _fresh(each, before[_key(each)]) for each in tables}
    return mine.create(owner=user, rows=rows, counts=dict(counts))


@transaction.atomic
def take_out(addition: Addition) -> None:
    """Remove every row that came in, for good; the rest stays as it is.

    Raises StillNeeded, and changes nothing, where one of them was changed since, or
    something that came later belongs to one.
    """
    tables = tables_of(parts_of(addition.owner))
    came: dict[str, Looks] = {
        _key(table): addition.rows.get(_key(table), {}) for table in tables
    }
    numbers = {key: set(map(int, looks)) for key, looks in came.items()}
    needed = {
        table.title
        for table in tables
        if _has_changed(table.rows, came[_key(table)]) or any(_leaning(table, numbers))
    }
    if needed:
        raise StillNeeded(sorted(needed))
    for table in reversed(tables):
        _delete(table.rows, sorted(numbers[_key(table)]))
    addition.delete()


def _key(table: Table) -> str:
    return _label(table.shape.model)


def _label(model: type[models.Model]) -> str:
    return model._meta.label  # noqa: SLF001  Django's own, public in all but name


def _fresh(table: Table, before: set[int]) -> Looks:
    return {str(pk): look for pk, look in _looks(table.rows) if pk not in before}


def _has_changed(rows: Rows, came: Looks) -> bool:
    """Tell whether a row that came in, and is still there, looks otherwise now."""
    return any(came.get(str(pk), look) != look for pk, look in _looks(rows))


def _looks(rows: Rows) -> Iterator[tuple[int, str]]:
    """Yield each row's number, with a digest of what a person could change in it.

    Being deleted is no change: it asks for nothing to be kept.
    """
    names = [
        column.attname
        for column in rows.model._meta.concrete_fields  # noqa: SLF001
        if column.name != "deleted_at" and not isinstance(column, models.BinaryField)
    ]
    for values in rows.values_list("pk", *names).iterator(chunk_size=AT_ONCE):
        yield values[0], blake2b(repr(values).encode(), digest_size=6).hexdigest()


def _leaning(table: Table, came: Numbers) -> Iterator[bool]:
    """Yield, for each relation, whether a row that came later leads to one of these."""
    mine = came[_key(table)]
    for link in table.shape.links:
        there = came[_label(target_of(link))]
        pairs = table.rows.exclude(**{link.name: None})
        found = pairs.values_list("pk", link.attname).iterator(chunk_size=AT_ONCE)
        yield any(to in there and pk not in mine for pk, to in found)
    for many in table.shape.many:
        there = came[_label(target_of(many))]
        through = through_of(many)._base_manager  # noqa: SLF001
        here = {f"{many.m2m_field_name()}__in": table.rows.values("pk")}
        pairs = through.filter(**here)
        names = (f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id")
        yield any(
            to in there and pk not in mine for pk, to in pairs.values_list(*names)
        )


def _delete(rows: Rows, numbers: Sequence[int]) -> None:
    for first in range(0, len(numbers), AT_ONCE):
        rows.filter(pk__in=numbers[first : first + AT_ONCE]).delete()
