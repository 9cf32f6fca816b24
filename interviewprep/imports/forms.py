"""The forms of imports: which file, and how its columns and dates are to be read."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import escape, format_html

from interviewprep.forms import TidyForm
from interviewprep.imports.refusal import Refused
from interviewprep.imports.tables.columns import FOR_JOBS, FOR_PEOPLE, Field, Holds
from interviewprep.imports.tables.encodings import Encoding
from interviewprep.imports.tables.files import MOST_PACKED, TableFile, tables_in
from interviewprep.imports.tables.plan import Table, Upload
from interviewprep.imports.tables.reading import clashes
from interviewprep.look.layout import Pieces
from interviewprep.text import clean_line

TRUE, FALSE = "day", "month"


class UploadForm(TidyForm):
    """Choosing a file; its tables are taken out of it before anything else happens."""

    file = forms.FileField(
        label="Your file",
        help_text=(
            "A LinkedIn archive (.zip) up to 10 MB, or a table (.csv, .tsv, .md) up to "
            "5 MB; each table may have 5,000 rows."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.md,.zip"}),
        error_messages={
            "required": "Choose a file first.",
            "empty": "This file is empty.",
        },
    )

    def clean_file(self) -> list[TableFile]:
        """Return the tables in the file."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_PACKED:
            raise forms.ValidationError(
                "That’s more than 10 MB. Unpack an archive and choose the table with "
                "your jobs; split a table in two."
            )
        try:
            return tables_in(file.name or "", file.read())
        except Refused as problem:
            raise forms.ValidationError(str(problem)) from None

    @property
    def name(self) -> str:
        """Return what the chosen file is called, on one line."""
        chosen = self.files["file"]
        name = chosen.name if isinstance(chosen, UploadedFile) else ""
        return clean_line(name or "", 120) or "A table"


class ChoicesForm(TidyForm):
    """How an upload is to be read: its alphabet, its dates, and each of its columns."""

    def __init__(
        self, upload: Upload, said: dict[str, Any], data: Any = None, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.upload = upload
        self.said = said
        self.questions: list[str] = []
        self.columns: dict[str, list[str]] = {}
        self._ask_for_encoding()
        self._ask_for_order()
        for number, table in enumerate(upload.tables):
            self._ask_for_table(number, table)

    def _ask_for_encoding(self) -> None:
        if self.upload.is_encoding_sure:
            return
        self.fields["encoding"] = forms.ChoiceField(
            label="Do some letters look wrong? Try another alphabet",
            choices=Encoding,
            initial=self.upload.encoding,
            required=False,
        )
        self.columns[""] = ["encoding"]

    def _ask_for_order(self) -> None:
        """Ask which number is the day, if no date in the file tells."""
        example = clean_line(self.upload.unclear_date, 40)
        if not example:
            return
        said = self.said.get("day_first")
        field = forms.ChoiceField(
            label=f"How do you read {example}?",
            help_text="Every date in your file could be read in two ways.",
            choices=[(TRUE, "Day first"), (FALSE, "Month first")],
            initial=None if said is None else (TRUE if said else FALSE),
            widget=forms.RadioSelect,
            required=False,
        )
        field.is_one_of = True  # type: ignore[attr-defined]
        self.fields["day_first"] = field
        self.questions.append("day_first")

    def _ask_for_table(self, number: int, table: Table) -> None:
        if len(self.upload.tables) > 1:
            name = f"wanted_{number}"
            kind = "people" if table.holds is Holds.PEOPLE else "jobs"
            self.fields[name] = forms.BooleanField(
                label=f"{table.grid.name}: {len(table.grid.rows):,} {kind}",
                initial=table.is_wanted,
                required=False,
            )
            self.questions.append(name)
        allowed = FOR_PEOPLE if table.holds is Holds.PEOPLE else FOR_JOBS
        for place, header in enumerate(table.grid.header):
            self._ask_for_column(number, place, header, allowed)

    def _ask_for_column(
        self, number: int, place: int, header: str, allowed: tuple[Field, ...]
    ) -> None:
        table = self.upload.tables[number]
        example = clean_line(table.grid.examples[place], 80)
        name = f"column_{number}_{place}"
        field = forms.ChoiceField(
            label=clean_line(header, 80) or "Column without a name",
            help_text=format_html("For example: {}", example) if example else "",
            choices=[(each.value, each.label) for each in allowed],
            initial=table.fields[place],
            required=False,
        )
        # Each is read somehow already, so none is "optional".
        field.is_one_of = True  # type: ignore[attr-defined]
        self.fields[name] = field
        self.columns.setdefault(table.grid.name, []).append(name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for number, table in enumerate(self.upload.tables):
            for field in clashes(self._fields_of(number, table)):
                self.add_error(None, f"Two columns can’t both be “{field.label}”.")
        return cleaned

    @property
    def choices(self) -> dict[str, Any]:
        """Return what was said, as it is kept on the import."""
        order = self.cleaned_data.get("day_first")
        tables = enumerate(self.upload.tables)
        return {
            "encoding": self.cleaned_data.get("encoding") or "",
            "day_first": {TRUE: True, FALSE: False}.get(order or ""),
            "tables": [
                {
                    "is_wanted": self.cleaned_data.get(f"wanted_{number}", True),
                    "fields": [each.value for each in self._fields_of(number, table)],
                }
                for number, table in tables
            ],
        }

    @property
    def asked(self) -> Pieces:
        """Draw what has to be said before the file can come in."""
        return Pieces(*self.questions)

    @property
    def helper(self) -> Pieces:
        """Draw how each column is read, which is mostly right already."""
        single = len(self.upload.tables) == 1
        return Pieces(
            Layout(
                *(
                    Fieldset("" if single else escape(name), *names, css_class="reads")
                    for name, names in self.columns.items()
                )
            )
        )

    def _fields_of(self, number: int, table: Table) -> tuple[Field, ...]:
        said = [
            self.cleaned_data.get(f"column_{number}_{place}") or table.fields[place]
            for place in range(len(table.fields))
        ]
        return tuple(Field(each) for each in said)
