"""Brings the database and the built static files up to date with the code."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# What tools leave among the sources; nobody asks for these with a browser.
IGNORED = ["*.map"]


def prepare() -> None:
    """Migrate and build the static files, where that is needed.

    Safe to repeat, and quick when there is nothing to do. Raises what Django raises
    when a migration fails; the database is then as it was before that migration.
    """
    if has_migrations_to_apply():
        call_command("migrate", interactive=False, verbosity=0)
    if has_static_files_to_build():
        call_command(
            "collectstatic", interactive=False, verbosity=0, ignore_patterns=IGNORED
        )


def has_migrations_to_apply() -> bool:
    """Whether the code knows a migration that the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def has_static_files_to_build() -> bool:
    """Whether a source is newer than the last build (or there was none)."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.exists():
        return True
    sources = (
        Path(storage.path(name))
        for finder in get_finders()
        for name, storage in finder.list(IGNORED)
    )
    built_at = manifest.stat().st_mtime
    return any(source.stat().st_mtime > built_at for source in sources)
