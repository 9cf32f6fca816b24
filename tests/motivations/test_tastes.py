"""Own words are learned and offered first; what isn't them comes last."""

import re

import pytest
from django.urls import reverse

from interviewprep.accounts.portability import wipe_private_notes
from interviewprep.exports.restoring import restore
from interviewprep.jobs.models import Job
from interviewprep.pages.sweeping import sweep
from motivations.choosing import choose
from motivations.models import Line, Motivation, Part, Reason, Situation, Status, Taste
from motivations.tastes import entry_of
from tests.conftest import signed_in
from tests.exports.archives import archive_of
from tests.factories import (
    JobFactory,
    LineFactory,
    NotMeFactory,
    SituationFactory,
    TasteFactory,
)
from tests.motivations.answers import BLUNT

UP = Motivation.MOVE_UP
OWN = "I’m ready to lead a small team, and here I could."
HTMX = {"hx-request": "true"}
LAST = "From now on that wording comes last"


@pytest.fixture
def reason(job) -> Reason:
    return asked_about(job)


@pytest.fixture
def elsewhere(alice) -> Reason:
    """The same reason, for another job."""
    return asked_about(
        JobFactory.create(owner=alice, title="Supervisor", company="Halden")
    )


def asked_about(job: Job, blunt: str = BLUNT) -> Reason:
    choose(job, list(Motivation))
    reason = job.reasons.get(motivation=UP)
    reason.blunt = blunt
    reason.save()
    return reason


def at(name, reason, *more):
    return reverse(
        f"motivations:{name}", args=[reason.job_id, reason.motivation, *more]
    )


def shown(client, reason, **asked):
    return client.get(at("panel", reason), asked).context["panel"]


def texts(client, reason, **asked):
    return [line.text for line in shown(client, reason, **asked).lines]


def put(client, reason, text=OWN, **asked):
    """Say it in one's own words."""
    sent = {"text": text, "is_true": "on", **asked}
    assert client.post(at("use", reason), sent).status_code == 302
    return Line.objects.newest_first().first()


def not_me(client, reason, line, **asked):
    sent = {"wording": line.variant, **asked}
    return client.post(at("not_me", reason), sent)


# --- own words ------------------------------------------------------------------------


def test_own_words_are_offered_first_for_another_job(as_alice, reason, elsewhere):
    put(as_alice, reason)

    page = as_alice.get(at("panel", elsewhere))

    panel = page.context["panel"]
    said = " ".join(page.content.decode().split())
    assert panel.line.text == OWN
    assert f"Your words, from {reason.job.heading}." in said
    assert not re.search(r'name="is_true"[^>]* checked', said)


def test_another_goes_on_to_the_phrasebook(as_alice, reason, elsewhere):
    ours = texts(as_alice, elsewhere)

    put(as_alice, reason)

    assert texts(as_alice, elsewhere) == [OWN, *ours]


def test_own_words_are_the_same_in_every_tone_and_at_their_length_alone(
    as_alice, reason
):
    put(as_alice, reason, length="full")

    tones = ("warm", "plain", "direct")
    assert all(texts(as_alice, reason, tone=t, length="full")[0] == OWN for t in tones)
    assert OWN not in texts(as_alice, reason, length="short")


def test_own_words_still_wait_for_the_tick(as_alice, reason, elsewhere):
    put(as_alice, reason)

    refused = as_alice.post(at("use", elsewhere), {})
    as_alice.post(at("use", elsewhere), {"is_true": "on"})

    line = Line.objects.get(job=elsewhere.job)
    assert refused.status_code == 422
    assert (line.text, line.is_own_words, line.part) == (OWN, True, Part.WHY)


def test_own_words_are_offered_once_however_often_they_stand(
    as_alice, reason, elsewhere
):
    put(as_alice, reason)
    as_alice.post(at("use", elsewhere), {"is_true": "on"})

    assert texts(as_alice, reason).count(OWN) == 1


