"""A good answer to each of the guide's questions, as its page would send it."""

from collections.abc import Callable
from typing import Any

from interviewprep.fit.models import Question
from interviewprep.jobs.models import Job
from interviewprep.stories.models import Need, Strength
from motivations.models import Motivation

type Typed = dict[str, Any]
# Some answers name rows that the earlier ones have made.
type Answer = Typed | Callable[[Job], Typed]


def _bridge(job: Job) -> Typed:
    gap = Need.objects.get(job=job, strength=Strength.GAP)
    return {f"kind_{gap.pk}": "learning", f"sentence_{gap.pk}": "I’m at B1."}


def _proof(job: Job) -> Typed:
    need = Need.objects.get(job=job, strength=Strength.STRONG)
    return {f"title_{need.pk}": "The clinic outage"}


def _good_answer(job: Job) -> Typed:
    question = Question.objects.get(job=job)
    return {f"reassuring_{question.pk}": "Names the second product."}


BLUNT = "There is no way up: every lead went to school with the director."

MOVE_UP = (
    {"blunt": BLUNT, "ticked": ["ceiling"]},
    {"status": "still", "years": "2", "months": "8"},
    {"goal": "leading a support team of eight"},
    {"responsibilities": ["people", "customers"]},
    {"people": "says", "customers": "unsure", "projects": "no", "quote": "You lead."},
    {"title": "Covered the rota for 14 months", "result": "Nobody noticed."},
)
NEW_GROUND = (
    {"blunt": "A change takes six weeks and four signatures."},
    {"entry_1": "Connected sensors", "entry_2": "weekly releases"},
    {"steps": ["built", "read"], "what_built": "a dashboard", "what_read": "sensors"},
    {"bring": "I know which checks auditors really read."},
    {"useful": "I can take the older accounts on day one."},
    {"entry_1": "Weekly releases", "source_1": "Their careers page"},
)
PROVE_IT: tuple[Answer, ...] = (
    {"blunt": "No degree, and eight months out last year."},
    {"entry_1": "Three years on the same ticket system"},
    {
        "entry_1": "Calm with angry customers",
        "strength_1": "strong",
        "entry_2": "German",
        "strength_2": "gap",
    },
    _bridge,
    _proof,
    {"unseen": "Calm at five on a bad day.", "noticed": "I’ll sketch the queue."},
)
SEE_INSIDE: tuple[Answer, ...] = (
    {"blunt": "Three people left that team this year."},
    {"entry_1": "A real team to lead", "weight_1": "must"},
    {"entry_1": "On call every weekend"},
    {"entry_1": "Are you a one-trick pony?"},
    {"entry_1": "Dana Okafor", "title_1": "Head", "audience_1": "manager"},
    _good_answer,
)
GOOD: dict[Motivation, tuple[Answer, ...]] = {
    Motivation.MOVE_UP: MOVE_UP,
    Motivation.NEW_GROUND: NEW_GROUND,
    Motivation.PROVE_IT: PROVE_IT,
    Motivation.SEE_INSIDE: SEE_INSIDE,
}
EACH = [
    (motivation, number)
    for motivation, answers in GOOD.items()
    for number in range(1, len(answers) + 1)
]


def typed_for(job: Job, motivation: Motivation, number: int) -> Typed:
    """Return a good answer for `job`, whose earlier questions are answered."""
    answer = GOOD[motivation][number - 1]
    return answer(job) if callable(answer) else answer


# What each question can't take: the number, what is sent, and the field that says so.
BAD = [
    (Motivation.MOVE_UP, 1, {"blunt": ""}, "blunt"),
    (Motivation.MOVE_UP, 1, {"blunt": "x" * 2001}, "blunt"),
    (Motivation.MOVE_UP, 1, {"ticked": "nonsense", "blunt": "Bored."}, "ticked"),
    (Motivation.MOVE_UP, 2, {"years": "2"}, "status"),
    (Motivation.MOVE_UP, 2, {"status": "still"}, "years"),
    (Motivation.MOVE_UP, 2, {"status": "still", "years": "51"}, "years"),
    (Motivation.MOVE_UP, 2, {"status": "contract", "ends_on": "soon"}, "ends_on"),
    (Motivation.MOVE_UP, 3, {"goal": "More money"}, "goal"),
    (Motivation.MOVE_UP, 4, {}, "responsibilities"),
    (
        Motivation.MOVE_UP,
        4,
        {"responsibilities": ["people", "customers", "budget"], "own": "coding"},
        "responsibilities",
    ),
    (Motivation.MOVE_UP, 4, {"own": "power"}, "own"),
    (Motivation.MOVE_UP, 5, {"quote": "You lead."}, "people"),
    (Motivation.MOVE_UP, 6, {"result": "Nobody noticed."}, "title"),
    (Motivation.NEW_GROUND, 2, {"entry_1": ""}, "entry_1"),
    (Motivation.NEW_GROUND, 3, {"what_built": "a dashboard"}, "steps"),
    (Motivation.NEW_GROUND, 3, {"steps": "built", "what_read": "it"}, "what_built"),
    (Motivation.NEW_GROUND, 3, {"steps": "used", "what_used": "x" * 161}, "what_used"),
    (
        Motivation.NEW_GROUND,
        3,
        {"steps": ["nothing", "built"], "what_built": "a dashboard"},
        "steps",
    ),
    (Motivation.NEW_GROUND, 4, {"bring": ""}, "bring"),
    (Motivation.NEW_GROUND, 5, {"useful": "x" * 201}, "useful"),
    (Motivation.NEW_GROUND, 6, {"source_1": "Their site"}, "entry_1"),
    (Motivation.PROVE_IT, 2, {}, "entry_1"),
    (Motivation.PROVE_IT, 3, {"strength_1": "some"}, "entry_1"),
    (Motivation.PROVE_IT, 6, {"unseen": "x" * 161}, "unseen"),
    (Motivation.SEE_INSIDE, 2, {"entry_5": "x" * 41}, "entry_5"),
    (Motivation.SEE_INSIDE, 3, {"entry_1": "x" * 41}, "entry_1"),
    (Motivation.SEE_INSIDE, 4, {"entry_1": "?!"}, "entry_1"),
    (Motivation.SEE_INSIDE, 5, {}, "audience_1"),
]
