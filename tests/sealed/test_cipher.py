"""The cipher: any text opens as it was sealed, there and with its key alone."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.sealed import (
    PrivateTextLocked,
)
from interviewprep.sealed.cipher import seal, unseal
from tests.sealed.notes import PLACE


@given(st.text().map(lambda text: text.encode("utf-8", "ignore")))
def test_any_text_opens_as_it_was_sealed(plain):
    key = bytes(range(32))

    token = seal(plain, key=key, kid="k1", place=PLACE)

    assert unseal(token, key=key, place=PLACE) == plain


def test_the_same_text_never_looks_the_same_twice():
    key = bytes(32)

    tokens = {seal(b"bored", key=key, kid="k1", place=PLACE) for _ in range(50)}

    assert len(tokens) == 50


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (bytes(32), "ip|jobs.Job.notes|2|place"),
        (bytes(32), "ip|jobs.Job.notes|1|elsewhere"),
        (bytes([1]) * 32, PLACE),
    ],
    ids=["owner", "row", "key"],
)
def test_a_text_stays_shut_for_another(key, place):
    token = seal(b"bored", key=bytes(32), kid="k1", place=PLACE)

    with pytest.raises(PrivateTextLocked):
        unseal(token, key=key, place=place)


@given(st.integers(0, 200), st.integers(1, 255))
def test_one_changed_byte_keeps_it_shut(index, change):
    token = seal(b"bored", key=bytes(32), kid="k1", place=PLACE)
    head, encoded = token.rsplit(".", 1)
    raw = bytearray(base64.b64decode(encoded))
    raw[index % len(raw)] ^= change
    changed = f"{head}.{base64.b64encode(bytes(raw)).decode()}"

    with pytest.raises(PrivateTextLocked):
        unseal(changed, key=bytes(32), place=PLACE)


@pytest.mark.parametrize("token", ["", "plain words", "v1.k1.", "v1.k1.AAAA", "v2.k.A"])
def test_what_is_no_token_stays_shut(token):
    with pytest.raises(PrivateTextLocked):
        unseal(token, key=bytes(32), place=PLACE)