def test_a_line_of_ours_that_is_changed_later_is_learned(as_alice, reason, elsewhere):
    claims = [key for key, _ in shown(as_alice, reason).claims]
    as_alice.post(at("use", reason), {"is_true": "on", "claims": claims})
    line = Line.objects.get()
    before = texts(as_alice, elsewhere)

    as_alice.post(
        reverse("motivations:line", args=[line.job_id, line.pk]),
        {"text": OWN, "part": "why", "is_true": "on", "version": "1"},
    )

    assert OWN not in before
    assert texts(as_alice, elsewhere)[0] == OWN


def test_other_reasons_do_not_get_these_words(as_alice, reason, elsewhere):
    put(as_alice, reason)
    elsewhere.blunt = "A change takes six weeks and four signatures."
    elsewhere.save()

    assert OWN not in texts(as_alice, elsewhere)


def test_words_for_a_job_one_has_are_not_said_of_one_that_is_over(
    as_alice, alice, reason
):
    row = SituationFactory.create(owner=alice, status=Status.STILL)
    put(as_alice, reason)
    before = texts(as_alice, reason)

    Situation.objects.filter(pk=row.pk).update(status=Status.LEFT)

    assert before[0] == OWN
    assert OWN not in texts(as_alice, reason)


@pytest.mark.parametrize(
    "text",
    [
        "I’m ready to lead a small team, and Tidewell’s team is one.",
        "Tidewell is where I’d like to lead a small team.",
        "I’m ready to lead a small team as a team lead.",
        "I’m ready for more, and you have six people to lead.",
        "I’d love to run the night clinic.",
        "I’m ready to lead, as I told Francesca.",
        "I’m ready to lead eleven people.",
    ],
)
def test_facts_of_another_job_are_not_carried_over(as_alice, reason, elsewhere, text):
    reason.job.offers = "the night clinic"
    reason.job.save()
    put(as_alice, reason, text)

    assert text not in texts(as_alice, elsewhere)


def test_the_name_of_a_job_may_be_said_to_that_job(as_alice, reason):
    text = "I’d like to lead a small team at Tidewell."
    put(as_alice, reason, text)

    assert texts(as_alice, reason)[0] == text


def test_words_that_touch_the_new_private_text_are_kept_back(
    as_alice, reason, elsewhere
):
    put(as_alice, reason)
    before = texts(as_alice, elsewhere)

    elsewhere.blunt = f"{BLUNT} I’m ready to lead and they laugh."
    elsewhere.save()

    assert before[0] == OWN
    assert OWN not in texts(as_alice, elsewhere)


def test_words_that_touch_another_private_text_of_the_job_are_refused(
    as_alice, reason, elsewhere
):
    put(as_alice, reason)
    other = elsewhere.job.reasons.get(motivation=Motivation.SEE_INSIDE)
    other.blunt = "They say they’re ready to lead a small team there. They aren’t."
    other.save()

    page = as_alice.post(at("use", elsewhere), {"is_true": "on"})

    assert page.status_code == 422
    assert "words from your private side" in page.content.decode()
    assert not Line.objects.filter(job=elsewhere.job).exists()


def test_what_own_words_claim_is_asked_before_they_are_used(as_alice, alice, reason):
    text = "My contract ended, and I’m ready to lead a small team."
    SituationFactory.create(owner=alice, status="")
    reason.blunt = f"My contract ended. {BLUNT}"
    reason.save()
    put(as_alice, reason, text)
    before = texts(as_alice, reason)

    as_alice.post(at("deny", reason), {"claim": "contract_ended"})

    assert before[0] == text
    assert text not in texts(as_alice, reason)


def test_words_go_with_their_line_and_come_back_with_it(as_alice, reason, elsewhere):
    line = put(as_alice, reason)
    where = [line.job_id, line.pk]

    as_alice.post(reverse("motivations:delete_line", args=where))
    gone = texts(as_alice, elsewhere)
    as_alice.post(reverse("motivations:restore_line", args=where))

    assert OWN not in gone
    assert texts(as_alice, elsewhere)[0] == OWN


def test_words_go_with_their_job(as_alice, reason, elsewhere):
    put(as_alice, reason)

    as_alice.post(reverse("jobs:delete", args=[reason.job_id]))

    assert OWN not in texts(as_alice, elsewhere)


