"""The frame around every page, for visitors and for people who are signed in."""

import json
import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

ERROR_PAGES = ["400", "403", "403_csrf", "404", "429", "500"]


def get(client: Client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_visitor_is_shown_the_way_in(small_site, client):
    html = get(client)

    assert ">Sign in</a>" in html
    assert "Add a job" not in html
    assert "tabbar" not in html


def test_person_is_shown_the_way_around(small_site, as_alice):
    html = get(as_alice)

    assert "Add a job" in html
    assert 'class="tabbar"' in html
    assert re.search(r'<form method="post" action="/logout/">', html)


def test_help_comes_last_in_menu_and_footer(small_site, as_alice):
    html = get(as_alice)
    menu = html.split('<details class="menu">')[1].split("</details>")[0]
    footer = html.split('<footer class="foot-site">')[1].split("</footer>")[0]

    assert re.findall(r'href="([^"]+)"', menu)[-1] == "/pages/help/"
    assert re.findall(r'href="([^"]+)"', footer)[-1] == "/pages/help/"


def test_preferences_are_on_the_page_before_any_script(small_site, as_alice, alice):
    alice.theme, alice.uses_keys, alice.hides_private = "dark", False, True
    alice.save()

    html = get(as_alice)
    opening = re.search(r"<html[^>]*>", html)

    assert opening is not None
    for part in ('data-theme="dark"', 'data-keys="off"', 'class="quiet"'):
        assert part in opening[0]


def test_without_a_choice_no_theme_is_named(small_site, client):
    assert "data-theme" not in get(client)


def test_message_offers_the_undo_it_carries(small_site, client):
    html = get(client, "/?said=1")

    assert "<p>Moved to Closed.</p>" in html
    assert re.search(r'<form\s+method="post"\s+action="/undo/1/"', html)


def test_htmx_keeps_no_page_in_the_browser_and_runs_no_text(small_site, client):
    settings = re.search(r"name=\"htmx-config\"\s+content='([^']+)'", get(client))

    assert settings is not None
    config = json.loads(settings[1])
    assert config["historyCacheSize"] == 0
    assert not config["allowEval"]
    assert not config["allowScriptTags"]
    assert {"code": "422", "swap": True} in config["responseHandling"]


def test_every_script_carries_the_nonce_of_the_answer(small_site, client):
    response = client.get("/")
    scripts = re.findall(r"<script[^>]*>", response.content.decode())
    policy = response.headers["Content-Security-Policy"]

    nonces = {part for tag in scripts for part in re.findall(r'nonce="(.+?)"', tag)}
    assert all("nonce=" in script for script in scripts)
    assert len(nonces) == 1
    assert f"'nonce-{nonces.pop()}'" in policy


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_error_page_needs_nothing_but_itself(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1>") == 1
    assert 'href="/"' in html
    assert "!" not in re.sub(r"<!doctype html>", "", html, flags=re.IGNORECASE)
