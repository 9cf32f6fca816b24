"""A page is fetched within its limits, whatever the server at the other end does."""

import re
import socket
import time
from datetime import UTC, datetime, timedelta

import pytest

from interviewprep.imports.ads import fetching, reach
from interviewprep.imports.ads.fetching import Fetcher
from interviewprep.imports.refusal import Refused
from tests.imports.certificates import Authority
from tests.imports.examples import peak
from tests.imports.servers import (
    PAGE,
    PUBLIC,
    Talk,
    answer,
    endless,
    fetcher_for,
    packed,
    redirect,
    site,
    trickling,
)

AD = "http://tidewell.example/jobs/7?id=1#apply"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_a_page_is_fetched_with_its_letters():
    page = "<p>Köchin gesucht</p>".encode("cp1252")

    with site(answer(page, kind="text/html; charset=windows-1252")) as server:
        fetched = fetcher_for(server).fetch(AD)

    assert fetched.source == "<p>Köchin gesucht</p>"
    assert "Köchin" not in repr(fetched)


def test_it_says_no_more_than_it_must():
    with site(answer()) as server:
        fetcher_for(server).fetch(AD)

    lines = server.asked[0].decode().split("\r\n")
    assert lines[0] == "GET /jobs/7?id=1 HTTP/1.1"
    assert {line.partition(":")[0] for line in lines[1:] if line} == {
        "Host",
        "Accept",
        "Accept-Encoding",
        "Connection",
        "User-Agent",
    }
    assert "Host: tidewell.example" in lines


def test_redirects_are_followed_and_the_last_address_is_told():
    talks = [redirect("/a"), redirect("http://www.tidewell.example/b"), answer()]

    with site(*talks) as server:
        fetched = fetcher_for(server).fetch(AD)

    assert fetched.address == "http://www.tidewell.example/b"


