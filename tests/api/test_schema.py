"""The API keeps to its own OpenAPI document, whatever a program sends."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from interviewprep.api.models import Scope
from interviewprep.api.v1 import schema as document
from interviewprep.wsgi import application
from tests.factories import TokenFactory, full_account
from tests.isolation.matrix import taken_back

# The whole is bounded: a few examples of each of some twenty operations.
EXAMPLES = 3
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.unsupported_method,
]
SECRET = "ip_schema"
api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture(autouse=True)
def one_connection():
    """Keep the test's connection open between requests, as Django's own client does."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture
def account(alice):
    TokenFactory.create(owner=alice, secret=SECRET, scopes=" ".join(Scope))
    return full_account(alice, "Kanarienvogel")


@api.parametrize()
@settings(
    max_examples=EXAMPLES,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_are_as_documented(case, account, client):
    cache.clear()
    _aim(case, account)

    with taken_back(client):
        answer = case.call(headers={"Authorization": f"Bearer {SECRET}"})

    case.validate_response(answer, checks=CHECKS)


def test_the_document_is_openapi_3_1_and_names_a_scope_everywhere():
    told = document()
    scopes = [
        operation["x-scope"]
        for methods in told["paths"].values()
        for operation in methods.values()
    ]

    assert told["openapi"].startswith("3.1")
    assert set(scopes) <= {"any", *Scope.values}


def _aim(case, account) -> None:
    """Let half of the examples that are meant to be right name rows that are there."""
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return
    rows = {
        "job_id": account.job,
        "round_id": account.interview,
        "person_id": account.person,
        "told_id": account.told,
    }
    for name, row in rows.items():
        number = (case.path_parameters or {}).get(name)
        if isinstance(number, int) and number % 2:
            case.path_parameters[name] = row.pk
