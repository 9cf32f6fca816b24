"""Bridging the gaps: one gap a page, each with its own draft, skip and change."""

import pytest
from django.urls import reverse

from interviewprep.stories.models import Bridge
from motivations.models import Motivation
from motivations.progress import progress_of
from tests.factories import BridgeFactory, NeedFactory

PROVE = Motivation.PROVE_IT
SENTENCE = "I’m at B1, and I’ve booked the next class."


@pytest.fixture
def gaps(job, reasons):
    """Three needs of the job, two of them gaps."""
    NeedFactory.create(job=job, text="Calm", strength="strong", rank=1)
    return [
        NeedFactory.create(job=job, text=text, strength="gap", rank=rank)
        for rank, text in enumerate(("German", "Runs a rota"), 2)
    ]


def page_of(job, part=1):
    if part == 1:
        return reverse("motivations:question", args=[job.pk, PROVE, 4])
    return reverse("motivations:gap", args=[job.pk, PROVE, 4, part])


def bridge(client, job, gap, part=1, **typed):
    """Send one gap's page, filled in well where `typed` doesn't say otherwise."""
    typed = {"kind": "learning", "sentence": SENTENCE, **typed}
    named = {f"{name}_{gap.pk}": value for name, value in typed.items()}
    return client.post(page_of(job, part), named)


def skip(client, job, part=1):
    return client.post(page_of(job, part), {"skip": "1"})


def answer_to(reasons):
    return reasons[PROVE].answers.get(number=4)


def test_each_gap_has_a_page_that_names_it(as_alice, job, gaps):
    first, second = (
        as_alice.get(page_of(job, part)).content.decode() for part in (1, 2)
    )

    assert "How will you bridge “German”?" in first
    assert "gap 1 of 2" in first
    assert "How will you bridge “Runs a rota”?" in second
    assert "4 of 6" in second
    assert "gap 2 of 2" in second


def test_one_goes_on_and_back_gap_by_gap(as_alice, job, gaps):
    after = [
        bridge(as_alice, job, gap, part).headers["Location"]
        for part, gap in enumerate(gaps, 1)
    ]
    back = [
        as_alice.get(address).context["back"] for address in (page_of(job, 1), *after)
    ]

    number = {
        number: reverse("motivations:question", args=[job.pk, PROVE, number])
        for number in (3, 5)
    }
    assert after == [page_of(job, 2), number[5]]
    assert back == [number[3], page_of(job, 1), page_of(job, 2)]


def test_a_bridge_is_kept_with_its_gap(as_alice, job, gaps):
    bridge(as_alice, job, gaps[1], part=2)

    kept = Bridge.objects.get()
    assert (kept.need, kept.kind, kept.sentence) == (gaps[1], "learning", SENTENCE)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"sentence": ""}, "sentence"),
        ({"sentence": "x" * 201}, "sentence"),
    ],
)
def test_half_a_bridge_is_asked_about(as_alice, job, gaps, given, field):
    page = bridge(as_alice, job, gaps[0], **given)

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [f"{field}_{gaps[0].pk}"]
    assert not Bridge.objects.exists()


def test_a_bridge_that_is_cleared_is_taken_away(as_alice, job, gaps):
    BridgeFactory.create(need=gaps[0])

    bridge(as_alice, job, gaps[0], sentence="")

    assert not Bridge.objects.exists()


def test_another_gap_in_its_place_is_left_alone(as_alice, job, gaps):
    BridgeFactory.create(need=gaps[0])

    page = bridge(as_alice, job, gaps[1], part=1)

    assert page.status_code == 422
    assert Bridge.objects.get().need == gaps[0]


@pytest.mark.parametrize(
    ("does", "stands"),
    [
        (["bridge"], "open"),
        (["bridge", "bridge"], "done"),
        (["bridge", "skip"], "done"),
        (["skip"], "open"),
        (["skip", "skip"], "skipped"),
    ],
)
def test_the_question_is_settled_once_every_gap_is(as_alice, job, gaps, does, stands):
    for part, what in enumerate(does, 1):
        if what == "bridge":
            bridge(as_alice, job, gaps[part - 1], part)
        else:
            skip(as_alice, job, part)

    progress = progress_of(job)[PROVE]
    assert (4 in progress.done) == (stands == "done")
    assert (4 in progress.skipped) == (stands == "skipped")


def test_skipping_a_gap_leaves_its_bridge(as_alice, job, gaps):
    BridgeFactory.create(need=gaps[0])

    skip(as_alice, job)

    assert Bridge.objects.get().need == gaps[0]


