"""The API’s first version: its operations together, and their OpenAPI document."""

from functools import cache
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern
from ninja import NinjaAPI

from interviewprep.api import jobs, people, rounds, sheets, statements
from interviewprep.api.problems import (
    LEAST_BAD,
    PROBLEM_TYPE,
    ROOT,
    handle_problems,
)

DESCRIPTION = (
    "Jobs, rounds, people, events, what was told to whom, and sheets of one person, "
    "opened by a personal token in the Authorization header. Days are ISO 8601, "
    "moments have a zone, and failures are problem details (RFC 9457). A token may ask "
    "120 times a minute."
)

api = NinjaAPI(
    title="interviewprep",
    version="1",
    description=DESCRIPTION,
    urls_namespace="v1",
    openapi_url=None,
    docs_url=None,
)
handle_problems(api)
for router in (
    sheets.me_router,
    jobs.router,
    rounds.router,
    people.router,
    statements.router,
    sheets.router,
):
    api.add_router("", router)


def patterns() -> list[URLPattern]:
    """Return the addresses of all operations, once each, and open to tokens alone."""
    named: dict[str, URLPattern] = {}
    for entry in api.urls[0]:
        if isinstance(entry, URLPattern) and entry.name != "api-root":
            # A token says who it is; there is no page to sign in on.
            entry.callback = login_not_required(entry.callback)
            named.setdefault(str(entry.name), entry)
    return list(named.values())


@cache
def schema() -> dict[str, Any]:
    """Return the OpenAPI 3.1 document."""
    told = dict(api.get_openapi_schema(path_prefix=ROOT))
    for methods in told["paths"].values():
        for operation in methods.values():
            _name_problems(operation["responses"])
    return told


def _name_problems(responses: dict[int, Any]) -> None:
    """Say that failures are problem details, which are a kind of JSON of their own."""
    for status, said in responses.items():
        if status >= LEAST_BAD:
            said["content"] = {PROBLEM_TYPE: said["content"]["application/json"]}
