"""Search: jobs, companies, people, tags and spoken words, by how their words begin.

Sealed text can't be looked for: the database holds nothing of it that could be found.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, F, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.views.decorators.http import require_safe

from interviewprep.accounts.models import User
from interviewprep.finding import can_guess, says, words_in
from interviewprep.fit.models import Question
from interviewprep.http import UserRequest
from interviewprep.jobs.models import Job, Person, Tag
from interviewprep.pages.search_form import SearchForm
from interviewprep.stories.models import Story
from motivations.models import Line

# Whoever finds more than this types another word.
SHOWN = 10
_EXCERPT = 140


class Found(NamedTuple):
    """One thing that was found: what it says, what it belongs to, and its page."""

    words: str
    beside: str
    address: str


class Group(NamedTuple):
    """All that was found of one kind; `has_more` when not all of it is shown."""

    name: str
    found: list[Found]
    has_more: bool


@require_safe
def search(request: UserRequest) -> HttpResponse:
    """Show what begins with the words in the address; the results alone for htmx."""
    form = SearchForm(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    groups = groups_of(request.user, text) if words_in(text) else []
    is_part = request.htmx and request.htmx.target == "found"
    template = "pages/found.html" if is_part else "pages/search.html"
    count = sum(len(group.found) for group in groups)
    context = {"form": form, "text": text, "groups": groups, "count": count}
    return render(request, template, context)


def groups_of(owner: User, text: str) -> list[Group]:
    """Return what a person has that says `text`, by kind, in two queries."""
    found: dict[str, list[Found]] = {name: [] for name in _KINDS}
    jobs = Job.objects.owned_by(owner).kept()
    companies = jobs.filter(_says(text, "company")).exclude(company="")
    for company, count in (
        companies.values_list("company")
        .annotate(count=Count("pk"))
        .order_by("company")[: SHOWN + 1]
    ):
        found["company"].append(_company(company, count))
    first, *others = _parts(owner, jobs, text)
    for kind, pk, job_id, words, beside in first.union(*others, all=True):
        found[kind].append(_KINDS[kind].found(pk, job_id, words, beside))
    return [
        Group(_KINDS[kind].name, rows[:SHOWN], len(rows) > SHOWN)
        for kind, rows in found.items()
        if rows
    ]


def _parts(owner: User, jobs: QuerySet[Job], text: str) -> Iterable[QuerySet[Any, Any]]:
    """Yield a query for each kind but companies; all of them begin with the owner."""
    people = Person.objects.owned_by(owner).kept()
    stories = Story.objects.owned_by(owner).kept()
    questions = Question.objects.owned_by(owner).kept().exclude(text="")
    lines = Line.objects.owned_by(owner).kept()
    tags = Tag.objects.filter(owner=owner)
    told = ("title", "situation", "task", "action", "result", "number", "keywords")
    yield _part("job", jobs, _says(text, "title", "company", "place"), "title")
    yield _part("person", people, _says(text, "name", "title", "company"), "name")
    yield _part("tag", tags, _says(text, "name"), "name")
    yield _part("line", lines, says(text, ["text"]), "text")
    yield _part("story", stories, says(text, told), "title")
    yield _part("question", questions, says(text, ["text"]), "text")


def _says(text: str, *names: str) -> Any:
    """Return the condition for short texts, in which a slip of the key is forgiven."""
    return says(text, names, guessing=can_guess())


def _part(kind: str, rows: QuerySet[Any], condition: Any, words: str) -> Any:
    """Return the newest rows that meet the condition, one more than is shown."""
    newest = rows.filter(condition).order_by("-pk").values("pk")[: SHOWN + 1]
    job, beside = _BESIDE.get(rows.model, (Value(0), Value("")))
    picked = rows.model._default_manager.filter(pk__in=newest)  # noqa: SLF001
    return picked.annotate(
        kind=Value(kind), in_job=job, words=_text(F(words)), beside=_text(beside)
    ).values_list("kind", "pk", "in_job", "words", "beside")


def _text(expression: Any) -> Cast:
    return Cast(expression, TextField())


# What leads to the page of a row of each kind, and what is told beside its words.
_BESIDE: dict[type[Model], tuple[Any, Any]] = {
    Job: (Value(0), F("company")),
    Person: (Value(0), F("company")),
    Line: (F("job_id"), F("job__company")),
    Question: (F("job_id"), F("job__company")),
}


class _Kind(NamedTuple):
    """How one kind is called, and where its page is: by its id, its job, its words."""

    name: str
    view: str
    by_job: bool = False

    def found(self, pk: int, job_id: int, words: str, beside: str) -> Found:
        if not self.view:
            return Found(words, "", _list(tag=words))
        args = [job_id, pk] if self.by_job else [pk]
        excerpt = Truncator(words or beside).chars(_EXCERPT)
        return Found(excerpt, beside, reverse(self.view, args=args))


_KINDS = {
    "job": _Kind("Jobs", "pages:overview"),
    "company": _Kind("Companies", ""),
    "person": _Kind("People", "jobs:person"),
    "tag": _Kind("Tags", ""),
    "line": _Kind("What you’ll say", "motivations:line", by_job=True),
    "story": _Kind("Stories", "stories:edit"),
    "question": _Kind("Questions to ask", "fit:question"),
}


def _company(name: str, count: int) -> Found:
    return Found(name, "1 job" if count == 1 else f"{count} jobs", _list(q=name))


def _list(**chosen: str) -> str:
    """Return the address of the list that shows these jobs, closed ones too."""
    query = urlencode({"view": "list", **chosen, "closed": "on"})
    return f"{reverse('jobs:list')}?{query}"
