"""The rounds of a job, for programs."""

from typing import Any

from django.db.models import Max, Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404
from ninja import Router, Status

from interviewprep.api.access import TokenRequest, needs, owner_of, reads_private
from interviewprep.api.asked import CallOff, RoundChange, RoundNew
from interviewprep.api.filling import filled, kept
from interviewprep.api.jobs import job_or_404
from interviewprep.api.kinds import Number
from interviewprep.api.models import Scope
from interviewprep.api.problems import OF_CHANGE, OF_ROW, Unfit
from interviewprep.api.told import RoundList, RoundShort, RoundWhole
from interviewprep.jobs.forms import InterviewForm
from interviewprep.jobs.forms.interview import MOST_ROUNDS
from interviewprep.jobs.models import Interview, Person, Standing

router = Router(tags=["Rounds"])
READS, WRITES = needs(Scope.JOBS_READ), needs(Scope.JOBS_WRITE)


@router.get(
    "/jobs/{job_id}/rounds",
    url_name="rounds",
    response={200: RoundList, **OF_ROW},
    **READS,
)
def list_rounds(request: TokenRequest, job_id: Number) -> dict[str, Any]:
    """List a job's rounds, the first one first."""
    job = job_or_404(request, job_id)
    rows = Interview.objects.owned_by(job.owner).kept().filter(job=job).by_round()
    rows = rows.prefetch_related(_people(request)).defer("notes", "said")
    return {"items": [_shown_short(row) for row in rows]}


@router.post(
    "/jobs/{job_id}/rounds",
    url_name="rounds",
    response={201: RoundWhole, **OF_CHANGE},
    **WRITES,
)
def add_round(
    request: TokenRequest, job_id: Number, asked: RoundNew
) -> Status[dict[str, Any]]:
    """Add a round; a date may follow later."""
    job = job_or_404(request, job_id)
    last = job.interviews.kept().aggregate(last=Max("number"))["last"] or 0
    number = min(last + 1, MOST_ROUNDS)
    new = Interview(owner=owner_of(request), job=job, number=number)
    made = kept(_form(request, new, asked.model_dump(exclude_unset=True)))
    return Status(201, _shown(request, made))


@router.get(
    "/rounds/{round_id}",
    url_name="round",
    response={200: RoundWhole, **OF_ROW},
    **READS,
)
def get_round(request: TokenRequest, round_id: Number) -> dict[str, Any]:
    """Return one round."""
    return _shown(request, _round_or_404(request, round_id))


@router.patch(
    "/rounds/{round_id}",
    url_name="round",
    response={200: RoundWhole, **OF_CHANGE},
    **WRITES,
)
def change_round(
    request: TokenRequest, round_id: Number, asked: RoundChange
) -> dict[str, Any]:
    """Change what is sent, and leave the rest; 409 if the version is an old one."""
    row = _round_or_404(request, round_id)
    changed = kept(_form(request, row, asked.model_dump(exclude_unset=True)))
    return _shown(request, changed)


@router.post(
    "/rounds/{round_id}/call-off",
    url_name="call_off_round",
    response={200: RoundWhole, **OF_ROW},
    **WRITES,
)
def call_off_round(
    request: TokenRequest, round_id: Number, asked: CallOff
) -> dict[str, Any]:
    """Call a round off, or on again."""
    row = _round_or_404(request, round_id)
    row.standing = Standing.CANCELLED if asked.off else Standing.PLANNED
    row.version += 1
    row.save(update_fields=["standing", "version", "updated_at"])
    return _shown(request, row)


def _round_or_404(request: TokenRequest, round_id: int) -> Interview:
    rows = Interview.objects.owned_by(owner_of(request)).kept().select_related("job")
    row = get_object_or_404(rows, pk=round_id)
    row.owner = row.job.owner = owner_of(request)
    return row


def _form(request: TokenRequest, row: Interview, given: dict[str, Any]) -> Any:
    """Return the page's own form for a round, filled with what was given."""
    if "key" in given:
        given["submit_key"] = given.pop("key")
    people = given.pop("people", None)

    def form_of(data: Any) -> InterviewForm:
        return InterviewForm(owner_of(request), data, instance=row)

    if people is not None:
        given["known_people"] = people
        if people and "known_people" not in form_of(None).fields:
            message = "Nobody is known at this job yet."
            raise Unfit([{"field": "people", "message": message}])
    return filled(form_of, given)


def _people(request: TokenRequest) -> Prefetch[str]:
    people = Person.objects.owned_by(owner_of(request)).kept().defer("notes")
    return Prefetch("people", people)


def _shown_short(row: Interview) -> dict[str, Any]:
    others = {
        "time": f"{row.time:%H:%M}" if row.time else None,
        "people": sorted(person.pk for person in row.people.all()),
    }
    names = [name for name in RoundShort.model_fields if name not in others]
    return {**{name: getattr(row, name) for name in names}, **others}


def _shown(request: TokenRequest, row: Interview) -> dict[str, Any]:
    prefetch_related_objects([row], _people(request))
    private = None
    if reads_private(request):
        private = {"notes": row.notes.reveal(), "said": row.said.reveal()}
    return {**_shown_short(row), "private": private}
