"""Lines: true, tactful, in the right tense, each opening in its own way."""

import pytest

from motivations.reframing import (
    Ended,
    Situation,
    TargetJob,
    reframe,
    themes,
    variants,
)
from motivations.reframing.gate import leaks, read_source
from motivations.reframing.outcome import LENGTHS, TONES, WORD_LIMITS
from motivations.reframing.tact import blocking
from motivations.reframing.words import count, opening

ALICE = Situation(
    employed=True,
    months=32,
    role="support engineer",
    wants=("leading people", "working with customers"),
    goal="running a support team of eight",
    tools=("connected sensors",),
    step="built a dashboard from our log files",
    strength="three years on the same ticket system",
    story="the on-call rota I rebuilt",
)
TIDEWELL = TargetJob(
    title="Team Lead, Customer Support",
    company="Tidewell Robotics",
    hooks=("a small team to lead",),
    need="somebody calm with customers",
)
EVERY_ANSWER = [
    (key, motivation)
    for key, info in themes().items()
    for motivation in info.motivations
]


@pytest.mark.parametrize(("key", "motivation"), EVERY_ANSWER)
@pytest.mark.parametrize(
    ("situation", "job"),
    [
        (Situation(), TargetJob()),
        (ALICE, TIDEWELL),
        (Situation(employed=False), TIDEWELL),
    ],
)
def test_every_line_that_can_be_rendered_keeps_the_rules(
    key, motivation, situation, job
):
    for tone in TONES:
        for length in LENGTHS:
            lines = variants(
                key, motivation, tone, length, situation=situation, job=job
            )
            assert lines
            for line in lines:
                _keeps_the_rules(line)


def _keeps_the_rules(line):
    assert line.words == count(line.text) <= WORD_LIMITS[line.length]
    assert not blocking(line.text.replace("Tidewell Robotics", "…"))
    assert line.text[0].isupper()
    assert line.text[-1] in ".?"
    assert not set("[]{}—!'\"") & set(line.text)
    assert "  " not in line.text
    assert " ," not in line.text
    assert " ’" not in line.text
    assert line.text == " ".join(
        "".join(part.text for part in line.parts if part.kind != "gap").split()
    )


@pytest.mark.parametrize(("key", "motivation"), EVERY_ANSWER)
def test_nine_lines_open_in_nine_ways_and_claim_nothing_unconfirmed(key, motivation):
    answer = reframe("", themes=[key], towards=motivation)

    openings = [opening(line.text) for line in answer.lines]
    assert len(set(openings)) == len(openings) == 9
    assert not [line.variant for line in answer.lines if line.unconfirmed]


def test_facts_fill_their_places():
    lines = variants(
        "glass_ceiling", "move_up", "plain", "full", situation=ALICE, job=TIDEWELL
    )

    facts = {part.slot for line in lines for part in line.parts if part.kind == "fact"}
    hooks = {part.slot for line in lines for part in line.parts if part.kind == "hook"}
    assert "tenure" in facts
    assert hooks
    assert any("nearly three years" in line.text for line in lines)


def test_a_missing_fact_is_a_gap_and_is_not_spoken():
    lines = variants("glass_ceiling", "move_up", "plain", "short")

    gaps = [part for line in lines for part in line.parts if part.prompt]
    assert gaps
    assert all(part.kind == "gap" for part in gaps)
    assert all(set(line.gaps) == _prompts(line) for line in lines)


def _prompts(line):
    return {part.prompt for part in line.parts if part.prompt}


def test_a_short_stay_is_left_out_without_a_gap():
    brief = Situation(employed=True, months=7)

    lines = [
        line
        for tone in TONES
        for line in variants("glass_ceiling", "move_up", tone, "full", situation=brief)
    ]

    assert not [line for line in lines if "how long you’ve been there" in line.gaps]
    assert not [line for line in lines if "seven months" in line.text]


def test_a_fact_that_would_hurt_becomes_a_gap():
    bitter = Situation(wants=("getting away from my idiot boss",))

    lines = [
        line
        for tone in TONES
        for line in variants(
            "glass_ceiling", "move_up", tone, "short", situation=bitter
        )
    ]

    assert not [line for line in lines if "idiot" in line.text]
    assert [line for line in lines if "what you want to take on" in line.gaps]


@pytest.mark.parametrize("slot", ["[x]", "{x}", "<b>bold</b>", "see http://a.test"])
def test_a_fact_with_markup_is_not_spoken(slot):
    odd = Situation(goal=slot, wants=(slot,), role=slot)

    answer = reframe("", themes=["glass_ceiling"], situation=odd)

    assert not [line for line in answer.lines if slot in line.text]


