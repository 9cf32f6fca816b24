"""Workers are killed while they send: no reminder is lost, hardly one comes twice."""

import os
import re
import socketserver
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings

from interviewprep.reminders.sending import LEASE

pytestmark = pytest.mark.alone

COUNT = 200
KILLS = 12
PATIENCE_IN_SECONDS = 120
# Short, so that what a dead worker held is free again within the drill.
SHORT_LEASE = timedelta(seconds=3)
COMMAND = [sys.executable, "-m", "tests.reminders.drill"]


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server on this machine that counts what it has taken, by Message-ID."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: Counter[str] = Counter()

    @property
    def port(self) -> int:
        return self.socket.getsockname()[1]


class Conversation(socketserver.StreamRequestHandler):
    """As much of SMTP as Django speaks."""

    server: Mailbox

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        self.say("220 here")
        try:
            while line := self.rfile.readline():
                self.answer(line.decode().strip().upper())
        except ConnectionError:
            pass

    def answer(self, line: str) -> None:
        if line == "DATA":
            self.say("354 go on")
            self.take()
            # Slow to answer, so that a worker can die before it hears of it.
            time.sleep(0.02)
            self.say("250 taken")
        else:
            self.say("221 bye" if line == "QUIT" else "250 fine")

    def take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        if line:  # whole: a sender that died on the way has sent nothing
            found = re.search(rb"^Message-ID: (\S+)", b"".join(lines), re.MULTILINE)
            self.server.taken[found[1].decode() if found else "none"] += 1


@pytest.fixture
def mailbox():
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def drill(tmp_path, mailbox):
    """Start two workers with as many reminders to send as one likes."""
    started = []

    def starting(count: int, lease: timedelta) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [*COMMAND, str(count), str(lease.seconds)],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "tests.reminders.drill_settings",
                "DRILL_MAIL": f"smtp://127.0.0.1:{mailbox.port}",
                "TEST_DATABASE_URL": f"sqlite:///{tmp_path / 'drill.sqlite3'}",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield starting

    for process in started:
        if process.poll() is None:
            process.communicate()


def ask(process: subprocess.Popen[str], order: str) -> int:
    """Give an order, and return how many reminders are still to be sent."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{order}\n")
    process.stdin.flush()
    return int(process.stdout.readline())


def wait_until_sent(process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + PATIENCE_IN_SECONDS
    while ask(process, "look"):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_no_reminder_is_lost_when_workers_die(drill, mailbox):
    process = drill(COUNT, SHORT_LEASE)
    assert int(process.stdout.readline()) > COUNT - 20

    left_at_last_kill = COUNT
    for _ in range(KILLS):
        time.sleep(0.12)
        left_at_last_kill = ask(process, "kill")
    wait_until_sent(process)

    copies = mailbox.taken.total() - len(mailbox.taken)
    assert left_at_last_kill > 0
    assert len(mailbox.taken) == COUNT
    assert copies <= KILLS
    assert max(mailbox.taken.values()) <= 1 + KILLS


def test_no_reminder_comes_twice_when_nobody_dies(drill, mailbox):
    process = drill(40, LEASE)
    process.stdout.readline()

    wait_until_sent(process)

    assert len(mailbox.taken) == mailbox.taken.total() == 40
