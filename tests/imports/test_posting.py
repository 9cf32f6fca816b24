"""What pages tell machines about a job is read in every shape that sites give it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewprep.imports.ads.markup import MOST_TAGS, is_markup, read_page, text_of
from interviewprep.imports.ads.posting import Posting, postings_in

LEAD = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Team Lead",
    "description": "<p>Lead a team of <b>eight</b>.</p><ul><li>Rotas</li></ul>",
    "hiringOrganization": {"@type": "Organization", "name": "Tidewell Robotics"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressLocality": "Leeds", "addressCountry": "GB"},
    },
    "employmentType": "FULL_TIME",
    "datePosted": "2026-11-02T08:00:00Z",
    "validThrough": "2026-12-01",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "gbp",
        "value": {"minValue": 48000, "maxValue": "52,000.50", "unitText": "YEAR"},
    },
}


def page(*blocks: object, words: str = "<h1>Welcome</h1>") -> str:
    scripts = "".join(
        f'<script type="application/ld+json">{block}</script>'
        for block in (b if isinstance(b, str) else json.dumps(b) for b in blocks)
    )
    return f"<html><head><title>Jobs</title>{scripts}</head><body>{words}</body></html>"


def test_everything_that_a_posting_tells_is_read():
    (posting,) = postings_in(page(LEAD), "https://tidewell.example/jobs/7")

    assert posting == Posting(
        title="Team Lead",
        company="Tidewell Robotics",
        place="Leeds, GB",
        employment="full_time",
        posting_url="https://tidewell.example/jobs/7",
        posting="Lead a team of eight.\n• Rotas",
        posted_on="2026-11-02",
        deadline_on="2026-12-01",
        salary_low="48000",
        salary_high="52000.50",
        salary_currency="GBP",
        salary_period="year",
    )


OTHER = {"@type": "Organization", "name": "Somebody"}
SHAPES: dict[str, list[object]] = {
    "alone": [LEAD],
    "in a list": [[OTHER, LEAD]],
    "in a graph": [{"@context": "https://schema.org", "@graph": [OTHER, LEAD]}],
    "in a graph in a list": [[{"@graph": [LEAD]}]],
    "inside another thing": [{"@type": "WebPage", "mainEntity": LEAD}],
    "of several types": [{**LEAD, "@type": ["Thing", "JobPosting"]}],
    "by its whole name": [{**LEAD, "@type": "https://schema.org/JobPosting"}],
    "beside a broken block": ["{broken", LEAD],
    "beside an empty block": ["", LEAD],
    "beside a deep block": ["[" * 100_000, LEAD],
    "beside a number without an end": ["9" * 10_000, LEAD],
    "with raw line breaks": [json.dumps(LEAD).replace("eight", "eight\n")],
    "with a semicolon behind": [json.dumps(LEAD) + ";"],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_posting_is_found_wherever_it_stands(shape):
    postings = postings_in(page(*SHAPES[shape]))

    assert [(each.title, each.company) for each in postings] == [
        ("Team Lead", "Tidewell Robotics")
    ]


def test_several_postings_are_all_told():
    nurse = {**LEAD, "title": "Nurse"}

    postings = postings_in(page([LEAD, nurse]))

    assert [each.title for each in postings] == ["Team Lead", "Nurse"]


@pytest.mark.parametrize(
    ("told", "read"),
    [
        ({"hiringOrganization": "Tidewell"}, {"company": "Tidewell"}),
        ({"hiringOrganization": ["Tidewell"]}, {"company": "Tidewell"}),
        ({"hiringOrganization": 7}, {"company": "7"}),
        ({"hiringOrganization": None}, {"company": ""}),
        ({"title": "Lead &amp; more"}, {"title": "Lead & more"}),
        ({"title": ["Lead", "Chief"]}, {"title": "Lead"}),
        ({"title": "x" * 500}, {"title": "x" * 120}),
        ({"jobLocation": "Leeds"}, {"place": "Leeds"}),
        (
            {"jobLocation": {"address": "1 High Street, Leeds"}},
            {"place": "1 High Street, Leeds"},
        ),
        ({"jobLocation": {"name": "The mill"}}, {"place": "The mill"}),
        (
            {
                "jobLocation": [
                    {"address": {"addressLocality": each}} for each in "ABAC"
                ]
            },
            {"place": "A; B; C"},
        ),
        (
            {"jobLocation": {"address": {"addressCountry": {"name": "Chile"}}}},
            {"place": "Chile"},
        ),
        ({"jobLocation": 7}, {"place": ""}),
        ({"jobLocationType": "TELECOMMUTE"}, {"work_mode": "remote"}),
        ({"employmentType": ["OTHER", "PART_TIME"]}, {"employment": "part_time"}),
        ({"employmentType": "contractor"}, {"employment": "contract"}),
        ({"employmentType": {"a": 1}}, {"employment": ""}),
        ({"datePosted": "soon"}, {"posted_on": ""}),
        ({"datePosted": 20261102}, {"posted_on": ""}),
        ({"validThrough": "9999-12-31"}, {"deadline_on": ""}),
        ({"description": "&lt;p&gt;Lead&lt;/p&gt;"}, {"posting": "Lead"}),
        ({"description": ["Lead"]}, {"posting": ""}),
    ],
)
def test_what_is_told_in_another_way_is_read_or_left_empty(told, read):
    (posting,) = postings_in(page({**LEAD, **told}))

    assert {name: getattr(posting, name) for name in read} == read


@pytest.mark.parametrize(
    ("salary", "read"),
    [
        (52000, ("52000", "", "", "", "")),
        ("52000", ("52000", "", "", "", "")),
        ("£52k and a car", ("", "", "", "", "£52k and a car")),
        (
            {"currency": "EUR", "value": 20.5, "unitText": "Hourly"},
            ("20.50", "20.50", "EUR", "hour", ""),
        ),
        ({"value": {"value": "20"}, "unitText": "DAY"}, ("20", "20", "", "day", "")),
        ({"minValue": 9, "maxValue": 7, "currency": "EURO"}, ("7", "9", "EUR", "", "")),
        ([{"value": {"minValue": 7}}], ("7", "", "", "", "")),
        ({"value": {"minValue": -1, "maxValue": 1e400}}, ("", "", "", "", "")),
        ({"value": {"minValue": "NaN", "maxValue": True}}, ("", "", "", "", "")),
        (None, ("", "", "", "", "")),
    ],
)
def test_pay_is_read_as_far_as_it_is_numbers(salary, read):
    (posting,) = postings_in(page({**LEAD, "baseSalary": salary}))

    parts = ("low", "high", "currency", "period", "text")
    assert tuple(getattr(posting, f"salary_{part}") for part in parts) == read


def test_without_data_for_machines_the_pages_own_words_are_taken():
    words = (
        "<nav>Home About</nav><main><h1>Team&nbsp;Lead</h1><p>We need\n a lead.</p>"
        "<script>steal()</script><style>p{}</style></main><footer>Contact</footer>"
    )

    (posting,) = postings_in(page(words=words), "https://tidewell.example/7")

    assert posting.posting == "Team Lead\nWe need a lead."
    assert (posting.title, posting.company) == ("Jobs", "")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Team Lead - Tidewell | Jobs", "Team Lead"),
        ("Team Lead at Tidewell", "Team Lead"),
        ("Team Lead, Leeds", "Team Lead"),
        ("Team Lead", "Team Lead"),
        ("Team Leader - Tidewell", "Team Leader - Tidewell"),
        ("Jobs | Team Lead", "Jobs | Team Lead"),
        ("", ""),
    ],
)
def test_a_role_is_the_line_with_which_the_pages_name_begins(name, title):
    source = f"<html><head><title>{name}</title></head><body><h1>Team Lead</h1></body>"

    (posting,) = postings_in(f"{source}</html>")

    assert posting.title == title


def test_pasted_words_stay_as_they_are():
    (posting,) = postings_in("Team Lead <3\n\nWe need 1 < 2 leads.", title="Team Lead")

    assert posting.posting == "Team Lead <3\n\nWe need 1 < 2 leads."
    assert posting.title == "Team Lead"


# --- markup -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One<p>Two", "One\nTwo"),
        ("<ul><li>One<li>Two</ul>", "• One\n• Two"),
        ("<p>A &amp; B &lt;3 &#8217;</p>", "A & B <3 ’"),
        ("<p title='a > b'>One</p>", "One"),
        ('<p title="a > b">One</p>', "One"),
        ("<!-- <p>Not this</p> --><p>One</p>", "One"),
        ("<p>One<!-- never closed", "One"),
        ("<p>One<script>two", "One"),
        ("<p>One</p><p", "One"),
        ("<nav>Home<p>One", "Home\nOne"),
        ("<p>&#" + "9" * 9999 + ";One</p>", "One"),
        ("<p>&#0;&#55296;One\x00</p>", "\ufffd\ufffdOne"),
        ("<br><svg onload=alert(1)><text>Not this</text></svg>One", "One"),
    ],
)
def test_markup_becomes_words(source, text):
    assert text_of(source) == text


@given(st.text(alphabet=st.sampled_from("<>/!-=\"'& \npadivscript"), max_size=200))
def test_any_markup_becomes_words(source):
    page = read_page(source)

    assert "\n\n" not in page.text
    is_markup(source)


BOMBS = {
    "open tags": "<div>" * 200_000,
    "open tags with attributes": '<div a="b" c>' * 80_000,
    "open quotations": '<a b="' * 170_000,
    "open comments": "<!--" * 250_000,
    "open brackets": "<" * 1_000_000,
    "open tags without a name": "<a " * 330_000,
    "ends alone": "</p>" * 250_000,
    "references": "&" * 1_000_000,
    "numbers": "&#" * 500_000,
    "open scripts": "<script>" * 125_000,
    "open titles": "<title>" * 140_000,
    "spaces": "<p>" + " " * 1_000_000,
    "lists": "<li>" * 250_000,
    "scripts of data": '<script type="application/ld+json">[</script>' * 22_000,
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_megabyte_of_anything_is_read_in_time(kind):
    began = time.process_time()

    postings_in(f"<p>{BOMBS[kind]}")

    assert time.process_time() - began < 2


def test_tags_without_end_are_read_up_to_a_point():
    assert len(read_page("<p>One" * (MOST_TAGS + 99)).text) < 5 * (MOST_TAGS + 99)


def test_a_posting_with_a_thousand_neighbours_is_read_in_time():
    began = time.process_time()

    postings_in(page([[OTHER] * 100_000, LEAD]))

    assert time.process_time() - began < 2
