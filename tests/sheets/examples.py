"""Sheets to test with: a finished one, one at every limit, one that says nothing."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from interviewprep.sheets.sheet import (
    Ask,
    Foot,
    Head,
    Options,
    Person,
    Proof,
    Sheet,
    Why,
    Worry,
)

EMPTY = Sheet()

TIDEWELL = Sheet(
    head=Head(
        role="Team Lead, Customer Support",
        company="Tidewell Robotics",
        starts_at=datetime(2026, 11, 26, 9, 0, tzinfo=ZoneInfo("Europe/London")),
        place="London",
        their_zone=ZoneInfo("Europe/Berlin"),
        their_place="Berlin",
        minutes=45,
        medium="video",
        people=(Person("Dana Okafor", "Head of Support"), Person("Luis Ferrer", "COO")),
    ),
    open_with=(
        "I’m ready to lead a small team and work directly with customers, and this "
        "role does both from month one."
    ),
    why=Why(
        "I’ve spent nearly three years on the support desk. The responsibilities ahead "
        "of me there don’t line up with where I want to be in three to five years: "
        "leading a small team and working with customers directly.",
        17,
        "we talked it through; the team’s shape isn’t changing soon.",
    ),
    proof=(
        Proof(
            "Runs a team’s day",
            "On-call rota: mapped repeats, paired shifts, weekly review.",
            "38% fewer repeat tickets.",
        ),
        Proof(
            "Grows people",
            "Six new hires: shadow plan, call clinic on Fridays.",
            "Solo three weeks sooner.",
        ),
        Proof(
            "Difficult customers",
            "Clinic outage: called them first, hourly updates, wrote the fix-list.",
            "Renewed for two years.",
        ),
    ),
    worries=(
        Worry(
            "No lead title",
            "True, not yet. Ran the rota and onboarding for 14 months, which is the "
            "same work. Offer: a 30-day plan after the call.",
        ),
    ),
    in_it_for_you=(
        "Lead people, face customers",
        "See if they’ll grow past one product",
        "Show what the résumé can’t",
    ),
    asks=(
        Ask(
            "Your first product clearly found its market. Where do you see growth "
            "coming from next?",
            "Luis",
            is_must=True,
        ),
        Ask("What would the team say needs fixing first?", "Dana"),
        Ask("What did the last person in this role go on to do?", "Dana"),
        Ask("How will we know in six months that this worked?", "Either"),
    ),
    criteria=(
        "Real team to lead",
        "Customer contact",
        "Growth past one product",
        "Dana as a manager",
        "Home by six, mostly",
    ),
    close_with=(
        "I came in curious and I’m leaving keen. What would you need to see from me to "
        "be sure?"
    ),
    foot=Foot("meet.tidewell.example/dk4", "Dana, +49 30 0000 0000"),
)


def sentence(words: int) -> str:
    """Return `words` English words of usual lengths."""
    stock = "we moved every customer to one queue and then cut waiting times by half"
    return " ".join((stock.split() * 10)[:words]).capitalize()


FULL = replace(
    TIDEWELL,
    open_with=sentence(28),
    why=Why(sentence(58), 25, sentence(20)),
    proof=(Proof(sentence(4), sentence(10), sentence(6)),) * 3,
    worries=(Worry(sentence(4), sentence(26)),) * 2,
    in_it_for_you=(sentence(6),) * 3,
    asks=(Ask(sentence(22), "Dana", is_must=True),) * 4,
    criteria=("Forty characters of what matters to you.",) * 5,
    close_with=sentence(28),
)


def with_options(sheet: Sheet, options: Options) -> Sheet:
    """Return the same sheet with other wishes."""
    return replace(sheet, options=options)
