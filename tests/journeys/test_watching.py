"""The watch that every journey is under: it must notice what it is there for."""

from django.urls import reverse

from tests.browser import accessibility_faults

TRIES = 100


def wait_for_one(complaints, page):
    """Let the browser go on until it complains, for two seconds at most."""
    for _ in range(TRIES):
        if complaints:
            break
        page.wait_for_timeout(20)


def test_a_script_that_fails_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("setTimeout(() => { throw new Error('lost') })")
    wait_for_one(complaints, page)

    assert complaints == ["script: lost"]
    complaints.clear()


def test_what_the_policy_refuses_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("document.body.setAttribute('style', 'color: red')")
    wait_for_one(complaints, page)

    assert "Content Security Policy" in complaints[0]
    complaints.clear()


def test_asking_another_site_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("fetch('http://127.0.0.2:9/').catch(() => null)")
    wait_for_one(complaints, page)

    assert any("127.0.0.2" in complaint for complaint in complaints)
    complaints.clear()


def test_alice_is_signed_in_in_her_browser(alices_page, alice, live_server):
    alices_page.goto(reverse("pages:how"))

    cookies = alices_page.context.cookies(live_server.url)
    assert "sessionid" in [cookie["name"] for cookie in cookies]


def test_what_some_people_could_not_use_is_noticed(page):
    page.goto(reverse("account_login"))
    before = accessibility_faults(page)

    page.evaluate("document.querySelector('main').append(new Image())")
    after = accessibility_faults(page)

    assert before == []
    assert [fault.partition(":")[0] for fault in after] == ["image-alt"]
