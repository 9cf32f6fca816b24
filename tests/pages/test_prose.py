"""The pages that explain: open to all, and the same for everybody."""

import pytest
from django.urls import reverse

PAGES = ("how", "privacy", "accessibility", "help", "support")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_open_to_all_and_has_one_heading(client, as_alice, name):
    pages = [each.get(reverse(f"pages:{name}")) for each in (client, as_alice)]

    assert [page.status_code for page in pages] == [200, 200]
    assert all(page.content.decode().count("<h1") == 1 for page in pages)


def test_the_landing_page_sends_on_who_is_signed_in(client, as_alice):
    assert client.get(reverse("pages:landing")).status_code == 200
    assert as_alice.get(reverse("pages:landing")).headers["Location"] == reverse(
        "pages:today"
    )
