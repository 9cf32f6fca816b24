"""Holds a person's own wording against the gate, and says what it found."""

from dataclasses import dataclass

from interviewprep.jobs.models import Job
from motivations import reframing
from motivations.situation import facts_of, situation_of, target_of


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the person's that would trip them up, and what to do about it."""

    kind: str
    quoted: str
    advice: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What the gate makes of a wording."""

    words: int
    seconds: int
    ok: bool
    notes: tuple[Note, ...]


REFUSED = "This still holds words from your private side. Put them anew."
LEAKED = (
    "These words come from your private side. Put them anew, "
    "so that nobody can guess the rest."
)


def holds_private_words(job: Job, text: str) -> bool:
    """Tell whether `text` repeats what was written privately about `job`."""
    blunt = [reason.blunt.reveal() for reason in job.reasons.all()]
    facts = facts_of(job)
    found = reframing.check(
        text,
        source="\n".join(filter(None, blunt)),
        situation=situation_of(facts),
        job=target_of(facts),
    )
    return bool(found.leaks)


def checked(
    text: str,
    *,
    source: str,
    situation: reframing.Situation,
    job: reframing.TargetJob,
) -> Checked:
    """Return what the gate makes of `text`, each finding with the words it means.

    `source` is the private text that must not shine through.
    """
    found = reframing.check(text, source=source, situation=situation, job=job)
    notes = (
        *(
            Note("caution", text[each.start : each.end], f"{each.why} {each.instead}")
            for each in found.cautions
        ),
        *(Note("leak", text[each.start : each.end], LEAKED) for each in found.leaks),
        *(
            Note("doubt", text[each.start : each.end], each.ask)
            for each in found.unconfirmed
        ),
    )
    return Checked(found.words, found.seconds, found.ok, notes)
