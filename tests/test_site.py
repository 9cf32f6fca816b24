"""What holds for the whole site, whichever part a page or a module belongs to."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template import Engine
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted(
    str(path.relative_to(ROOT / "templates"))
    for path in (ROOT / "templates").rglob("*.html")
)
# Pages that anybody may open, signed in or not. A page that is missing here needs a
# sign-in; one that is here by mistake shows in review.
OPEN_PAGES = {
    "account_signup",
    "api:docs",
    "api:openapi",
    "feeds:read",
    "pages:accessibility",
    "pages:favicon",
    "pages:health",
    "pages:help",
    "pages:how",
    "pages:landing",
    "pages:privacy",
    "pages:support",
    "pages:try",
    "pages:try_line",
    "reminders:stop",
}
# The Content Security Policy refuses these; better to learn it here than in a browser.
# (A script of type application/json is data, which nobody runs.)
INLINE = re.compile(
    r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style|javascript:"""
    r"""|<script(?![^>]*(?:\bsrc=|type="application/json"))""",
    re.IGNORECASE,
)
ALLOWED_BESIDE_PYTHON = {"numpy", "threadpoolctl"}


def patterns(resolver: URLResolver, prefix: str = ""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield prefix + (entry.name or str(entry.pattern)), entry.callback
        else:
            space = f"{entry.namespace}:" if entry.namespace else ""
            yield from patterns(entry, prefix + space)


def test_open_pages_are_the_ones_that_are_meant_to_be():
    ours = {
        name
        for name, view in patterns(get_resolver())
        if not getattr(view, "login_required", True)
        and not view.__module__.startswith("allauth.")
        # Opened by a token, see tests/api.
        and not name.startswith("v1:")
    }

    assert ours == OPEN_PAGES


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_compiles(name):
    template = Engine.get_default().get_template(name)

    assert template.name == name


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_nothing_inline(name):
    source = (ROOT / "templates" / name).read_text(encoding="utf-8")

    assert INLINE.findall(source) == []


@pytest.mark.django_db
def test_models_have_their_migrations(capsys):
    call_command("makemigrations", check_changes=True, dry_run=True)

    assert capsys.readouterr().out == "No changes detected\n"


def imported_by(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_reframing_needs_neither_django_nor_the_rest_of_us():
    strangers = {
        f"{path.name}: {name}"
        for path in (ROOT / "motivations" / "reframing").rglob("*.py")
        for name in imported_by(path)
        if not name.startswith("motivations.reframing")
        and name.partition(".")[0] not in sys.stdlib_module_names
        and name.partition(".")[0] not in ALLOWED_BESIDE_PYTHON
    }

    assert strangers == set()


@pytest.mark.parametrize("name", ["base", "dev", "tools"])
def test_lock_pins_what_is_asked_for_and_names_no_address(name):
    asked = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8")
    lock = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    pins = [line for line in asked.splitlines() if "==" in line]

    assert "://" not in lock
    assert len(pins) >= 1
    for pin in pins:
        package, version = re.sub(r"\[.*\]", "", pin).split("==")
        assert re.search(rf"^{package}(\[.*\])?=={version} ", lock, re.MULTILINE), pin


def test_every_pinned_package_is_hashed():
    lock = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    pins = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]

    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


def test_python_versions_are_the_same_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    script = (ROOT / "dev").read_text(encoding="utf-8")
    limits = dict(re.findall(r"^(oldest|newest)=(\d+)$", script, re.MULTILINE))

    oldest, too_new = limits["oldest"], int(limits["newest"]) + 1
    assert project["project"]["requires-python"] == f">=3.{oldest},<3.{too_new}"
    assert project["tool"]["ruff"]["target-version"] == f"py3{oldest}"
