"""The whole way through, as a person goes it: in a browser, from page to page."""
