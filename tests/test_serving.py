"""`manage.py serve`, started as a person starts it: it answers, and it stops whole."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

from tests.alone import bare_environment

pytestmark = pytest.mark.alone

PATIENCE_IN_SECONDS = 60


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def start(tmp_path, port):
    """Start a site of its own, with nothing set but where it keeps what it needs."""
    started = []

    def starting() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--prepare"],
            cwd=settings.BASE_DIR,
            env=bare_environment(tmp_path / "state", PORT=str(port)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield starting

    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def asked_for_health(port: int) -> dict[str, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as page:
        return json.load(page)


def wait_until_whole(port: int, process: subprocess.Popen[str]) -> dict[str, str]:
    """Ask until web server and worker both work; fail with what the site printed."""
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            found = asked_for_health(port)
        except OSError:
            found = {}
        if found.get("status") == "ok":
            return found
        time.sleep(0.1)
    process.kill()
    pytest.fail("\n".join(process.communicate()))


def children_of(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = [int(child) for child in listed]
    return found + [grandchild for child in found for grandchild in children_of(child)]


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}/cmdline").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_site_comes_up_alone_and_stops_whole(start, port, number):
    process = start()
    health = wait_until_whole(port, process)
    children = children_of(process.pid)

    process.send_signal(number)
    said, complained = process.communicate(timeout=PATIENCE_IN_SECONDS)

    assert health["database"] == health["worker"] == "works"
    assert len(children) >= 2
    assert [pid for pid in children if is_alive(pid)] == []
    assert process.returncode == 0, complained
    assert f"http://127.0.0.1:{port}/" in said


def test_a_worker_that_dies_takes_the_site_down_with_it(start, port):
    process = start()
    wait_until_whole(port, process)
    children = children_of(process.pid)
    worker = next(
        pid
        for pid in children
        if "ox_worker" in Path(f"/proc/{pid}/cmdline").read_text()
    )

    os.kill(worker, signal.SIGKILL)
    process.communicate(timeout=PATIENCE_IN_SECONDS)

    assert process.returncode == 1
    assert [pid for pid in children if is_alive(pid)] == []


def test_a_port_that_is_taken_is_named_with_a_way_out(start, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        process = start()
        _said, complained = process.communicate(timeout=PATIENCE_IN_SECONDS)

    assert process.returncode == 1
    assert f"http://127.0.0.1:{port} is taken" in complained
    assert f"PORT={port + 1} make run" in complained