REFUSED: dict[str, tuple[list[Talk], str]] = {
    "a redirect to this machine": ([redirect("http://127.0.0.1/")], reach.NOT_THERE),
    "a redirect to a private name": (
        [redirect("http://inside.example/")],
        reach.NOT_THERE,
    ),
    "a redirect to a file": ([redirect("file:///etc/passwd")], reach.NOT_THERE),
    "a redirect to another port": (
        [redirect("http://tidewell.example:22/")],
        reach.NOT_THERE,
    ),
    "a redirect into nowhere": (
        [redirect("") for _ in range(4)],
        fetching.TOO_MANY_STEPS,
    ),
    "four redirects": ([redirect("/again")] * 4, fetching.TOO_MANY_STEPS),
    "a page that isn't there": ([answer(status="404 Not Found")], fetching.TURNED_AWAY),
    "a picture": ([answer(kind="image/png")], fetching.NO_PAGE),
    "a packed page": ([packed(5_000_000)], fetching.NO_PAGE),
    "a page without an end": ([endless], fetching.TOO_LARGE),
    "a page that says it is large": (
        [answer(b"", "Content-Length: 99999999")],
        fetching.TOO_LARGE,
    ),
    "a page that is cut off": (
        [answer(b"<p>", "Content-Length: 300")],
        fetching.NO_ANSWER,
    ),
    "no web server": (
        [lambda spoken: spoken.sendall(b"SSH-2.0\r\n")],
        fetching.NO_ANSWER,
    ),
    "nothing at all": ([lambda spoken: spoken.close()], fetching.NO_ANSWER),
    "too many headers": (
        [lambda spoken: spoken.sendall(HEAD + b"A: b\r\n" * 200)],
        fetching.NO_ANSWER,
    ),
    "a header without an end": (
        [lambda spoken: spoken.sendall(HEAD + b"A: " + b"b" * 99_999)],
        fetching.NO_ANSWER,
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_a_server_must_not_do_ends_in_a_plain_reason(what):
    talks, reason = REFUSED[what]

    with site(*talks) as server, pytest.raises(Refused) as refusal:
        fetcher_for(server, inside_example="10.0.0.7").fetch(AD)

    assert str(refusal.value) == reason


SLOW = {
    "a page": HEAD + b"\r\n",
    "a page of known length": HEAD + b"Content-Length: 5000\r\n\r\n",
    "a chunk": HEAD + b"Transfer-Encoding: chunked\r\n\r\nfff\r\n",
    "a header": HEAD + b"X-Slow: ",
    "the first line": b"HTTP/1.1 ",
}


@pytest.mark.parametrize("what", SLOW)
def test_a_server_that_trickles_is_hung_up_on(what):
    began = time.monotonic()

    with site(trickling(SLOW[what])) as server, pytest.raises(Refused) as refusal:
        fetcher_for(server, seconds=0.5).fetch(AD)

    assert str(refusal.value) == fetching.TOO_SLOW
    assert time.monotonic() - began < 2


def test_hands_that_are_never_shaken_are_let_go():
    began = time.monotonic()

    with site(trickling(b"\x16\x03\x03\x40\x00")) as server, pytest.raises(Refused):
        fetcher_for(server, seconds=0.5).fetch("https://tidewell.example/")

    assert time.monotonic() - began < 2


def test_a_name_that_takes_for_ever_is_not_waited_for():
    def slow(host, port):
        time.sleep(1)
        return [PUBLIC]

    began = time.monotonic()
    with pytest.raises(Refused, match="took too long"):
        Fetcher(resolver=slow, seconds=0.2).fetch(AD)

    assert time.monotonic() - began < 0.8


def test_a_server_without_a_right_certificate_is_not_spoken_to():
    with site(answer()) as server, pytest.raises(Refused) as refusal:
        fetcher_for(server).fetch("https://tidewell.example/")

    assert str(refusal.value) == fetching.NO_ANSWER


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """Somebody whom this machine trusts to vouch for servers, for one test."""
    made = Authority(tmp_path)
    # OpenSSL's own way of naming whom to trust: nothing of ours is replaced.
    monkeypatch.setenv("SSL_CERT_FILE", str(made.file))
    return made


SECURE = "https://tidewell.example/jobs/7"


def test_a_page_comes_encrypted_from_a_server_that_is_who_it_says(authority):
    trusted = authority.server("tidewell.example")

    with site(answer(), secured_by=trusted) as server:
        page = fetcher_for(server).fetch(SECURE)

    assert page.source == PAGE.decode()
    assert page.address == SECURE
    assert server.asked[0].startswith(b"GET /jobs/7 HTTP/1.1\r\nHost: tidewell.example")


def test_an_encrypted_page_may_lead_on_to_another(authority):
    trusted = authority.server("tidewell.example")

    with site(redirect("/jobs/8"), answer(), secured_by=trusted) as server:
        page = fetcher_for(server).fetch(SECURE)

    assert page.address == "https://tidewell.example/jobs/8"


@pytest.mark.parametrize("fault", ["another name", "ended", "nobody vouches"])
def test_a_server_that_proves_to_be_another_is_told_nothing(
    authority, monkeypatch, fault
):
    host = "halden.example" if fault == "another name" else "tidewell.example"
    ends = datetime.now(UTC) - timedelta(days=1) if fault == "ended" else None
    shown = authority.server(host, ends)
    if fault == "nobody vouches":
        monkeypatch.delenv("SSL_CERT_FILE")

    with site(answer(), secured_by=shown) as server, pytest.raises(Refused) as refusal:
        fetcher_for(server).fetch(SECURE)

    assert str(refusal.value) == fetching.NO_ANSWER
    assert server.asked == []


def test_a_bomb_takes_no_memory():
    bomb = packed(100_000_000)

    with site(bomb) as server, peak() as most, pytest.raises(Refused):
        fetcher_for(server).fetch(AD)

    assert most() < 5_000_000


def test_what_the_environment_says_of_proxies_is_not_listened_to(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    with site(answer()) as server:
        fetched = fetcher_for(server).fetch(AD)

    assert re.search("need a lead", fetched.source)


def test_the_real_fetcher_refuses_this_machine():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        for url in (
            f"http://127.0.0.1:{port}/",
            "http://127.0.0.1/",
            "http://localhost/",
        ):
            with pytest.raises(Refused):
                Fetcher(seconds=2).fetch(url)
