"""Tables of each tool are recognised, read, and turned into jobs with their dates."""

import pytest

from interviewprep.imports.tables.files import tables_in
from interviewprep.imports.tables.plan import opened
from interviewprep.imports.tables.sources import Source
from tests.imports.examples import fixture, linkedin_archive, plan_for

BRINGS = {
    "huntr.csv": (
        Source.HUNTR,
        ["2024-03-01 saved", "2024-03-02 talking", "2024-03-03 closed rejected"],
    ),
    "teal.csv": (
        Source.TEAL,
        ["2025-03-01 saved", "2025-03-01 offer", "2025-03-01 closed no_reply"],
    ),
    "simplify.csv": (
        Source.SIMPLIFY,
        ["2024-03-12 talking", "2024-04-01 closed no_reply"],
    ),
    "indeed.csv": (Source.INDEED, ["2024-03-07 applied", "2024-03-20 applied"]),
    "jobsync.csv": (
        Source.JOBSYNC,
        ["2024-03-07 talking", "2024-03-02 saved", "2024-03-04 closed role_closed"],
    ),
    "reactive_resume.csv": (
        Source.REACTIVE_RESUME,
        ["2024-04-02 offer", "2024-03-30 closed rejected"],
    ),
    "careerforge.csv": (
        Source.CAREERFORGE,
        ["2024-03-07 applied", "2024-03-08 closed withdrawn", "2024-03-09 saved"],
    ),
    "career_ops.md": (
        Source.CAREER_OPS,
        ["2024-03-07 applied", "2024-03-08 closed withdrawn", "2024-03-09 saved"],
    ),
    "own_table.csv": (Source.OTHER, ["2024-03-13 talking", "2024-04-01 applied"]),
}


def where_they_stand(plan) -> list[str]:
    last = [job.moves[-1] for job in plan.jobs]
    return [
        " ".join(filter(None, (f"{move.at:%Y-%m-%d}", move.stage, move.outcome)))
        for move in last
    ]


@pytest.mark.parametrize("name", BRINGS)
def test_each_source_is_known_and_its_jobs_stand_where_they_stood(name):
    source, stand = BRINGS[name]

    upload = opened(tables_in(name, fixture(name)), {})
    plan = plan_for(name)

    assert upload.source == source
    assert where_they_stand(plan) == stand
    assert plan.jobs[0].title == "Team Lead"
    assert plan.jobs[0].company == "Tidewell Robotics"


def test_a_linkedin_archive_brings_applications_saved_jobs_and_people():
    plan = plan_for("archive.zip", linkedin_archive())

    lead = plan.jobs[0]
    assert [(job.title, job.stage) for job in plan.jobs] == [
        ("Team Lead", "applied"),
        ("Service Desk Lead", "applied"),
        ("Team Leader, Support", "applied"),
        ("Support Manager", "saved"),
    ]
    assert [(f"{move.at:%d %b %Y}", move.stage) for move in lead.moves] == [
        ("01 Mar 2024", "saved"),
        ("07 Mar 2024", "applied"),
    ]
    assert plan.joined == 1
    assert [person.name for person in plan.people] == ["Dana Okafor", "Luis Ferrer"]
    assert plan.people[0].details["how_met"] == "LinkedIn, since 5 March 2024"


def test_linkedin_months_come_first_and_ones_own_address_stays_out():
    plan = plan_for("archive.zip", linkedin_archive())

    larkfield = next(job for job in plan.jobs if job.company == "Larkfield Council")
    everything = " ".join(f"{job.details} {job.note}" for job in plan.jobs)

    assert f"{larkfield.moves[0].at:%d %b %Y}" == "02 Jan 2025"
    assert "alice@example.com" not in everything
    assert "Question And Answers: Years of experience? 6" in plan.jobs[0].note


def test_reactive_resumes_history_tags_people_and_archive_come_along():
    lead, desk = plan_for("reactive_resume.csv").jobs

    assert [f"{move.at:%d %b} {move.stage}" for move in lead.moves] == [
        "01 Mar saved",
        "07 Mar applied",
        "12 Mar talking",
        "02 Apr offer",
    ]
    assert lead.tags == ["near home", "support"]
    assert [person.details["title"] for person in lead.people] == [
        "Recruiter",
        "Hiring manager",
    ]
    assert lead.note == "Ask about the rota\nTimeline: Rang Dana"
    assert (lead.details["is_archived"], desk.details["is_archived"]) == (False, True)


def test_jobsyncs_blanks_kinds_and_places_are_understood():
    lead, desk, manager = plan_for("jobsync.csv").jobs

    assert lead.details["work_mode"] == "hybrid"
    assert lead.details["employment"] == "full_time"
    assert desk.details["place"] == ""
    assert manager.details["source"] == ""
    assert [move.stage for move in desk.moves] == ["saved"]


def test_what_no_column_is_known_for_is_kept_in_the_notes():
    first, _, third = plan_for("careerforge.csv").jobs

    assert "sector: Robotics" in first.note
    assert "fit_rating: 8" in first.note
    assert "Column 15: 2024-04-30" in third.note


def test_a_word_for_a_stage_that_nobody_knows_is_told_and_never_guessed():
    skip = plan_for("career_ops.md")
    thinking = plan_for("own_table.csv")

    assert skip.unknown_statuses == [("SKIP", 1)]
    assert skip.jobs[2].stage == "saved"
    assert "Status: SKIP" in skip.jobs[2].note
    assert thinking.unknown_statuses == [("thinking about it", 1)]


def test_an_unknown_stage_without_any_date_is_saved():
    plan = plan_for("jobs.csv", b"Company,Role,Status\nOrrin,Lead,Zapped\n")

    assert [move.stage for move in plan.jobs[0].moves] == ["saved"]


def test_a_row_without_a_role_is_skipped_with_its_reason():
    plan = plan_for("own_table.csv")

    assert [(row.place.row, row.name, row.reason) for row in plan.skipped] == [
        (5, "Halden Insurance", "It doesn’t say which role.")
    ]


def test_huntrs_markup_becomes_plain_words():
    lead = plan_for("huntr.csv").jobs[0]

    assert lead.details["posting"] == "Lead a team of eight.\n• Rotas\n• Customers"


def test_marks_against_formulas_are_taken_off_our_own_tables_alone():
    ours = b"Role,Company,Stage,Stage history,Pay in their words,Mood\n"
    row = b"'=Lead,'@Orrin,Applied,,,'-2 days\n"

    mine = plan_for("ours.csv", ours + row).jobs[0]
    theirs = plan_for("theirs.csv", b"Role,Company\n'=Lead,'@Orrin\n").jobs[0]

    assert (mine.title, mine.company, mine.note) == (
        "=Lead",
        "@Orrin",
        "Mood: -2 days",
    )
    assert (theirs.title, theirs.company) == ("'=Lead", "'@Orrin")
