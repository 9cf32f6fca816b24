"""Reads drawn forms the way a screen reader would."""

from html.parser import HTMLParser

VOID = {"input", "br", "hr", "path", "circle", "rect", "meta", "link"}


class Outline(HTMLParser):
    """A drawn form: what is open, what names what, and what describes what."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.described: list[str] = []
        self.links: list[str] = []
        self.controls: list[dict[str, str | None]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert len(values) == len(attrs), f"an attribute twice in {tag}"
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [values["id"]] if values.get("id") else []
        self.labels |= {values["for"]} if tag == "label" else set()
        self.described += (values.get("aria-describedby") or "").split()
        self.links += [values["href"][1:]] if tag == "a" else []
        if tag in {"input", "select", "textarea"} and values.get("type") != "hidden":
            self.controls.append(values)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        assert tag in VOID

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
