"""The questions of the four motivations, in order: what is asked, and how."""

from dataclasses import dataclass

from django.urls import reverse

from interviewprep.jobs.models import Job
from motivations.models import Motivation
from motivations.questions import (
    blunt,
    bridges,
    move_up,
    new_ground,
    offers,
    prove_it,
    see_inside,
    step_form,
)
from motivations.questions.page import QuestionForm

LAST = 6


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the guide."""

    motivation: Motivation
    number: int
    title: str
    help: str
    form: type[QuestionForm]
    example: str = ""
    is_private: bool = False
    # The title where each gap has a page of its own; it names the gap.
    gap_title: str = ""

    def address(self, job: Job) -> str:
        """Return where the question is answered for `job`."""
        return reverse(
            "motivations:question", args=[job.pk, self.motivation, self.number]
        )


def _of(motivation: Motivation, *rows: dict[str, object]) -> tuple[Question, ...]:
    return tuple(
        Question(motivation=motivation, number=number, **row)  # type: ignore[arg-type]
        for number, row in enumerate(rows, 1)
    )


GUIDE: dict[Motivation, tuple[Question, ...]] = {
    Motivation.MOVE_UP: _of(
        Motivation.MOVE_UP,
        {
            "title": "What’s stopping you from moving up where you are?",
            "help": (
                "Write it the way you’d tell a close friend. This answer is private: "
                "it never reaches your sheet or an export."
            ),
            "example": (
                "Every lead here went to school with the director. "
                "I’ve been told to be patient twice."
            ),
            "form": blunt.BluntForm,
            "is_private": True,
        },
        {
            "title": "How long have you been in this role?",
            "help": (
                "Two to three years is long enough that looking for the next step "
                "needs no excuse. Shorter is fine; we’ll keep that part brief."
            ),
            "form": move_up.TenureForm,
        },
        {
            "title": "Where do you want to be in three to five years?",
            "help": (
                "Describe the work, not the title. Who would rely on you, and for what?"
            ),
            "example": (
                "Running a support team of eight and sitting in on customer renewals."
            ),
            "form": move_up.GoalForm,
        },
        {
            "title": "Which responsibilities are you after?",
            "help": "Up to three. More starts to sound like a wish list.",
            "form": move_up.ResponsibilitiesForm,
        },
        {
            "title": "Does this job offer them?",
            "help": (
                "Go through the ad. “Not sure” is a good answer: "
                "it becomes a question you ask."
            ),
            "form": offers.OffersForm,
        },
        {
            "title": "When have you already done a bit of this?",
            "help": (
                "They’ll believe the ambition once they’ve heard a small version of it."
            ),
            "example": "Covered the rota for 14 months when our lead left.",
            "form": move_up.SmallVersionForm,
        },
    ),
    Motivation.NEW_GROUND: _of(
        Motivation.NEW_GROUND,
        {
            "title": "What feels stuck where you work now?",
            "help": (
                "Tools, methods, rules, the whole trade: say it as it is. "
                "This answer is private: it never reaches your sheet or an export."
            ),
            "example": "A change takes six weeks and four signatures.",
            "form": blunt.BluntForm,
            "is_private": True,
        },
        {
            "title": "What would you rather work with?",
            "help": (
                "Name it: a tool, a method, a kind of product or customer. "
                "Specific beats “new”."
            ),
            "example": "Connected sensors instead of paper logs, and weekly releases.",
            "form": new_ground.ToolsForm,
        },
        {
            "title": "What have you already done to get closer?",
            "help": "One small real step says more than a big plan.",
            "example": "Built a dashboard from our log files on two weekends.",
            "form": step_form.StepForm,
        },
        {
            "title": "What do you bring that they may not have?",
            "help": (
                "Time around the old way is worth something: "
                "you know why the rules exist and what breaks."
            ),
            "example": "I know which checks auditors really read.",
            "form": new_ground.BringForm,
        },
        {
            "title": "How will you be useful while you’re learning?",
            "help": "Think of your first month.",
            "example": "I can take the older accounts on day one.",
            "form": new_ground.UsefulForm,
        },
        {
            "title": "What do you know about how they work?",
            "help": (
                "Only what you could back up: their site, a talk, the ad, "
                "someone who works there."
            ),
            "example": "Weekly releases, says their careers page.",
            "form": new_ground.KnownForm,
        },
    ),
    Motivation.PROVE_IT: _of(
        Motivation.PROVE_IT,
        {
            "title": "Where might they have doubts about you?",
            "help": (
                "Be hard on yourself here, so the interview isn’t a surprise. "
                "This answer is private: it never reaches your sheet or an export."
            ),
            "example": "No degree, and eight months out last year.",
            "form": blunt.BluntForm,
            "is_private": True,
        },
        {
            "title": "They called you anyway. What did they see?",
            "help": (
                "Compare the ad with what you sent. Something matched well enough "
                "to spend an hour on you."
            ),
            "example": "Three years on the same ticket system.",
            "form": prove_it.SawForm,
        },
        {
            "title": "What three things does this job need most?",
            "help": (
                "What comes first, comes twice, or would hurt most if it were missing?"
            ),
            "example": "Calm with angry customers. Runs a rota. German.",
            "form": prove_it.NeedsForm,
        },
        {
            "title": "How will you bridge the gaps?",
            "gap_title": "How will you bridge “{gap}”?",
            "help": "Own it in one breath, then build the bridge.",
            "example": (
                "I haven’t led on paper yet. I ran the rota for 14 months, "
                "and I’d bring a 30-day plan."
            ),
            "form": bridges.BridgeForm,
        },
        {
            "title": "Which stories prove the rest?",
            "help": "One per need. The best have a number or a name in them.",
            "form": prove_it.ProofForm,
        },
        {
            "title": "What can’t a résumé show about you?",
            "help": (
                "How you think, how you are with people, you at five on a bad day. "
                "How will they notice it in the room?"
            ),
            "example": "I’ll sketch how I’d split the queue instead of describing it.",
            "form": prove_it.UnseenForm,
        },
    ),
    Motivation.SEE_INSIDE: _of(
        Motivation.SEE_INSIDE,
        {
            "title": "What’s unclear or worrying about this job?",
            "help": (
                "Rumours, a vague ad, a bad review, a feeling: put it here. "
                "This answer is private: it never reaches your sheet or an export."
            ),
            "example": "Three people left that team this year.",
            "form": blunt.BluntForm,
            "is_private": True,
        },
        {
            "title": "What would make it a yes?",
            "help": (
                "Up to five things you could check in an hour. "
                "They become your scorecard."
            ),
            "example": "A real team to lead. Home by six, mostly.",
            "form": see_inside.YesForm,
        },
        {
            "title": "What would make it a no?",
            "help": "The things you’d regret ignoring.",
            "example": "On call every weekend.",
            "form": see_inside.NoForm,
        },
        {
            "title": "What would you ask if nobody could take offence?",
            "help": (
                "Write it rude. We’ll find a way to ask it that people enjoy "
                "answering. The rude version stays private."
            ),
            "example": (
                "“One-trick pony?” becomes “Your first product clearly found its "
                "market. Where do you see growth coming from next?”"
            ),
            "form": see_inside.RudeQuestionsForm,
            "is_private": True,
        },
        {
            "title": "Who will you meet?",
            "help": (
                "A chief executive and a future teammate hear "
                "the same question differently."
            ),
            "form": see_inside.PeopleForm,
        },
        {
            "title": "What would a good answer sound like?",
            "help": "Decide now, so charm doesn’t decide later.",
            "example": (
                "Reassuring: names the second product. Worrying: “more of the same”."
            ),
            "form": see_inside.GoodAnswerForm,
        },
    ),
}


def question(motivation: Motivation, number: int) -> Question:
    """Return one question of the guide; raise IndexError for a number not 1 to 6."""
    if not 1 <= number <= LAST:
        raise IndexError(number)
    return GUIDE[motivation][number - 1]
