"""link-parser, a parser of English, understands all that nobody has read and let stand.

It is Debian’s package link-grammar, and no Python package: a machine without it leaves
these tests out, except under CI, where it must be there.
"""

import pytest

from tests.reframing.grammar.link_grammar import allowed, without_parse
from tests.reframing.grammar.spoken import distinct_sentences


def test_the_parser_understands_every_sentence_that_nobody_has_read():
    sentences = {sentence.text: sentence for sentence in distinct_sentences()}

    puzzling = {sentences[text].pattern for text in without_parse(list(sentences))}

    assert puzzling - allowed() == set(), "mend these, or add them to the list"
    assert allowed() - puzzling == set(), "take these from the list: they are clear now"


@pytest.mark.parametrize(
    "faulty",
    [
        "My jobs was the top of a short ladder.",
        "I likes quiet work.",
        "Which tools does the team uses?",
    ],
)
def test_the_parser_would_find_a_fault(faulty):
    assert without_parse([faulty]) == [faulty]
