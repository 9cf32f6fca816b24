"""The panel: from what somebody really thinks to a line on the sheet."""

import re
from html import escape

import pytest
from django.urls import reverse

from interviewprep.fit.models import Question
from motivations.models import Line, Motivation, Part, Reason, Situation
from motivations.reframing import CLAIMS
from motivations.saying import MOST_LINES_A_JOB
from tests.factories import LineFactory, SituationFactory, StoryFactory
from tests.motivations.answers import BLUNT

UP = Motivation.MOVE_UP
OWN = "I’m ready to lead a small team."


@pytest.fixture
def reason(reasons) -> Reason:
    """A reason that has been written down and recognised."""
    reason = reasons[UP]
    reason.blunt = BLUNT
    reason.save()
    return reason


def at(name, reason):
    return reverse(f"motivations:{name}", args=[reason.job_id, reason.motivation])


def shown(client, reason, **asked):
    return client.get(at("panel", reason), asked).context["panel"]


def use(client, reason, **typed):
    """Use a line as its form does, with whatever it claims ticked."""
    claims = [key for key, _ in shown(client, reason).claims]
    return client.post(at("use", reason), {"is_true": "on", "claims": claims, **typed})


# --- finding words ----------------------------------------------------------------


def test_the_panel_shows_both_sides(as_alice, reason):
    page = as_alice.get(at("panel", reason))

    panel = page.context["panel"]
    text = page.content.decode()
    assert panel.shows_lines
    assert "went to school with" in text
    assert "went to school" not in panel.line.text


def test_nothing_written_leads_to_the_first_question(as_alice, reasons):
    response = as_alice.get(at("panel", reasons[UP]))

    assert response.headers["Location"] == reverse(
        "motivations:question", args=[reasons[UP].job_id, UP, 1]
    )


@pytest.mark.parametrize("stories", [1, 3])
def test_the_panel_takes_ten_queries_however_much_is_known(
    as_alice, alice, reason, stories, django_assert_num_queries
):
    for _ in range(stories):
        StoryFactory.create(owner=alice)
    SituationFactory.create(owner=alice)
    as_alice.get(at("panel", reason))

    # session, person, job, reason, key, answers, situation, needs, tastes, chosen
    # reasons
    with django_assert_num_queries(10):
        as_alice.get(at("panel", reason))


@pytest.mark.parametrize("tone", ["warm", "plain", "direct"])
@pytest.mark.parametrize(("length", "most"), [("breath", 28), ("short", 58)])
def test_tone_and_length_are_as_asked(as_alice, reason, tone, length, most):
    panel = shown(as_alice, reason, tone=tone, length=length)

    assert (panel.line.tone, panel.line.length) == (tone, length)
    assert panel.line.words <= most


@pytest.mark.parametrize(
    "asked",
    [{"tone": "rude"}, {"length": "9"}, {"another": "-1"}, {"another": "x" * 5000}],
)
def test_what_an_address_gets_wrong_is_passed_over(as_alice, reason, asked):
    panel = shown(as_alice, reason, **asked)

    assert (panel.line.tone, panel.line.length, panel.place) == ("plain", "short", 0)


def test_another_wording_comes_round_again(as_alice, reason):
    count = len(shown(as_alice, reason).lines)

    first, last = (
        shown(as_alice, reason, another=number).line.text for number in (0, count)
    )

    assert first == last


def test_htmx_gets_the_side_that_changes_alone(as_alice, reason):
    part = as_alice.get(at("panel", reason), headers={"hx-request": "true"})

    assert part.content.decode().strip().startswith("<div")
    assert "<html" not in part.content.decode()
    assert "went to school" not in part.content.decode()


# --- using a line -------------------------------------------------------------------


def test_a_line_goes_on_the_sheet(as_alice, alice, reason):
    text = shown(as_alice, reason).line.text

    response = use(as_alice, reason)

    line = Line.objects.get()
    assert response.headers["Location"] == reverse(
        "motivations:say", args=[reason.job_id]
    )
    assert (line.owner, line.text, line.part) == (alice, text, Part.WHY)
    assert line.is_true
    assert not line.is_own_words


def test_one_breath_opens_the_conversation(as_alice, reason):
    claims = [key for key, _ in shown(as_alice, reason, length="breath").claims]

    use(as_alice, reason, length="breath", claims=claims)

    assert Line.objects.get().part == Part.OPEN


def test_a_line_waits_until_it_is_true(as_alice, reason):
    page = use(as_alice, reason, is_true="")

    assert page.status_code == 422
    assert "Tick this once it’s true." in page.content.decode()
    assert not Line.objects.exists()


def test_words_of_ones_own_are_kept_as_they_are(as_alice, reason):
    use(as_alice, reason, text=OWN)

    line = Line.objects.get()
    assert line.text == OWN
    assert line.is_own_words


