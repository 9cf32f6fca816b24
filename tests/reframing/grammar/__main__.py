"""Print what the grammar checkers find that nobody has read yet.

`python -m tests.reframing.grammar`, with the project’s Python, says the sentences as
the lists of what is allowed want them.
"""

import sys

from tests.reframing.grammar import harper_check, link_grammar
from tests.reframing.grammar.spoken import distinct_sentences


def main() -> None:
    """Print each finding that is on no list."""
    sentences = distinct_sentences()
    let_stand = harper_check.false_alarms()
    for found in harper_check.findings(sentences):
        pattern = found.sentence.pattern
        if pattern not in let_stand.get(found.rule, frozenset()):
            sys.stdout.write(f"{found.rule}: {pattern}\n    {found.message}\n")
    if link_grammar.is_installed():
        by_text = {sentence.text: sentence.pattern for sentence in sentences}
        puzzling = {by_text[text] for text in link_grammar.without_parse([*by_text])}
        sys.stdout.writelines(
            f"{line}\n" for line in sorted(puzzling - link_grammar.allowed())
        )


main()