def test_the_past_is_told_in_the_past():
    stays = variants("glass_ceiling", "move_up", "warm", "short", situation=ALICE)
    left = variants(
        "glass_ceiling",
        "move_up",
        "warm",
        "short",
        situation=Situation(employed=False, ended=Ended.RESIGNED),
    )

    assert {line.variant for line in stays} & {line.variant for line in left}
    assert {line.text for line in stays}.isdisjoint(line.text for line in left)


def test_a_text_that_says_it_ended_is_answered_in_the_past():
    said = reframe(
        "I left my last job because there was no way up", themes=["glass_ceiling"]
    )
    unsaid = reframe("there is no way up", themes=["glass_ceiling"])

    assert {line.text for line in said.lines} != {line.text for line in unsaid.lines}


@pytest.mark.parametrize(
    ("ended", "never"),
    [
        (Ended.CONTRACT_ENDED, {"role_cut", "site_closed", "dismissed", "resigned"}),
        (Ended.ROLE_CUT, {"contract_ended", "dismissed", "resigned", "mutual"}),
        (Ended.DISMISSED, {"contract_ended", "role_cut", "site_closed", "resigned"}),
        (Ended.RESIGNED, {"contract_ended", "role_cut", "site_closed", "dismissed"}),
    ],
)
def test_no_line_goes_against_how_the_job_ended(ended, never):
    situation = Situation(employed=False, ended=ended)

    for key, motivation in EVERY_ANSWER:
        for tone in TONES:
            lines = variants(key, motivation, tone, "full", situation=situation)
            assert not [line.variant for line in lines if never & set(line.claims)]


def test_a_denied_claim_is_never_made():
    claimed = {
        claim
        for tone in TONES
        for line in variants("glass_ceiling", "move_up", tone, "full")
        for claim in line.claims
    }

    for claim in claimed:
        denies = Situation(denied=frozenset({claim}))
        for tone in TONES:
            lines = variants("glass_ceiling", "move_up", tone, "full", situation=denies)
            assert not [line for line in lines if claim in line.claims]


def test_a_confirmed_claim_is_no_longer_asked():
    lines = [
        line
        for tone in TONES
        for line in variants("glass_ceiling", "move_up", tone, "full")
        if line.unconfirmed
    ]
    claims = frozenset(claim for line in lines for claim in line.claims)

    confirmed = [
        line
        for tone in TONES
        for line in variants(
            "glass_ceiling",
            "move_up",
            tone,
            "full",
            situation=Situation(claims=claims),
        )
    ]

    assert lines
    assert not [line for line in confirmed if line.unconfirmed]


def test_what_the_text_itself_says_counts_as_said():
    answer = reframe("I was made redundant in March", themes=["laid_off"])

    assert not [line for line in answer.lines if line.unconfirmed]


@pytest.mark.parametrize(
    "text",
    [
        "I want the next step and the next step isn't there, they never promote anyone",
        "Karen gets all the credit and Dave the promotions",
        "I'd like to know how somebody in this role takes on more, it's a dead end",
        "what I'm after is a job that can grow as I do and here it can't",
    ],
)
def test_no_line_takes_words_over_from_the_private_text(text):
    source = read_source(text)

    for key in ("glass_ceiling", "unrecognised", "old_boys_network"):
        answer = reframe(text, themes=[key])
        assert answer.lines
        assert not [x for line in answer.lines for x in leaks(line.text, source)]


def test_variants_are_told_apart_and_named_for_good():
    lines = variants("glass_ceiling", "move_up", "plain", "short")

    names = [line.variant for line in lines]
    assert len(set(names)) == len(names) == 4
    assert all(name.startswith("glass_ceiling:move_up:plain:") for name in names)
    assert all(name.endswith(":short") for name in names)


def test_variants_of_an_unknown_theme_are_refused():
    with pytest.raises(KeyError):
        variants("no_such_theme", "move_up", "plain", "short")


def hooked(length, hooks):
    """What the lines at one length say of a job that offers these things."""
    job = TargetJob(company="Tidewell Robotics", hooks=hooks)
    return {
        part.text
        for key, motivation in EVERY_ANSWER
        for tone in TONES
        for line in variants(key, motivation, tone, length, job=job)
        for part in line.parts
        if part.slot == "hook" and part.kind == "hook"
    }


def test_a_full_answer_has_room_for_three_hooks():
    hooks = ("a small team", "weekly releases", "your own budget", "a fourth thing")

    assert hooked("full", hooks) == {
        "a small team, weekly releases and your own budget"
    }
    assert hooked("short", hooks) <= {"a small team"}


def test_hooks_that_would_blur_in_a_row_are_said_alone():
    assert hooked("full", ("a team and a budget", "weekly releases")) == {
        "a team and a budget"
    }


def test_hooks_that_are_too_long_together_are_said_alone():
    long = "the chance to build a new support desk for northern Europe"

    assert hooked("full", (long, "weekly releases")) == {long}
