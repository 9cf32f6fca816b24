"""Keeps what must stay secret: taken from the environment, else made once and kept.

Two secrets, apart on purpose: `secret-key` signs cookies and links and may be changed
at any time; `data-keys` opens people's private notes and must never be lost.
"""

import base64
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path

from environs import Env


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the settings need; its `repr` shows neither, so no log can."""

    secret_key: str
    data_keys: str

    def __repr__(self) -> str:
        return "Secrets(…)"


def first_run_secrets(folder: Path, env: Env) -> Secrets:
    """Return the secrets, making and keeping in `folder` those that nobody has set.

    `SECRET_KEY` and `IP_DATA_KEYS` win, then the files that `SECRET_KEY_FILE` and
    `IP_DATA_KEYS_FILE` name, then the files in `folder`. `data_keys` reads
    "k2:<base64>,k1:<base64>": 32 bytes each, the current one first. Raises OSError
    when a named file can't be read, or a new one can't be written.
    """
    return Secrets(
        secret_key=_find("SECRET_KEY", env) or _kept(folder / "secret-key"),
        data_keys=_find("IP_DATA_KEYS", env) or _kept(folder / "data-keys"),
    )


def _find(name: str, env: Env) -> str:
    given: str = env.str(name, default="")
    named: str = env.str(f"{name}_FILE", default="")
    if given or not named:
        return given
    return Path(named).read_text(encoding="utf-8").strip()


def _kept(path: Path) -> str:
    if not path.exists():
        _keep(path, _new_data_key() if path.name == "data-keys" else _new_secret_key())
    return path.read_text(encoding="utf-8").strip()


def _keep(path: Path, text: str) -> None:
    """Write the file whole or not at all; when two start at once, the first wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp gives the file to its owner alone (0600) from the first byte on.
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        Path(draft).unlink()


def _new_secret_key() -> str:
    return secrets.token_urlsafe(64)


def _new_data_key() -> str:
    return "k1:" + base64.b64encode(secrets.token_bytes(32)).decode("ascii")
