"""The watch that every journey is under: it must notice what it is there for."""

from django.urls import reverse


def test_a_script_that_fails_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("setTimeout(() => { throw new Error('lost') })")
    page.wait_for_timeout(50)

    assert complaints == ["script: lost"]
    complaints.clear()


def test_what_the_policy_refuses_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.wait_for_timeout(50)

    assert any("CSP style-src" in complaint for complaint in complaints)
    complaints.clear()


def test_asking_another_site_is_noticed(page, complaints):
    page.goto(reverse("account_login"))

    page.evaluate("fetch('http://127.0.0.2:9/').catch(() => null)")
    page.wait_for_timeout(50)

    assert any("127.0.0.2" in complaint for complaint in complaints)
    complaints.clear()


def test_alice_is_signed_in_in_her_browser(alices_page, alice, live_server):
    response = alices_page.goto(reverse("account_login"))

    assert response.request.headers_array() != []
    cookies = alices_page.context.cookies(live_server.url)
    assert [cookie["name"] for cookie in cookies] == ["sessionid"]
