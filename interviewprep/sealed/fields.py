"""The column, the model and the form through which private text is kept."""

from collections.abc import Collection, Iterable
from typing import Any, Self, cast
from uuid import uuid4

from django import forms
from django.core import checks
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.lookups import Exact
from django.db.models.query_utils import DeferredAttribute

from interviewprep.sealed.cipher import kid_of
from interviewprep.sealed.private import Place, Private, Token
from interviewprep.text import clean_text


class _OnlyEmpty(Exact[Any]):
    """Finds rows without private text; nothing can be looked up by what it says."""

    def get_prep_lookup(self) -> Token:
        if self.rhs != "":
            raise TypeError("Private text can only be compared with the empty text.")
        return Token()


class _SealedAttribute(DeferredAttribute):
    """Turns what is assigned into a `Private`, and tells it where it belongs."""

    field: "SealedTextField"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        held = super().__get__(instance, cls)
        if type(held) is Token:
            place = self.field.place_of(instance) if held else None
            held = instance.__dict__[self.field.attname] = Private(held, place)
        return held

    def __set__(self, instance: models.Model, value: object) -> None:
        if not isinstance(value, str | Private):
            raise TypeError(f"{self.field} takes text.")
        kept = value if isinstance(value, Private | Token) else Private(value)
        instance.__dict__[self.field.attname] = kept


class SealedTextField(models.Field[str | Private, Private]):
    """Text that only its owner reads: sealed in the database, `Private` in Python.

    Assign a `str`, save the row, and read a `Private`. Its model is a `SealedModel`
    with an `owner`. Renaming the model or the field changes where texts open, so a
    migration that does it must seal them anew.
    """

    descriptor_class = _SealedAttribute

    def get_internal_type(self) -> str:
        return "TextField"

    def place_of(self, instance: models.Model) -> Place:
        """Return where this field's text opens; raise ValueError without an owner."""
        row = cast("Any", instance)
        if row.owner_id is None:
            raise ValueError("Set the owner before private text is saved or read.")
        column = f"{instance._meta.label}.{self.name}"  # noqa: SLF001
        return Place(column, row.owner_id, row.row_key)

    def pre_save(self, model_instance: models.Model, add: bool) -> Token:  # noqa: ARG002, FBT001
        held: Private = getattr(model_instance, self.attname)
        token = held.sealed_at(self.place_of(model_instance))
        setattr(model_instance, self.attname, token)
        return token

    def get_prep_value(self, value: Any) -> str:
        """Return only what is sealed or empty: plain text never reaches a query."""
        if isinstance(value, Private):
            value = value.token
        if value != "" and not isinstance(value, Token):
            raise TypeError(f"{self} is written by saving its row, never by a query.")
        return str(value)

    def from_db_value(self, value: str | None, *_: object) -> Token | None:
        return None if value is None else Token(value)

    def to_python(self, value: Any) -> Any:
        """Take a token back from a backup; any other text is plain until saved."""
        return Token(value) if isinstance(value, str) and kid_of(value) else value

    def value_to_string(self, obj: models.Model) -> str:
        held: Private = self.value_from_object(obj)
        return str(held.token)

    def clean(self, value: Any, model_instance: models.Model | None) -> Private:  # noqa: ARG002
        private = value if isinstance(value, Private) else Private(value or "")
        if not private and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return private

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name == "exact":
            return _OnlyEmpty
        return super().get_lookup("isnull") if lookup_name == "isnull" else None

    def formfield(self, **kwargs: Any) -> Any:
        """Return a text box; its form must be a SealedModelForm, which reveals."""
        box = forms.Textarea(attrs={"data-private": True, "rows": 5})
        given = {"form_class": SealedCharField, "max_length": self.max_length}
        return super().formfield(**{**given, "widget": box, **kwargs})

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        return [*super().check(**kwargs), *self._check_model()]

    def _check_model(self) -> Iterable[checks.CheckMessage]:
        if not issubclass(self.model, SealedModel):
            text = "A sealed text needs a model that inherits SealedModel."
            yield checks.Error(text, obj=self, id="sealed.E001")
        try:
            owner: object = self.model._meta.get_field("owner")  # noqa: SLF001
        except FieldDoesNotExist:
            owner = None
        if not isinstance(owner, models.ForeignKey):
            text = "A sealed text needs an `owner` foreign key on its own row."
            yield checks.Error(text, obj=self, id="sealed.E002")
        if self.null:
            text = "A sealed text is never null: empty text says there is none."
            yield checks.Error(text, obj=self, id="sealed.E003")


def sealed_fields(model: type[models.Model]) -> list[SealedTextField]:
    """List the sealed columns of a model; none for most."""
    fields = model._meta.concrete_fields  # noqa: SLF001
    return [field for field in fields if isinstance(field, SealedTextField)]


class SealedModel(models.Model):
    """A row that holds sealed text: `row_key` ties each text to this row alone."""

    row_key = models.UUIDField(default=uuid4, editable=False, unique=True)

    class Meta:
        abstract = True

    @classmethod
    def from_db(
        cls,
        db: str | None,
        field_names: Collection[str],
        values: Collection[Any],
        **options: Any,
    ) -> Self:
        """Note where each text was sealed, before anybody changes owner or key."""
        row = super().from_db(db, field_names, values, **options)
        if {"owner_id", "row_key"} <= row.__dict__.keys():
            for field in sealed_fields(cls):
                if field.attname in row.__dict__:
                    getattr(row, field.attname)
        return row


class SealedCharField(forms.CharField):
    """The text box for private words; refuses to show what nobody has revealed."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(clean_text(value) if value else value))

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Private):
            # "[private]", shown in the box, would be saved over the person's words.
            raise TypeError("Only a SealedModelForm may show private text.")
        return value


class SealedModelForm[M: SealedModel](forms.ModelForm[M]):
    """A form for the owner's own page: opens the private text of the row it edits.

    Raises PrivateTextLocked when made for a row whose text can't be opened.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.initial.items():
            if isinstance(value, Private):
                self.initial[name] = value.reveal()
