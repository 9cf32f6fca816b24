"""What pages ask for together: joined from its parts, and only when they changed."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from interviewprep.look.joining import JOINED, JoinedFinder, joined

REQUESTS_AT_MOST = 8
BYTES_AT_MOST = 100_000
ADDRESS = re.compile(r"(?:href|src)=\"/static/([^\"]+)\"")


@pytest.mark.parametrize("path", JOINED)
def test_joined_file_is_found_with_every_part_in_order(path):
    text = Path(str(finders.find(path))).read_text(encoding="utf-8")

    parts = [Path(str(finders.find(part))).read_text() for part in JOINED[path]]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert len(text) < sum(map(len, parts)) + 10 * len(parts)


def test_joined_file_is_listed_for_collecting():
    listed = dict(JoinedFinder().list([]))

    assert listed.keys() == JOINED.keys()
    for path, storage in listed.items():
        with storage.open(path) as file:
            assert file.read().decode() == joined(path)


def test_pattern_to_ignore_leaves_joined_files_out():
    assert {path for path, _ in JoinedFinder().list(["*.css"])} == {"js/frame.js"}


def test_no_other_file_is_found():
    assert JoinedFinder().find("css/site.css") == []
    assert JoinedFinder().find("../settings.py", find_all=True) == []


def test_file_that_went_stale_is_joined_anew():
    place = Path(str(JoinedFinder().find("js/frame.js")))
    place.write_text("old", encoding="utf-8")

    found = JoinedFinder().find("js/frame.js", find_all=True)

    assert found == [str(place)]
    assert place.read_text(encoding="utf-8") == joined("js/frame.js")


def test_each_script_has_a_block_of_its_own():
    text = joined("js/frame.js")

    assert len(re.findall(r"^\{$", text, re.MULTILINE)) == len(JOINED["js/frame.js"])
    assert not re.search(r"^(?:import|export)\b", text, re.MULTILINE)


def test_styles_lie_where_their_fonts_are_looked_for():
    for path, parts in JOINED.items():
        assert {Path(part).parent for part in parts} == {Path(path).parent}


def sent(path: str) -> int:
    """Count the bytes of a static file as they go over the wire."""
    whole = Path(str(finders.find(path))).read_bytes()
    return len(whole) if path.endswith(".woff2") else len(gzip.compress(whole))


@pytest.mark.django_db
def test_first_visit_is_light(client):
    page = client.get("/").content

    files = set(ADDRESS.findall(page.decode()))
    assert 1 + len(files) <= REQUESTS_AT_MOST
    assert len(gzip.compress(page)) + sum(map(sent, files)) <= BYTES_AT_MOST
