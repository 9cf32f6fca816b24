"""Facts that a text states: proposed, never taken for granted."""

import pytest

from motivations.reframing import Ended, propose
from motivations.reframing.facts import stated_ending


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("I was made redundant in May", Ended.ROLE_CUT),
        ("they cut the budget and my role was cut", Ended.ROLE_CUT),
        ("the site closed", Ended.ROLE_CUT),
        ("I got fired for being late", Ended.DISMISSED),
        ("they let me go", Ended.DISMISSED),
        ("my contract ended in June", Ended.CONTRACT_ENDED),
        ("they didn't renew my contract", Ended.CONTRACT_ENDED),
        ("I quit in March", Ended.RESIGNED),
        ("I've handed in my notice", Ended.RESIGNED),
        ("I'm about to be fired", None),
        ("my friend was made redundant", None),
        ("I want to quit", None),
        ("there is no way up", None),
    ],
)
def test_how_it_ended_is_read_from_the_text(text, ended):
    assert stated_ending(text) == ended


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("I've been here three years and nothing", 36),
        ("after 8 months I know it all", 8),
        ("spent two and a half years on tickets", 30),
        ("I was off for two years out of work", None),
        ("two years ago they changed it", None),
        ("no way up", None),
    ],
)
def test_a_stay_is_proposed(text, months):
    assert propose(text).months == months


def test_role_and_tools_are_proposed():
    found = propose("I'm a payroll analyst and we still do COBOL and Excel")

    assert found.role == "payroll analyst"
    assert found.tools == ("COBOL", "Excel")
    assert found.employed is None


def test_a_job_that_is_over_is_noticed():
    assert propose("in my last job nobody planned anything").employed is False
