"""Icons, the mark and the filters that every template has."""

from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template
from django.templatetags.static import static as django_static
from django.urls import NoReverseMatch, clear_script_prefix, set_script_prefix

from interviewprep.look.context import theme
from interviewprep.look.icons import ICONS
from interviewprep.look.tags import clock, icon, mark, minutes


def draw(source: str, **values) -> str:
    return Template(source).render(Context(values))


def request_in(view_name: str, *namespaces: str) -> SimpleNamespace:
    match = SimpleNamespace(view_name=view_name, namespaces=list(namespaces))
    return SimpleNamespace(resolver_match=match)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_icon_is_well_formed_and_hidden_from_screen_readers(name):
    drawing = ET.fromstring(icon(name))

    assert drawing.get("aria-hidden") == "true"
    assert len(drawing) > 0


def test_icon_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        draw('{% icon "unicorn" %}')


def test_mark_has_a_private_and_a_spoken_half():
    halves = [half.get("class") for half in ET.fromstring(mark())]

    assert halves == ["half-a", "half-b"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 min"), (60, "1 min"), (61, "2 min"), (300, "5 min")],
)
def test_minutes_are_rounded_up(seconds, said):
    assert minutes(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), [(5, "0:05"), (65, "1:05")])
def test_clock_reads_like_a_stopwatch(seconds, said):
    assert clock(seconds) == said


@pytest.mark.parametrize(
    ("request_", "attribute"),
    [
        (request_in("jobs:list", "jobs"), 'aria-current="page"'),
        (request_in("jobs:detail", "jobs"), 'aria-current="true"'),
        (request_in("stories:list", "stories"), ""),
        (SimpleNamespace(resolver_match=None), ""),
        (None, ""),
    ],
)
def test_current_marks_the_place_one_is_in(request_, attribute):
    html = draw('{% current "jobs" %}', request=request_)

    assert html == attribute


def test_theme_is_the_persons_own_before_the_browsers(rf):
    request = rf.get("/")
    request.COOKIES["theme"] = "light"
    request.user = SimpleNamespace(theme="dark")

    assert theme(request) == {"theme": "dark"}


@pytest.mark.parametrize(
    ("cookie", "chosen"), [("dark", "dark"), ("", ""), ('"><script>', "")]
)
def test_theme_of_a_visitor_is_a_known_one_or_none(rf, cookie, chosen):
    request = rf.get("/")
    request.COOKIES["theme"] = cookie

    assert theme(request) == {"theme": chosen}


@pytest.mark.parametrize(
    ("source", "drawn"),
    [
        ("{% url 'jobs:list' %}", "/jobs/"),
        ("{% url 'jobs:move' number %}", "/jobs/7/move/"),
        ("{% url name %}", "/today/"),
        ("{% url 'jobs:list' as found %}[{{ found }}]", "[/jobs/]"),
        ("{% url 'nothing:here' as found %}[{{ found }}]", "[]"),
    ],
)
def test_addresses_are_what_django_makes_them(source, drawn):
    for _ in range(2):
        assert draw(source, number=7, name="pages:today") == drawn


def test_an_address_that_is_not_there_is_refused_each_time():
    for _ in range(2):
        with pytest.raises(NoReverseMatch):
            draw("{% url 'nothing:here' %}")


def test_an_address_follows_where_the_site_is_mounted():
    before = draw("{% url 'jobs:list' %}")
    set_script_prefix("/somewhere/")
    try:
        mounted = draw("{% url 'jobs:list' %}")
    finally:
        clear_script_prefix()

    assert (before, mounted) == ("/jobs/", "/somewhere/jobs/")


def test_static_files_are_where_django_says(settings):
    kept = draw("{% static 'css/site.css' %}")
    settings.STATIC_URL = "/elsewhere/"

    assert kept == django_static("css/site.css").replace("/elsewhere/", "/static/")
