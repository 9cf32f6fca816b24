"""Private text in Python: it never prints, and leaves only when revealed."""

import copy
import json
import pickle

import pytest
from django.template import Context, Template

from interviewprep.sealed import Private, PrivateTextMoved
from interviewprep.sealed.private import Token
from tests.sealed.notes import CANARY


@pytest.mark.parametrize(
    "pattern", ["{}", "{!r}", "{!s}", "{:s}", "{:>40}", "{!r:>40}"]
)
def test_it_never_prints_what_it_says(pattern):
    assert pattern.format(Private(CANARY)).strip() == "[private]"


@pytest.mark.parametrize(
    "used", ["p", "p|upper", "p|linebreaks", "p|safe", "p|slugify"]
)
def test_a_template_never_shows_what_it_says(used):
    template = Template("{{ %s }}" % used)  # noqa: UP031

    shown = template.render(Context({"p": Private(CANARY)})).casefold()

    assert "racist" not in shown
    assert "private" in shown


@pytest.mark.parametrize(
    "send_out",
    [json.dumps, pickle.dumps, len, list, bytes],
    ids=["json", "pickle", "len", "list", "bytes"],
)
def test_it_refuses_to_be_sent_out(send_out):
    with pytest.raises(TypeError) as refusal:
        send_out(Private(CANARY))

    assert CANARY not in str(refusal.value)


def test_it_says_whether_there_is_any_without_opening():
    assert Private("Bored.")
    assert not Private("")


def test_a_copy_is_the_same_private_text():
    private = Private("Bored.")

    assert copy.copy(private) is private
    assert copy.deepcopy({"notes": private})["notes"] is private


def test_a_stored_text_without_its_row_is_not_opened():
    with pytest.raises(PrivateTextMoved):
        Private(Token("v1.k1.AAAA")).reveal()


def test_only_a_stored_text_has_a_stored_form():
    assert Private("").token == ""
    assert Private(Token("v1.k1.AAAA")).token == "v1.k1.AAAA"
    with pytest.raises(TypeError):
        assert Private("Bored.").token
