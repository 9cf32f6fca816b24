"""Both panels’ ground: what is underlined, how it is numbered, how long it takes."""

import pytest

from interviewprep.pages.trying import Attempt

GRUDGE = "It’s an old boys’ club. My boss only promotes his golf buddies."


def tried(blunt: str) -> Attempt:
    typed = {"blunt": blunt, "starter": "", "another": None, "anyway": False}
    return Attempt(typed)


def underlined(blunt: str) -> list[str]:
    return [piece.text for piece in tried(blunt).marked if piece.number]


@pytest.mark.parametrize(
    "blunt",
    [GRUDGE, "", "Nothing risky here.", "The boss’s golf buddies", "ß" * 30 + GRUDGE],
)
def test_the_pieces_are_the_text_again(blunt):
    assert "".join(piece.text for piece in tried(blunt).marked) == blunt


def test_a_kind_of_phrase_has_one_number_wherever_it_comes_up():
    sides = tried("It’s an old boys’ club, and I’ll never get on. His golf buddies do.")

    numbers = [piece.number for piece in sides.marked if piece.number]
    assert numbers == [1, 2, 1]
    assert [risk.number for risk in sides.risks] == [1, 2]
    assert all(risk.lead and risk.why and risk.instead for risk in sides.risks)


@pytest.mark.parametrize(
    ("blunt", "words"),
    [
        ("The boss’s plan changed.", "The boss’s"),
        ("The boss's plan changed.", "The boss's"),
        ("THE BOSS’S plan changed.", "THE BOSS’S"),
        ("I can’t move up under the boss.", "the boss"),
        ("The boss ‘sold’ us out and left.", "The boss"),
        ("The boss’speech", ""),
    ],
)
def test_a_possessive_is_underlined_whole(blunt, words):
    assert underlined(blunt) == [words] * bool(words)


def test_nothing_is_underlined_where_somebody_needs_support():
    sides = tried("My boss is a racist idiot.")

    assert sides.needs_care
    assert not sides.risks
    assert [piece.text for piece in sides.marked] == ["My boss is a racist idiot."]


def test_an_easy_pace_is_within_a_quarter():
    sides = tried(GRUDGE)

    assert sides.line.seconds * 0.7 < sides.low < sides.line.seconds
    assert sides.line.seconds < sides.high < sides.line.seconds * 1.3


def test_wordings_come_round_again():
    count = len(tried(GRUDGE).lines)

    again = Attempt({"blunt": GRUDGE, "starter": "", "another": count, "anyway": False})

    assert again.line == tried(GRUDGE).line