def test_words_of_an_answer_for_pressing_open_nothing(as_alice, reason, elsewhere):
    line = put(as_alice, reason)

    Line.objects.filter(pk=line.pk).update(part=Part.PRESS)

    assert OWN not in texts(as_alice, elsewhere)


def test_nobody_gets_somebody_elses_words(as_alice, bob, reason, elsewhere):
    put(as_alice, reason)
    row = Taste.objects.get()

    line = LineFactory.create(job__owner=bob, text="Bob’s own.", is_own_words=True)
    known = {name: getattr(row, name).reveal() for name in ("theme", "standing")}
    TasteFactory.create(line=line, **known)

    assert "Bob’s own." not in texts(as_alice, elsewhere)


@pytest.mark.parametrize("count", [1, 3])
def test_a_panel_takes_ten_queries_whatever_was_learned(
    as_alice, reason, elsewhere, count, django_assert_num_queries
):
    for number in range(count):
        put(as_alice, reason, f"{OWN[:-1]}{', really' * number}.")
        NotMeFactory.create(
            owner=reason.owner, theme="ceiling", entry=f"ceiling:{number}"
        )
    as_alice.get(at("panel", elsewhere))

    with django_assert_num_queries(10):
        panel = shown(as_alice, elsewhere)

    assert sum(bool(choice.written_for) for choice in panel.choices) == count


def test_what_was_learned_comes_back_with_a_download(as_alice, alice, bob, reason):
    put(as_alice, reason)
    line = shown(as_alice, reason, another=1).line
    not_me(as_alice, reason, line)

    restore(bob, archive_of(alice))

    his = Reason.objects.get(owner=bob, motivation=UP)
    choices = shown(signed_in(bob), his).choices
    assert choices[0].line.text == OWN
    assert choices[-1].is_put_aside


# --- “Don’t offer this again” ---------------------------------------------------------


def test_own_words_are_forgotten_and_stay_where_they_are(as_alice, reason, elsewhere):
    put(as_alice, reason)
    as_alice.post(at("use", elsewhere), {"is_true": "on"})
    line = shown(as_alice, elsewhere).line

    not_me(as_alice, elsewhere, line)

    assert OWN not in texts(as_alice, elsewhere) + texts(as_alice, reason)
    assert Line.objects.kept().filter(text=OWN).count() == 2


def test_forgetting_is_taken_back(as_alice, reason, elsewhere):
    put(as_alice, reason)
    not_me(as_alice, elsewhere, shown(as_alice, elsewhere).line)
    page = as_alice.get(at("panel", elsewhere)).content.decode()

    (undo,) = re.findall(r'action="([^"]*/undo/[^"]*)"', page)
    back = as_alice.post(undo.replace("&amp;", "&"), follow=True)

    assert back.context["panel"].line.text == OWN


def test_wiping_private_notes_forgets_what_words_were_for(
    as_alice, alice, reason, elsewhere
):
    put(as_alice, reason)
    not_me(as_alice, reason, shown(as_alice, reason, another=1).line)

    wipe_private_notes(alice)
    asked_about(elsewhere.job)

    panel = shown(as_alice, elsewhere)
    assert OWN not in [line.text for line in panel.lines]
    assert not any(choice.is_put_aside for choice in panel.choices)
    assert Line.objects.get().text == OWN
    sweep.func()
    assert not Taste.objects.exists()


# --- “Not me” -------------------------------------------------------------------------


def test_a_wording_that_is_not_me_comes_last_and_stays_there(
    as_alice, reason, elsewhere
):
    first, *others = shown(as_alice, reason).lines

    page = as_alice.post(at("not_me", reason), {"wording": first.variant}, follow=True)

    expected = [line.text for line in [*others, first]]
    assert texts(as_alice, reason) == expected
    assert [entry_of(line) for line in shown(as_alice, elsewhere).lines][-1] == (
        entry_of(first)
    )
    assert LAST in page.content.decode()
    assert page.context["panel"].line.text == others[0].text