def test_words_of_the_private_side_are_refused_and_not_lost(as_alice, reason):
    leaking = "Every lead went to school with the director, so I’d like to move."

    page = use(as_alice, reason, text=leaking)

    assert page.status_code == 422
    assert "words from your private side" in page.content.decode()
    assert leaking in page.content.decode()
    assert not Line.objects.exists()


def test_words_of_ones_own_are_not_ours_because_the_box_is_empty(as_alice, reason):
    page = use(as_alice, reason, text=" ")

    assert page.status_code == 422
    assert "text" in page.context["form"].errors
    assert not Line.objects.exists()


def test_what_is_wrong_is_tied_to_its_box(as_alice, reason):
    leaking = "Every lead went to school with the director."

    page = use(as_alice, reason, text=leaking, is_true="").content.decode()

    text, tick = (
        re.findall(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*>', page)[0]
        for name in ("text", "is_true")
    )
    assert 'aria-invalid="true"' in text
    assert 'aria-invalid="true"' in tick
    assert 'aria-describedby="id_text_error checked"' in text
    assert 'id="id_is_true_error"' in page
    assert 'href="#id_text"' in page
    assert leaking in page


def test_a_claim_that_nobody_ticked_keeps_the_line_back(as_alice, reason):
    asked = claiming(as_alice, reason)
    key = shown(as_alice, reason, **asked).claims[0][0]

    page = as_alice.post(at("use", reason), {**asked, "is_true": "on"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "claims" in page.context["form"].errors
    assert re.search(
        r'<fieldset class="claims" aria-describedby="id_claims_error"', text
    )
    assert re.search(rf'name="claims" value="{key}"', text)
    assert re.search(r'name="is_true"[^>]* checked', text)
    assert not Line.objects.exists()


def claiming(client, reason) -> dict[str, str]:
    """Find a wording that claims something nobody has confirmed."""
    return next(
        {"tone": tone, "length": length, "another": str(number)}
        for tone in ("plain", "warm", "direct")
        for length in ("full", "short")
        for number in range(4)
        if shown(client, reason, tone=tone, length=length, another=number).claims
    )


def test_tone_length_and_number_go_along_with_the_line(as_alice, reason):
    asked = {"tone": "warm", "length": "full", "another": "1"}

    page = as_alice.get(at("panel", reason), asked)

    sent = page.content.decode().split('action="' + at("use", reason))[1]
    line = page.context["panel"].line
    use(as_alice, reason, **asked, claims=list(line.unconfirmed))
    assert all(f'name="{name}" value="{asked[name]}"' in sent for name in asked)
    assert Line.objects.get().text == line.text


def test_clicking_twice_keeps_one_line(as_alice, reason):
    for _ in range(2):
        use(as_alice, reason, text=OWN)

    assert Line.objects.count() == 1


def test_a_waiting_line_that_is_said_to_be_true_goes_on_the_sheet(as_alice, reason):
    LineFactory.create(job=reason.job, text=OWN, is_true=False)

    use(as_alice, reason, text=OWN)

    assert Line.objects.get().is_true


def test_sixty_lines_are_enough(as_alice, reason):
    for _ in range(MOST_LINES_A_JOB):
        LineFactory.create(job=reason.job)

    page = use(as_alice, reason, text=OWN)

    assert page.status_code == 422
    assert "sixty lines" in page.content.decode()
    assert OWN in page.content.decode()
    assert Line.objects.count() == MOST_LINES_A_JOB


def test_using_nothing_recognised_asks_for_words(as_alice, reasons):
    reasons[UP].blunt = "Kanarienvogel"
    reasons[UP].save()

    page = as_alice.post(at("use", reasons[UP]), {"is_true": "on"})

    assert page.status_code == 422
    assert not Line.objects.exists()


@pytest.mark.parametrize("htmx", [{}, {"hx-request": "true"}])
def test_words_are_checked_while_they_are_typed_and_not_kept(as_alice, reason, htmx):
    page = as_alice.post(
        at("words", reason),
        {"text": "Every lead went to school with the director."},
        headers=htmx,
    )

    assert page.status_code == 200
    assert page.context["checked"].notes
    assert not Line.objects.exists()


def test_checking_words_keeps_the_tick(as_alice, reason):
    page = as_alice.post(at("words", reason), {"text": OWN, "is_true": "on"})

    text = page.content.decode()
    assert re.search(r'name="is_true"[^>]* checked', text)
    assert OWN in text


def test_the_words_on_the_way_are_ours_to_begin_with(as_alice, reason):
    page = as_alice.get(at("panel", reason), {"mine": "1"})

    panel = page.context["panel"]
    box = page.content.decode().split("<textarea")[1].split("</textarea>")[0]
    assert escape(panel.line.text) in box
    assert f'hx-post="{at("words", reason)}"' in box


# --- around a line --------------------------------------------------------------------


def test_a_claim_that_is_not_so_is_not_made_again(as_alice, alice, reason):
    key = next(iter(CLAIMS))

    as_alice.post(at("deny", reason), {"claim": key})

    assert Situation.objects.get(owner=alice).denied == [key]


def test_what_is_confirmed_later_is_no_longer_denied(as_alice, alice, reason):
    key = next(iter(CLAIMS))
    as_alice.post(at("deny", reason), {"claim": key})

    use(as_alice, reason, text=OWN, claims=[key])

    row = Situation.objects.get(owner=alice)
    assert (row.confirmed, row.denied) == ([key], [])


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("deny", {"claim": "nonsense"}),
        ("press", {"answer": "Nothing we ever said."}),
        ("ask", {"audience": "nobody"}),
    ],
)
def test_what_was_never_offered_is_not_found(as_alice, reason, name, typed):
    assert as_alice.post(at(name, reason), typed).status_code == 404


def test_readings_are_ticked_and_the_first_one_leads(as_alice, reason):
    other = shown(as_alice, reason).outcome.themes[1].key

    as_alice.post(at("themes", reason), {"themes": [other, "nonsense"]})

    reason.refresh_from_db()
    assert reason.ticked.reveal() == other
    assert shown(as_alice, reason).outcome.themes[0].key == other


def test_a_sure_reading_is_ticked_beforehand(as_alice, reason):
    reason.blunt = "I got laid off when they closed our whole office."
    reason.save()

    page = as_alice.get(reason.panel_address)

    form = page.context["readings"]
    assert page.context["panel"].outcome.readings[0].is_sure
    assert form.initial["themes"] == ["laid_off"]
    assert form.fields["themes"].label == "Did we read you right?"


def test_where_nothing_is_sure_there_are_three_to_five_to_choose_from(as_alice, reason):
    reason.blunt = "things moved on and I did not move with them there"
    reason.save()

    form = as_alice.get(reason.panel_address).context["readings"]

    assert form.initial["themes"] == []
    assert 3 <= len(form.fields["themes"].choices) <= 5
    assert form.fields["themes"].label == "Which of these do you mean?"


def test_something_else_leads_what_was_ticked(as_alice, reason):
    read = shown(as_alice, reason).outcome.themes[0].key

    as_alice.post(at("themes", reason), {"themes": [read], "other": "commission"})
    as_alice.post(at("themes", reason), {"themes": [read], "other": "siloed"})

    reason.refresh_from_db()
    assert reason.ticked.reveal() == f"siloed {read}"


def test_a_theme_that_the_phrasebook_let_go_breaks_nothing(as_alice, reason):
    reason.ticked = "long_gone"
    reason.save()

    assert shown(as_alice, reason).shows_lines


def test_an_answer_for_pressing_stands_on_the_sheet_once(as_alice, reason):
    answer = shown(as_alice, reason).outcome.follow_ups[0].answer
    LineFactory.create(job=reason.job, part=Part.PRESS, text=answer)
    LineFactory.create(job=reason.job, part=Part.PRESS, text=answer)

    as_alice.post(at("press", reason), {"answer": answer})

    lines = Line.objects.filter(part=Part.PRESS).newest_first()
    assert lines.count() == 2
    assert lines[0].reason == reason


def test_a_question_that_finds_out_the_same_of_them_is_asked_once(as_alice, reason):
    each = shown(as_alice, reason).outcome.ask_them[0]

    for _ in range(2):
        as_alice.post(at("ask", reason), {"audience": each.audience})

    question = Question.objects.get()
    assert question.text == each.question
    assert "glass" not in question.source


def test_support_comes_before_a_line_until_one_is_asked_for(as_alice, reasons):
    reason = reasons[UP]
    reason.blunt = "My boss makes racist jokes about me in front of everyone."
    reason.save()
    first = as_alice.get(at("panel", reason)).content.decode()

    as_alice.post(at("anyway", reason))

    assert reverse("pages:support") in first
    assert shown(as_alice, reason).line.text not in first
    reason.refresh_from_db()
    assert reason.wants_line_anyway


def test_facts_are_changed_from_the_panel(as_alice, alice, reason):
    response = as_alice.post(
        at("facts", reason),
        {"role": "support engineer", "status": "still", "offers": "a small team"},
    )

    reason.job.refresh_from_db()
    assert response.headers["Location"] == at("panel", reason)
    assert Situation.objects.get(owner=alice).role == "support engineer"
    assert reason.job.offers == "a small team"


def test_facts_that_are_not_valid_keep_what_was_typed(as_alice, reason):
    page = as_alice.post(at("facts", reason), {"role": "nurse", "years": "99"})

    assert page.status_code == 422
    assert 'value="nurse"' in page.content.decode()
    assert not Situation.objects.exists()
