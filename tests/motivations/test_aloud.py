"""After a line was said aloud: smooth is kept with it, stumbling leads to less."""

import pytest
from django.urls import reverse

from motivations.models import Aloud, Length, Line, Motivation, Reason
from tests.factories import LineFactory
from tests.motivations.answers import BLUNT

UP = Motivation.MOVE_UP


@pytest.fixture
def reason(reasons) -> Reason:
    reason = reasons[UP]
    reason.blunt = BLUNT
    reason.save()
    return reason


def at(name, reason, *more):
    return reverse(f"motivations:{name}", args=[reason.job_id, UP, *more])


def shown(client, reason, **asked):
    return client.get(at("panel", reason), asked).context["panel"]


def went(client, reason, how, **asked):
    """Say how the shown line went, as its form does."""
    return client.post(at("shown_aloud", reason), {"how": how, **asked}, follow=True)


def of(line, how, client):
    address = reverse("motivations:kept_aloud", args=[line.job_id, line.pk])
    return client.post(address, {"how": how}, follow=True)


def test_the_panel_asks_how_it_went_without_any_script(as_alice, reason):
    page = as_alice.get(at("panel", reason)).content.decode()

    assert f'action="{at("shown_aloud", reason)}"' in page
    for how in Aloud:
        assert f'value="{how}"' in page


@pytest.mark.parametrize(("length", "then"), [("full", "short"), ("short", "breath")])
def test_stumbling_leads_to_a_shorter_line(as_alice, reason, length, then):
    page = went(as_alice, reason, "stumbled", tone="warm", length=length)

    panel = page.context["panel"]
    assert (panel.tone, panel.length) == ("warm", then)
    assert "a shorter one" in page.content.decode()


def test_stumbling_over_one_breath_leads_to_another_way_to_put_it(as_alice, reason):
    first = shown(as_alice, reason, length="breath").line.text

    page = went(as_alice, reason, "stumbled", length="breath")

    panel = page.context["panel"]
    assert panel.length == Length.BREATH
    assert panel.line.text != first


def test_smooth_is_kept_with_a_line_that_is_on_the_list(as_alice, reason):
    text = shown(as_alice, reason).line.text
    line = LineFactory.create(job=reason.job, text=text)

    went(as_alice, reason, "smooth")

    line.refresh_from_db()
    assert line.aloud == Aloud.SMOOTH
    assert line.aloud_at is not None
    assert list(Line.objects.smooth()) == [line]


def test_smooth_waits_until_the_line_is_used(as_alice, reason):
    page = went(as_alice, reason, "smooth")
    form = page.context["form"]
    claims = [key for key, _ in page.context["panel"].claims]

    as_alice.post(
        at("use", reason),
        {"is_true": "on", "claims": claims, "aloud": form["aloud"].value()},
    )

    assert Line.objects.get().aloud == Aloud.SMOOTH


def test_a_line_that_is_used_without_being_said_has_no_word_on_it(as_alice, reason):
    claims = [key for key, _ in shown(as_alice, reason).claims]

    as_alice.post(at("use", reason), {"is_true": "on", "claims": claims})

    assert Line.objects.get().aloud == ""


def test_a_kept_line_tells_how_it_went(as_alice, reason):
    line = LineFactory.create(job=reason.job, text="I’d like to lead.")

    page = of(line, "smooth", as_alice)

    said = " ".join(page.content.decode().split())
    assert "Smooth when you said it aloud on" in said


def test_stumbling_over_a_kept_line_leads_to_a_shorter_one(as_alice, reason):
    line = LineFactory.create(
        job=reason.job, reason=reason, length=Length.FULL, tone="warm"
    )

    page = of(line, "stumbled", as_alice)

    panel = page.context["panel"]
    assert (panel.tone, panel.length) == ("warm", "short")
    line.refresh_from_db()
    assert line.aloud == Aloud.STUMBLED


def test_own_words_that_were_stumbled_over_are_opened_to_be_cut(as_alice, reason):
    line = LineFactory.create(job=reason.job, reason=reason, is_own_words=True)

    page = of(line, "stumbled", as_alice)

    assert page.context["line"] == line


def test_changed_words_have_not_been_said_yet(as_alice, reason):
    line = LineFactory.create(job=reason.job, text="I’d like to lead.")
    of(line, "smooth", as_alice)

    as_alice.post(
        line.get_absolute_url(),
        {
            "text": "I’m ready to lead.",
            "part": "why",
            "is_true": "on",
            "version": line.version,
        },
    )

    line.refresh_from_db()
    assert (line.text, line.aloud, line.aloud_at) == ("I’m ready to lead.", "", None)


@pytest.mark.parametrize("how", ["", "brilliant", "smooth\x00"])
def test_anything_else_is_refused(as_alice, reason, how):
    line = LineFactory.create(job=reason.job)

    assert of(line, how, as_alice).status_code == 400
    assert went(as_alice, reason, how).status_code == 400
    line.refresh_from_db()
    assert line.aloud == ""


def test_a_crisis_is_not_asked_how_it_sounds(as_alice, reason):
    reason.blunt = "I want to kill myself."
    reason.save()

    page = as_alice.get(at("panel", reason)).content.decode()

    assert at("shown_aloud", reason) not in page
    assert went(as_alice, reason, "smooth").status_code == 400
