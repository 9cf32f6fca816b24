"""Backups: whole or not at all, without the keys, and restorable."""

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from interviewprep.backups import forget_oldest
from tests.alone import bare_environment

pytestmark = pytest.mark.alone

OTHER_KEY = "k9:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


class Site:
    """A site in a folder of its own, on SQLite whatever the other tests run on."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.database = state / "interviewprep.sqlite3"
        self.backups = state / "backups"

    def manage(self, *arguments, **environment):
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=settings.BASE_DIR,
            env=bare_environment(self.state, **environment),
            capture_output=True,
            text=True,
            check=False,
        )

    def back_up(self) -> Path:
        done = self.manage("backup", self.backups)
        assert done.returncode == 0, done.stderr
        return max(self.backups.iterdir())

    def open(self):
        return closing(sqlite3.connect(self.database, timeout=20, autocommit=True))

    def save(self, *keys: str) -> None:
        """Save rows as the site does: any table will do, and sessions are simple."""
        with self.open() as database:
            for key in keys:
                database.execute(
                    "INSERT INTO django_session VALUES (?, '', '2026-11-23')", [key]
                )

    def saved(self) -> set[str]:
        with self.open() as database:
            found = database.execute("SELECT session_key FROM django_session")
            return {key for (key,) in found}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    site = Site(tmp_path_factory.mktemp("prepared"))
    assert site.manage("prepare").returncode == 0
    site.save("before")
    return site.state


@pytest.fixture
def site(prepared, tmp_path) -> Site:
    shutil.copytree(prepared, tmp_path / "state")
    return Site(tmp_path / "state")


def test_what_was_saved_before_a_backup_comes_back(site):
    backup = site.back_up()
    site.save("after")

    done = site.manage("restore", backup)

    assert done.returncode == 0, done.stderr
    assert site.saved() == {"before"}


def test_the_database_that_a_restore_replaces_is_kept(site):
    backup = site.back_up()
    site.save("after")

    done = site.manage("restore", backup)

    [aside] = site.state.glob("interviewprep.sqlite3.before-*")
    assert str(aside) in done.stdout
    site.database = aside
    assert site.saved() == {"before", "after"}


def test_a_lost_database_comes_back(site):
    backup = site.back_up()
    site.database.unlink()

    done = site.manage("restore", backup)

    assert done.returncode == 0, done.stderr
    assert site.saved() == {"before"}


def test_a_damaged_database_gives_way(site):
    backup = site.back_up()
    site.database.write_bytes(b"not a database" * 1000)

    done = site.manage("restore", backup)

    assert done.returncode == 0, done.stderr
    assert site.saved() == {"before"}


def test_a_backup_taken_while_others_save_misses_nothing(site):
    acknowledged: list[str] = []
    enough = threading.Event()

    def keep_saving():
        number = 0
        while not enough.is_set():
            site.save(f"row-{number}")
            acknowledged.append(f"row-{number}")
            number += 1

    writer = threading.Thread(target=keep_saving)
    writer.start()
    while len(acknowledged) < 20:
        enough.wait(0.01)
    saved_before = set(acknowledged)
    backup = site.back_up()
    enough.set()
    writer.join()
    site.database = backup / "database.sqlite3"

    assert saved_before <= site.saved()


def test_only_the_owner_can_read_a_backup(site):
    backup = site.back_up()

    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in backup.iterdir()}
    assert modes == {"database.sqlite3": 0o600, "manifest.json": 0o600}
    assert stat.S_IMODE(backup.stat().st_mode) == 0o700


def test_a_backup_names_its_keys_and_holds_none(site):
    backup = site.back_up()

    manifest = json.loads((backup / "manifest.json").read_text())
    kid, _, key = (site.state / ".secrets" / "data-keys").read_text().partition(":")
    written = b"".join(path.read_bytes() for path in backup.iterdir())
    assert [name.partition(":")[0] for name in manifest["keys"]] == [kid]
    assert key.strip().encode() not in written


def test_a_restore_without_the_right_key_changes_nothing(site):
    backup = site.back_up()
    site.save("after")

    done = site.manage("restore", backup, IP_DATA_KEYS=OTHER_KEY)

    assert done.returncode == 1
    assert "IP_DATA_KEYS" in done.stderr
    assert site.saved() == {"before", "after"}


def test_a_restore_beside_a_running_site_changes_nothing(site):
    backup = site.back_up()
    with site.open() as in_use:
        in_use.execute("SELECT * FROM django_session").fetchall()

        done = site.manage("restore", backup)

    assert done.returncode == 1
    assert "stop it first" in done.stderr
    assert site.saved() == {"before"}


@pytest.mark.parametrize("name", ["database.sqlite3", "manifest.json"])
def test_a_backup_with_a_part_missing_is_refused(site, name):
    backup = site.back_up()
    (backup / name).unlink()

    done = site.manage("restore", backup)

    assert done.returncode == 1
    assert site.saved() == {"before"}


def test_a_backup_that_was_changed_is_refused(site):
    backup = site.back_up()
    copy = backup / "database.sqlite3"
    copy.write_bytes(copy.read_bytes()[:-1] + b"?")

    done = site.manage("restore", backup)

    assert done.returncode == 1
    assert "checksums differ" in done.stderr


def test_a_backup_that_fails_leaves_nothing_half_made(site):
    site.database.write_bytes(b"not a database" * 1000)

    done = site.manage("backup", site.backups)

    assert done.returncode == 1
    assert "can't be copied" in done.stderr
    assert list(site.backups.iterdir()) == []


def test_only_the_newest_backups_are_kept(tmp_path):
    for day in ("21", "22", "23"):
        folder = tmp_path / f"interviewprep-202611{day}T000000Z"
        folder.mkdir()
        (folder / "manifest.json").touch()
    (tmp_path / "holiday-photos").mkdir()

    gone = forget_oldest(tmp_path, keep=2)

    assert [folder.name for folder in gone] == ["interviewprep-20261121T000000Z"]
    assert sorted(folder.name for folder in tmp_path.iterdir()) == [
        "holiday-photos",
        "interviewprep-20261122T000000Z",
        "interviewprep-20261123T000000Z",
    ]
