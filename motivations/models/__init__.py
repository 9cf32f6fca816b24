"""What is in it for a person, what they really think, and the lines they will say."""

from motivations.models.line import Aloud, Length, Line, LineQuerySet, Part, Tone
from motivations.models.reason import Answer, AnswerQuerySet, Reason, ReasonQuerySet
from motivations.models.situation import Motivation, Situation, Status
from motivations.models.taste import Taste, TasteQuerySet

__all__ = [
    "Aloud",
    "Answer",
    "AnswerQuerySet",
    "Length",
    "Line",
    "LineQuerySet",
    "Motivation",
    "Part",
    "Reason",
    "ReasonQuerySet",
    "Situation",
    "Status",
    "Taste",
    "TasteQuerySet",
    "Tone",
]