def test_the_same_wording_is_last_at_every_length(as_alice, reason):
    line = shown(as_alice, reason).line

    not_me(as_alice, reason, line)

    for length in ("breath", "full"):
        lines = shown(as_alice, reason, length=length).lines
        assert entry_of(lines[-1]) == entry_of(line)


def test_where_nothing_is_me_there_are_lines_all_the_same(as_alice, reason):
    before = shown(as_alice, reason).lines

    for line in before:
        not_me(as_alice, reason, line)

    panel = shown(as_alice, reason)
    assert sorted(line.text for line in panel.lines) == sorted(x.text for x in before)
    assert panel.choice.is_put_aside
    assert Taste.objects.count() == len(before)


def test_own_words_come_before_what_is_not_me(as_alice, reason):
    line = shown(as_alice, reason).line
    not_me(as_alice, reason, line)

    put(as_alice, reason)

    found = texts(as_alice, reason)
    assert (found[0], found[-1]) == (OWN, line.text)


def test_putting_aside_twice_is_noted_once_and_keeps_tone_and_length(as_alice, reason):
    asked = {"tone": "warm", "length": "breath"}
    line = shown(as_alice, reason, **asked).line

    pages = [not_me(as_alice, reason, line, **asked) for _ in range(2)]

    assert Taste.objects.count() == 1
    where = pages[0].headers["Location"]
    assert "tone=warm" in where
    assert "length=breath" in where


def test_it_is_me_after_all(as_alice, reason):
    before = texts(as_alice, reason)
    not_me(as_alice, reason, shown(as_alice, reason).line)
    last = as_alice.get(at("panel", reason), {"another": len(before) - 1})
    row = Taste.objects.get()

    back = as_alice.post(
        at("me_after_all", reason, row.pk), {"tone": "plain", "length": "short"}
    )

    assert "You said this one isn’t you" in last.content.decode()
    assert at("me_after_all", reason, row.pk) in last.content.decode()
    assert texts(as_alice, reason) == before
    assert "another=0" in back.headers["Location"]
    assert not Taste.objects.exists()


def test_after_the_last_wording_one_begins_anew(as_alice, reason):
    lines = shown(as_alice, reason).lines

    answer = not_me(as_alice, reason, lines[-1])

    assert "another=0" in answer.headers["Location"]


def test_htmx_gets_the_next_line_and_the_message_with_undo(as_alice, reason):
    panel = shown(as_alice, reason)

    part = as_alice.post(
        at("not_me", reason), {"wording": panel.line.variant}, headers=HTMX
    )

    text = part.content.decode()
    row = Taste.objects.get()
    assert part.context["panel"].line.text == panel.lines[1].text
    assert 'id="said"' in text
    assert 'hx-swap-oob="innerHTML"' in text
    assert LAST in text
    assert at("me_after_all", reason, row.pk) in text
    assert "<html" not in text
    assert "went to school" not in text


@pytest.mark.parametrize("wording", ["", "nonsense", "own:1", "own:x"])
def test_what_was_not_offered_cannot_be_put_aside(as_alice, reason, wording):
    answer = as_alice.post(at("not_me", reason), {"wording": wording})

    assert answer.status_code == 404
    assert not Taste.objects.exists()


def test_support_shows_no_wording_to_put_aside(as_alice, reason):
    line = shown(as_alice, reason).line
    reason.blunt = "My boss makes racist jokes about me in front of everyone."
    reason.save()

    assert not_me(as_alice, reason, line).status_code == 404


def test_what_was_put_aside_is_sealed(as_alice, reason):
    put(as_alice, reason)
    not_me(as_alice, reason, shown(as_alice, reason, another=1).line)

    for row in Taste.objects.all():
        theme = row.theme.reveal()
        kept = [str(row.theme.token), str(row.entry.token)]
        assert theme in row.entry.reveal()
        assert not any(theme in token for token in kept)


def test_somebody_elses_not_me_is_not_ones_own(as_alice, bob, reason):
    other = NotMeFactory.create(owner=bob, theme="x", entry="x")

    answer = as_alice.post(at("me_after_all", reason, other.pk))

    assert answer.status_code == 404
    assert Taste.objects.get() == other
