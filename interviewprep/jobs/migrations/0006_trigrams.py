"""PostgreSQL learns which words are nearly the same, where it is allowed to.

Only an owner of the database may add the extension. Without it, search finds words
by their beginnings, as on SQLite.
"""

from django.contrib.postgres.operations import TrigramExtension
from django.db import DatabaseError, migrations, transaction


class TrigramsIfAllowed(TrigramExtension):
    """Adds pg_trgm, or leaves it: nothing breaks without it."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        alias = schema_editor.connection.alias
        try:
            with transaction.atomic(using=alias):
                super().database_forwards(
                    app_label, schema_editor, from_state, to_state
                )
        except DatabaseError:
            pass

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Leave the extension: others may be using it by now."""


class Migration(migrations.Migration):
    dependencies = [("jobs", "0005_batches")]

    operations = [TrigramsIfAllowed()]
