"""What went wrong, as programs read it: problem details (RFC 9457), always JSON."""

from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from interviewprep.api.limits import seconds_left
from interviewprep.sealed import LOCKED, PrivateTextLocked

ROOT = "/api/v1/"
PROBLEM_TYPE = "application/problem+json"
LEAST_BAD = 400


class FieldProblem(Schema):
    """What is wrong with one field; a name of "" means the whole."""

    field: str
    message: str


class Problem(Schema):
    """Why a request failed."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


class Unfit(Exception):
    """What was sent can't be kept: each field with what is wrong with it."""

    def __init__(self, errors: Sequence[Mapping[str, str]]) -> None:
        """Take the fields' names and messages; none repeats what was sent."""
        super().__init__("unfit")
        self.errors = list(errors)


# Statuses that any operation may answer with, for its documentation.
COMMON = dict.fromkeys((400, 401, 403, 429, 503), Problem)
OF_ROW = {**COMMON, 404: Problem, 422: Problem}
OF_CHANGE = {**OF_ROW, 409: Problem}


def problem(
    status: int, detail: str = "", errors: Sequence[Mapping[str, str]] = ()
) -> HttpResponse:
    """Return an answer that says what went wrong."""
    title = HTTPStatus(status).phrase
    said = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail or title,
        "errors": list(errors),
    }
    return JsonResponse(said, status=status, content_type=PROBLEM_TYPE)


def machine_answers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: under the API's root, every failure is JSON and nothing is kept."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not request.path.startswith(ROOT):
            return response
        is_ours = response.headers.get("Content-Type", "") == PROBLEM_TYPE
        if response.status_code >= LEAST_BAD and not is_ours:
            response = _retold(response)
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
        return response

    return respond


def _retold(response: HttpResponse) -> HttpResponse:
    """Say what a page for people says, for programs."""
    answer = problem(response.status_code)
    if allowed := response.headers.get("Allow"):
        answer["Allow"] = allowed
    return answer


def handle_problems(api: NinjaAPI) -> None:
    """Let every failure that `api` meets be told as a problem."""
    missing = "There is nothing of yours at this address."
    api.add_exception_handler(HttpError, lambda _request, error: _refused(error))
    api.add_exception_handler(Http404, lambda _request, _error: problem(404, missing))
    api.add_exception_handler(
        ValidationError, lambda _request, error: _malformed(error)
    )
    api.add_exception_handler(Unfit, lambda _request, error: _unfit(error))
    api.add_exception_handler(
        PrivateTextLocked, lambda _request, _error: problem(503, LOCKED)
    )


def _refused(error: Any) -> HttpResponse:
    answer = problem(error.status_code, str(error))
    if error.status_code == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    if isinstance(error, Throttled):
        answer["Retry-After"] = str(seconds_left())
    return answer


def _malformed(error: Any) -> HttpResponse:
    errors = [
        {"field": ".".join(map(str, each["loc"][1:])), "message": str(each["msg"])}
        for each in error.errors
    ]
    return problem(422, "Some of what was sent can’t be read.", errors)


def _unfit(error: Any) -> HttpResponse:
    return problem(422, "Some of what was sent can’t be kept.", error.errors)
