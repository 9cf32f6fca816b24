"""The secrets: made once, kept for one person's eyes, and never shown."""

import base64
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from environs import Env

from interviewprep.secrets_file import first_run_secrets


@pytest.fixture
def nothing_set(monkeypatch):
    for name in ("SECRET_KEY", "IP_DATA_KEYS"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(f"{name}_FILE", raising=False)
    return Env()


def test_first_run_makes_secrets_that_later_runs_find(tmp_path, nothing_set):
    first = first_run_secrets(tmp_path / "kept", nothing_set)
    second = first_run_secrets(tmp_path / "kept", nothing_set)

    assert first == second
    assert len(first.secret_key) >= 50
    kid, _, key = first.data_keys.partition(":")
    assert kid == "k1"
    assert len(base64.b64decode(key)) == 32


def test_two_copies_of_the_project_share_no_secret(tmp_path, nothing_set):
    ours = first_run_secrets(tmp_path / "ours", nothing_set)
    theirs = first_run_secrets(tmp_path / "theirs", nothing_set)

    assert ours.secret_key != theirs.secret_key
    assert ours.data_keys != theirs.data_keys


def test_only_the_owner_can_read_what_is_kept(tmp_path, nothing_set):
    first_run_secrets(tmp_path / "kept", nothing_set)

    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "kept", *(tmp_path / "kept").iterdir())
    }
    assert modes == {"kept": 0o700, "secret-key": 0o600, "data-keys": 0o600}


def test_processes_that_start_at_once_agree(tmp_path, nothing_set):
    with ThreadPoolExecutor(8) as pool:
        found = list(
            pool.map(
                lambda _: first_run_secrets(tmp_path / "kept", nothing_set), range(16)
            )
        )

    assert len({secrets.data_keys for secrets in found}) == 1
    assert len({secrets.secret_key for secrets in found}) == 1


def test_environment_wins_over_what_is_kept(tmp_path, nothing_set, monkeypatch):
    kept = first_run_secrets(tmp_path / "kept", nothing_set)
    monkeypatch.setenv("SECRET_KEY", "from the environment")

    found = first_run_secrets(tmp_path / "kept", nothing_set)

    assert found.secret_key == "from the environment"
    assert found.data_keys == kept.data_keys


def test_a_named_file_is_read_and_nothing_is_made(tmp_path, nothing_set, monkeypatch):
    for name in ("SECRET_KEY", "IP_DATA_KEYS"):
        (tmp_path / name).write_text(f"{name} in a file\n")
        monkeypatch.setenv(f"{name}_FILE", str(tmp_path / name))

    found = first_run_secrets(tmp_path / "kept", nothing_set)

    assert found.secret_key == "SECRET_KEY in a file"
    assert found.data_keys == "IP_DATA_KEYS in a file"
    assert not (tmp_path / "kept").exists()


def test_a_named_file_that_is_missing_is_no_reason_to_make_a_new_key(
    tmp_path, nothing_set, monkeypatch
):
    monkeypatch.setenv("IP_DATA_KEYS_FILE", str(tmp_path / "missing"))

    with pytest.raises(FileNotFoundError):
        first_run_secrets(tmp_path / "kept", nothing_set)


def test_secrets_do_not_show_when_printed(tmp_path, nothing_set):
    found = first_run_secrets(tmp_path / "kept", nothing_set)

    shown = f"{found} {found!r}"
    assert found.secret_key not in shown
    assert found.data_keys not in shown
