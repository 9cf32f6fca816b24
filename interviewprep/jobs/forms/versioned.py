"""What every form of a tracked row keeps to: two tabs, and two clicks."""

from typing import Any
from uuid import UUID

from django import forms
from django.db import IntegrityError, transaction

from interviewprep.forms import show_newest, speak_plainly, tidy
from interviewprep.jobs.forms.fields import KeyField
from interviewprep.jobs.models import Versioned
from interviewprep.sealed import SealedModelForm

CHANGED = (
    "This was changed in another tab meanwhile. What you typed is still here: save "
    "again to keep it."
)


class Overtaken(Exception):
    """Another tab saved the row between this form's look at it and its own save."""


class VersionedForm[Row: Versioned](SealedModelForm[Row]):
    """A form that won't overwrite what another tab has saved since this page opened,
    and makes one row however often it is sent."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    submit_key = KeyField()
    # Columns that a form sets beside those it asks for.
    also_saved: tuple[str, ...] = ()

    def full_clean(self) -> None:
        """Check what was sent, and say in our words what is wrong with it."""
        speak_plainly(self.fields)
        super().full_clean()

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(tidy(data), **options)
        self.initial["version"] = self.instance.version
        if self.instance.pk:
            del self.fields["submit_key"]

    def clean_version(self) -> int:
        """Compare with the stored row; a newer one asks before it is replaced."""
        seen: int | None = self.cleaned_data["version"]
        newest = self._newest()
        if newest is not None and seen != newest:
            show_newest(self, "version", newest)
            raise forms.ValidationError(CHANGED)
        return seen or 1

    def save_or_ask(self) -> Row | None:
        """Save a valid form and return its row.

        None, with a question on the form, when another tab saved at the same instant.
        A new row's form that was sent twice returns the row of the first time.
        """
        if self.instance.pk is None:
            return self._save_once()
        try:
            return self.save()
        except Overtaken:
            show_newest(self, "version", self._newest() or 1)
            self.add_error("version", CHANGED)
            return None

    @transaction.atomic
    def save(self, commit: bool = True) -> Row:  # noqa: FBT001, FBT002  Django's own
        """Save the row: of one that exists, only what the form is about.

        Raises Overtaken when it isn't the version any more that this form was for.
        """
        if self.instance.pk is None:
            self.instance.submit_key = self.cleaned_data.get("submit_key")
            return super().save(commit)
        self._claim()
        self.instance.save(update_fields=self._columns())
        self._save_m2m()  # type: ignore[attr-defined]
        return self.instance

    def _claim(self) -> None:
        """Move the row's version on, if nobody else has: one statement, one winner."""
        seen = self.cleaned_data["version"]
        if not self._rows().filter(version=seen).update(version=seen + 1):
            raise Overtaken
        self.instance.version = seen + 1

    def _columns(self) -> list[str]:
        """Return the columns to write: what others keep up to date is theirs."""
        meta = self.instance._meta  # noqa: SLF001
        own = {field.name for field in meta.concrete_fields}
        asked = [name for name in self._meta.fields or () if name in self.fields]
        return [
            name for name in (*asked, *self.also_saved, "updated_at") if name in own
        ]

    def _save_once(self) -> Row:
        key: UUID | None = self.cleaned_data.get("submit_key")
        try:
            with transaction.atomic():
                return self._made_with(key) or self.save()
        except IntegrityError:
            if (first := self._made_with(key)) is None:
                raise
            return first

    def _made_with(self, key: UUID | None) -> Row | None:
        if key is None:
            return None
        made: Row | None = self._mine().filter(submit_key=key).first()
        return made

    def _rows(self) -> Any:
        return self._mine().filter(pk=self.instance.pk)

    def _mine(self) -> Any:
        """Return the owner's rows of the form's kind: every look-up begins there."""
        row: Any = self.instance
        return type(row)._default_manager.filter(owner_id=row.owner_id)  # noqa: SLF001

    def _newest(self) -> int | None:
        newest: int | None = self._rows().values_list("version", flat=True).first()
        return newest
