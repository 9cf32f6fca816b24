"""Runs the site's two processes side by side and stops both together.

The web server answers people; the worker does what must not keep them waiting. Each
is useless to a person without the other, so when one stops, so does its neighbour.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Long enough to finish a request or a mail that is being sent.
PATIENCE_IN_SECONDS = 10
PAUSE_IN_SECONDS = 0.1


class PortTaken(Exception):
    """Something else already answers at the address."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the web server listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def is_answering(self) -> bool:
        try:
            with socket.create_connection((self.host, self.port), timeout=1):
                return True
        except OSError:
            return False


def web_server(address: Address, *, workers: int) -> list[str]:
    """Return the command that serves the site; four threads each measured fastest."""
    return [
        *(sys.executable, "-m", "granian", "interviewprep.wsgi:application"),
        *("--interface", "wsgi", "--host", address.host, "--port", str(address.port)),
        *("--workers", str(workers), "--blocking-threads", "4"),
        "--respawn-failed-workers",
        *("--workers-kill-timeout", "5", "--workers-max-rss", "1024"),
        *("--no-ws", "--log-level", "warning"),
    ]


def background_worker(heartbeat: Path) -> list[str]:
    """Return the command that does background work, touching `heartbeat` as it goes."""
    heartbeat.parent.mkdir(parents=True, exist_ok=True)
    return [
        *(sys.executable, "manage.py", "ox_worker", "--verbosity", "0"),
        *("--heartbeat-file", str(heartbeat)),
    ]


def run_together(
    commands: Sequence[Sequence[str]],
    *,
    environment: Mapping[str, str],
    address: Address,
    when_ready: Callable[[], None],
) -> int:
    """Run the commands until one ends or somebody asks to stop; return the exit code.

    `when_ready` is called once, when `address` answers. The code is 0 after a request
    to stop (Ctrl-C or SIGTERM). Raises PortTaken when the address is in use.
    """
    if address.is_answering():
        raise PortTaken(address.url)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stopping.set())
    running = [_start(command, environment) for command in commands]
    try:
        _watch(running, stopping, address, when_ready)
    finally:
        _stop(running)
    return 0 if stopping.is_set() else 1


def _start(
    command: Sequence[str], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl-C in the terminal reaches only this process, which
    # then asks each child once. (A worker takes a second signal as "at once".)
    return subprocess.Popen(  # noqa: S603 (the commands are the two above)
        command, env={**os.environ, **environment}, process_group=0
    )


def _watch(
    running: Sequence[subprocess.Popen[bytes]],
    stopping: threading.Event,
    address: Address,
    when_ready: Callable[[], None],
) -> None:
    ready = False
    while not stopping.wait(PAUSE_IN_SECONDS):
        if any(process.poll() is not None for process in running):
            return
        if not ready and address.is_answering():
            ready = True
            when_ready()


def _stop(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    for process in running:
        try:
            process.wait(timeout=max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            # The whole group: a web server may have workers of its own left.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