def test_a_draft_stays_with_its_gap(as_alice, job, reasons, gaps):
    first, second = (f"sentence_{gap.pk}" for gap in gaps)
    for part, name in enumerate((first, second), 1):
        as_alice.post(f"{page_of(job, part)}draft/", {name: f"Draft {part}"})

    bridge(as_alice, job, gaps[0])

    shown = as_alice.get(page_of(job, 2)).content.decode()
    assert "Draft 2</textarea>" in shown
    assert "Draft 1" not in answer_to(reasons).draft.reveal()


def test_a_draft_of_another_gap_is_refused(as_alice, job, gaps):
    name = f"sentence_{gaps[0].pk}"

    response = as_alice.post(f"{page_of(job, 2)}draft/", {name: "Draft"})

    assert response.status_code == 400


def test_a_gap_that_has_gone_leads_to_the_last_one(as_alice, job, gaps):
    response = as_alice.get(page_of(job, 3))

    assert response.headers["Location"] == page_of(job, 2)


@pytest.mark.parametrize(("number", "part"), [(4, 0), (5, 2), (7, 1)])
def test_what_is_no_page_is_not_found(as_alice, job, gaps, number, part):
    address = reverse("motivations:gap", args=[job.pk, PROVE, number, part])

    assert as_alice.get(address).status_code == 404


def test_a_fourth_gap_waits_on_the_proof_page(as_alice, job, gaps):
    for rank in (4, 5):
        NeedFactory.create(job=job, strength="gap", rank=rank)

    page = as_alice.get(page_of(job, 3)).context["page"]

    assert (page.part, page.parts) == (3, 3)


def test_needs_that_change_keep_the_bridges_of_those_that_remain(as_alice, job, gaps):
    for part, gap in enumerate(gaps, 1):
        bridge(as_alice, job, gap, part)
    typed = {"entry_1": "German", "strength_1": "gap", "entry_2": "Excel"}
    needs = reverse("motivations:question", args=[job.pk, PROVE, 3])

    as_alice.post(needs, {**typed, "strength_2": "gap"})

    progress = progress_of(job)[PROVE]
    bridges = Bridge.objects.filter(need__deleted_at=None)
    assert bridges.get().need == gaps[0]
    assert 4 not in progress.done | progress.skipped


def test_the_last_gap_to_go_settles_the_question(as_alice, job, reasons, gaps):
    bridge(as_alice, job, gaps[0])
    needs = reverse("motivations:question", args=[job.pk, PROVE, 3])

    as_alice.post(needs, {"entry_1": "German", "strength_1": "strong"})

    assert answer_to(reasons).is_done


def test_without_a_gap_the_page_says_so_and_goes_on(as_alice, job, reasons):
    NeedFactory.create(job=job, strength="strong")

    shown = as_alice.get(page_of(job)).content.decode()
    response = as_alice.post(page_of(job), {"go": "on"})

    assert "nothing to bridge" in shown
    assert response.headers["Location"].endswith("/5/")
    assert answer_to(reasons).is_done


def test_without_needs_the_page_asks_for_them_first(as_alice, job, reasons):
    shown = as_alice.get(page_of(job)).content.decode()
    as_alice.post(page_of(job), {"go": "on"})

    assert reverse("motivations:question", args=[job.pk, PROVE, 3]) in shown
    assert "Answer that first" in shown
    assert answer_to(reasons).is_skipped


@pytest.mark.parametrize("count", [1, 3])
def test_checking_takes_eleven_queries_however_many_gaps(
    as_alice, job, reasons, count, django_assert_num_queries
):
    for number in range(count):
        BridgeFactory.create(need__job=job, sentence=f"Bridge {number}.")
    check = reverse("motivations:check", args=[job.pk, PROVE])
    as_alice.get(check)

    with django_assert_num_queries(11):
        page = as_alice.get(check)

    shown = page.content.decode()
    assert all(f"Bridge {number}." in shown for number in range(count))


def test_each_gap_is_checked_and_changed_on_its_own(as_alice, job, gaps):
    bridge(as_alice, job, gaps[0])
    skip(as_alice, job, part=2)
    check = reverse("motivations:check", args=[job.pk, PROVE])

    rows = as_alice.get(check).context["rows"][3:5]
    changed = as_alice.post(
        rows[1]["address"],
        {f"kind_{gaps[1].pk}": "plan", f"sentence_{gaps[1].pk}": "Here’s my plan."},
    )

    assert [row["page"].title for row in rows] == [
        "How will you bridge “German”?",
        "How will you bridge “Runs a rota”?",
    ]
    assert rows[0]["summary"] == ["I’m learning it", SENTENCE]
    assert (rows[1]["summary"], rows[1]["no_answer"]) == ([], "Skipped for now")
    assert changed.headers["Location"] == check
