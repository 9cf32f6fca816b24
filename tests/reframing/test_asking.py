"""Blunt questions asked so that people enjoy answering them."""

import tomllib
from importlib.resources import files

import pytest

from motivations.reframing import ask_politely
from motivations.reframing.asking import topics


def asked(text):
    found = ask_politely(text)
    assert found is not None
    return found


def written():
    path = files("motivations.reframing").joinpath("phrasebook/questions.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_nearly_every_blunt_wording_reaches_its_own_topic():
    table = written().values()
    pairs = [(blunt, topic["topic"]) for topic in table for blunt in topic["blunt"]]

    hits = [asked(blunt).topic == topic for blunt, topic in pairs]

    assert sum(hits) / len(hits) >= 0.98


@pytest.mark.parametrize("text", ["", "   ", "?!"])
def test_nothing_is_asked_of_nothing(text):
    assert ask_politely(text) is None


@pytest.mark.parametrize("text", ["zebra lantern quartz?", "come on, spill"])
def test_a_question_about_anything_else_gets_the_general_one(text):
    found = asked(text)

    assert found.topic == "what the job is really like"
    assert found.manager == written()["general"]["manager"]
    assert len({found.recruiter, found.manager, found.teammate, found.leader}) == 4


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.key)
def test_each_topic_says_what_to_listen_for(topic):
    questions = topic.questions

    assert questions.reassuring.endswith((".", "”"))
    assert questions.worrying.endswith((".", "”"))
    assert questions.hint == (
        f"Reassuring: {questions.reassuring} Worrying: {questions.worrying}"
    )


def test_there_are_forty_topics_and_more():
    assert len(topics()) >= 40


def test_each_audience_has_its_own_question():
    found = asked("One-trick pony?")

    assert found.for_audience("leader") == found.leader
    assert found.leader.endswith("Where do you see growth coming from next?")
    with pytest.raises(KeyError):
        found.for_audience("chancellor")
