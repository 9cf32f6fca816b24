"""`manage.py reframe`: one text for reading, a table of texts as JSON."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from motivations.reframing.batch import BadTable, answer_table

STRANGE = [
    ("id", "text", "primary"),
    ("h1", "there's a glass ceiling", "x"),
    ("h2", "", ""),
    ("h3", 'a "quoted" reason: my boss shouts', ""),
    ("h4", "x" * 50_000, ""),
    ("h5", "💥\0\u202e", ""),
    ("h6", "I don't want to live any more", ""),
]


def run(*arguments, **options):
    out = StringIO()
    call_command("reframe", *arguments, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "reasons.tsv"
    rows = ("\t".join(row) for row in STRANGE)
    path.write_text("\n".join(rows) + "\nshort\n", encoding="utf-8")
    return path


def test_a_text_is_answered_for_reading():
    told = run("My boss is useless and there's a glass ceiling here")

    assert "Careful with “useless”" in told
    assert "plain, short" in told
    assert "They may ask:" in told
    assert "Ask them (manager):" in told


def test_a_text_is_answered_in_json():
    answer = json.loads(run("there's a glass ceiling", json=True))

    assert answer["kind"] == "reason"
    assert answer["themes"][0]["key"] == "glass_ceiling"
    assert "id" not in answer


def test_a_motivation_can_be_asked_for():
    answer = json.loads(run("bored to tears, learning nothing", "--json", towards="x"))
    leaning = json.loads(
        run("bored to tears, learning nothing", "--json", towards="new_ground")
    )

    assert answer["lines"][0]["motivation"] == "move_up"
    assert leaning["lines"][0]["motivation"] == "new_ground"


def test_a_crisis_is_answered_with_help():
    assert "talk to somebody now" in run("I want to kill myself")


def test_no_reason_is_said_kindly():
    assert "Try finishing" in run("asdf")


def test_a_table_is_answered_row_by_row_in_order(table):
    answers = [
        json.loads(row) for row in run(batch=table, json=True).splitlines() if row
    ]

    assert [answer["id"] for answer in answers[:6]] == [row[0] for row in STRANGE[1:]]
    assert len(answers) == len(STRANGE)
    assert [answer["kind"] for answer in answers[:3]] == ["reason", "none", "reason"]
    assert answers[5]["kind"] == "crisis"
    assert next(iter(answers[0])) == "id"


def test_the_columns_may_stand_in_any_order():
    rows = ["text\tother\tid\n", "no way up\tx\ta1\n"]

    answers = [json.loads(row) for row in answer_table(rows)]

    assert [answer["id"] for answer in answers] == ["a1"]


def test_a_table_without_its_columns_is_refused():
    with pytest.raises(BadTable):
        list(answer_table(["id\twords\n", "a\tb\n"]))


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], {}),
        (["a text"], {"batch": "also.tsv"}),
        ([], {"batch": "missing.tsv", "json": True}),
    ],
)
def test_a_wrong_call_is_explained(arguments, options):
    with pytest.raises(CommandError):
        run(*arguments, **options)


def test_a_table_needs_json(table):
    with pytest.raises(CommandError, match="--json"):
        run(batch=table)
