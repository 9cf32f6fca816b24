"""Reframing: from what somebody really thinks to what they can say, honestly.

Plain Python without Django; `reframe` is the way in.
"""

from motivations.reframing.asking import PoliteQuestions, ask_politely
from motivations.reframing.book import ThemeInfo, themes
from motivations.reframing.choosing import variants
from motivations.reframing.claims import Claim
from motivations.reframing.claims import claims as all_claims
from motivations.reframing.engine import reframe
from motivations.reframing.facts import Proposals, propose
from motivations.reframing.gate import Check, Leak, Unconfirmed, check
from motivations.reframing.outcome import (
    AskThem,
    Caution,
    FollowUp,
    Length,
    Line,
    Part,
    Reframing,
    Theme,
    Tone,
)
from motivations.reframing.situation import Ended, Situation, TargetJob

CLAIMS = all_claims()

__all__ = [
    "CLAIMS",
    "AskThem",
    "Caution",
    "Check",
    "Claim",
    "Ended",
    "FollowUp",
    "Leak",
    "Length",
    "Line",
    "Part",
    "PoliteQuestions",
    "Proposals",
    "Reframing",
    "Situation",
    "TargetJob",
    "Theme",
    "ThemeInfo",
    "Tone",
    "Unconfirmed",
    "ask_politely",
    "check",
    "propose",
    "reframe",
    "themes",
    "variants",
]
