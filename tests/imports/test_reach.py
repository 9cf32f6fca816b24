"""The site goes to public web servers, on the usual ports, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.imports.ads.reach import is_public, target_of
from interviewprep.imports.refusal import Refused

PUBLIC = "93.184.215.14"
# A resolver for a made-up network: what each name leads to.
NAMES = {
    "public.example": [PUBLIC],
    "public6.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c"],
    "loopback.example": ["127.0.0.1"],
    "loopback6.example": ["::1"],
    "private.example": ["10.0.0.7"],
    "mixed.example": [PUBLIC, "192.168.1.1"],
    "mixed6.example": [PUBLIC, "fd00::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "nat64.example": ["64:ff9b::7f00:1"],
    "sixtofour.example": ["2002:7f00:1::"],
    "teredo.example": ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    "metadata.example": ["169.254.169.254"],
    "cgnat.example": ["100.100.100.200"],
    "ecs.example": ["fd00:ec2::254"],
    "linklocal6.example": ["fe80::1"],
    "zone.example": ["fe80::1%eth0"],
    "multicast.example": ["224.0.0.1"],
    "multicast6.example": ["ff02::1"],
    "everywhere.example": ["0.0.0.0"],
    "broadcast.example": ["255.255.255.255"],
    "documents.example": ["203.0.113.5"],
    "benchmark.example": ["198.18.0.1"],
    "nonsense.example": ["not an address"],
    "silent.example": [],
}
BAD = [
    # How a loopback address can be written.
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://①②⑦.⓪.⓪.①/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://0.0.0.0/",
    "http://0/",
    "http://localhost/",
    "http://localhost./",
    "http://intranet/",
    # Private networks, and where clouds keep their secrets.
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1%25eth0]/",
    # Names that lead there.
    *(f"http://{name}/" for name in NAMES if not name.startswith("public")),
    "http://unknown.example/",
    # Other ways than the web, other doors than the front one, and riders.
    "file:///etc/passwd",
    "ftp://public.example/",
    "gopher://public.example/",
    "javascript:alert(1)",
    "data:text/html,hello",
    "//public.example/",
    "public.example/ad",
    "",
    "http://",
    "http://public.example:22/",
    "http://public.example:443/",
    "https://public.example:80/",
    "http://public.example:6379/",
    "http://public.example:99999/",
    "http://public.example:x/",
    "http://alice@public.example/",
    "http://alice:word@public.example/",
    "http://public.example@127.0.0.1/",
    "http://127.0.0.1\\@public.example/",
    "http://public.example\\@127.0.0.1/",
    "http://public.example/\r\nHost: other",
    "http://public.example/ a",
    "http://public.example\t/",
    "http://pub\u200blic.example/",
    "http://[::1",
    "http://-public.example/",
    f"http://{'a' * 64}.example/",
    f"http://public.example/{'a' * 2000}",
]


def resolver(host, port):
    if host not in NAMES:
        raise OSError(host)
    return NAMES[host]


@pytest.mark.parametrize("url", BAD)
def test_nobody_can_send_the_site_somewhere_private(url):
    with pytest.raises(Refused):
        target_of(url, resolver)


def test_the_table_is_as_long_as_it_should_be():
    assert len(set(BAD)) >= 41


@pytest.mark.parametrize(
    ("url", "ip", "port", "path"),
    [
        ("https://public.example/ad?id=7#top", PUBLIC, 443, "/ad?id=7"),
        ("http://PUBLIC.example:80", PUBLIC, 80, "/"),
        ("https://public.example./ad", PUBLIC, 443, "/ad"),
        ("http://public6.example/ad", NAMES["public6.example"][0], 80, "/ad"),
    ],
)
def test_public_sites_are_reached_at_the_address_that_was_checked(url, ip, port, path):
    target = target_of(url, resolver)

    assert (target.ip, target.port, target.path) == (ip, port, path)


def test_a_name_is_looked_up_once_so_that_it_cant_change_its_mind():
    asked = []

    def turning(host, port):
        asked.append(host)
        return [PUBLIC] if len(asked) == 1 else ["127.0.0.1"]

    target = target_of("http://rebinding.example/", turning)

    assert (target.ip, asked) == (PUBLIC, ["rebinding.example"])


@given(st.ip_addresses())
def test_what_counts_as_public_is_never_private(address):
    if is_public(str(address)):
        assert address.is_global
        assert not address.is_private
        assert not address.is_multicast


def anywhere(host, port):
    return [PUBLIC]


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_refused(text):
    try:
        target = target_of(text, anywhere)
    except Refused:
        return

    assert target.ip == PUBLIC
