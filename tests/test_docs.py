"""What the docs name exists: commands, settings, files, links and the import order."""

import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class
from markdown_it import MarkdownIt

ROOT = Path(settings.BASE_DIR)
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
PAGE_NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
# What tools and people leave beside the sources is not ours to promise.
FOLDERS = {path.name for path in ROOT.glob("[a-z]*/")} - {"backups", "static-build"}
MAKE = re.compile(r"(?:^|\s)make ([a-z-]+)")
SCRIPT = re.compile(r"(?:^|\s)\./dev ([a-z]+)\b")
COMMAND = re.compile(r"manage\.py ([a-z_]+)(.*)")
SETTING = re.compile(r"^([A-Z][A-Z_]{3,})(?:=|$)")
READ_IN_PYTHON = re.compile(
    r"""(?:\benv|Env\(\))\.(?:str|int|bool|list)\(\s*"([A-Z_]+)\""""
    r"""|environ(?:\.get\(|\[)"([A-Z_]+)\""""
)
SECRET = re.compile(r'_find\("([A-Z_]+)"')
READ_IN_SHELL = re.compile(r"\$\{([A-Z_]+):?-")


def tokens_of(text):
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


def code_in(page, *kinds):
    """Return the lines of code on a page, in the text or set apart."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = [token.content for token in tokens_of(text) if token.type in kinds]
    return [line.strip() for code in found for line in code.splitlines()]


def every_line_of_code(page):
    return code_in(page, "code_inline", "fence")


def names_in(match):
    return {name for name in match if name}


def settings_of_the_site():
    """Return the names that an operator may set."""
    found = set()
    for name in ("settings.py", "management/commands/serve.py"):
        source = (ROOT / "interviewprep" / name).read_text(encoding="utf-8")
        found |= set().union(*map(names_in, READ_IN_PYTHON.findall(source)))
    secrets = (ROOT / "interviewprep" / "secrets_file.py").read_text(encoding="utf-8")
    for name in SECRET.findall(secrets):
        found |= {name, f"{name}_FILE"}
    return found


def settings_for_developers():
    """Return the names that the tests and the `dev` script read besides."""
    script = (ROOT / "dev").read_text(encoding="utf-8")
    found = set(READ_IN_SHELL.findall(script))
    for path in (ROOT / "tests").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        found |= set().union(*map(names_in, READ_IN_PYTHON.findall(source)))
    return found


def test_the_example_lists_every_setting_and_no_other():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    listed = re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)

    assert sorted(listed) == sorted(settings_of_the_site())


def test_every_setting_that_is_explained_exists():
    known = settings_of_the_site() | settings_for_developers()

    named = {
        match[1]
        for page in PAGE_NAMES
        for line in code_in(page, "code_inline")
        if (match := SETTING.match(line))
    }

    assert "DATABASE_URL" in named
    assert named - known == set()


@pytest.mark.parametrize("doc", PAGE_NAMES)
def test_tasks_that_are_named_exist(doc):
    script = (ROOT / "dev").read_text(encoding="utf-8")
    in_script = set(re.findall(r"^\./dev ([a-z]+)", script, re.MULTILINE)) | {"help"}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    in_make = set(makefile.partition(".PHONY:")[2].partition("\n")[0].split())
    code = [line.partition("#")[0] for line in every_line_of_code(doc)]

    from_make = {task for line in code for task in MAKE.findall(line)}
    from_script = {task for line in code for task in SCRIPT.findall(line)}

    assert from_make - in_make == set()
    assert from_script - in_script == set()


@pytest.mark.parametrize("doc", PAGE_NAMES)
def test_commands_that_are_named_exist_with_their_options(doc):
    named = [
        found for line in every_line_of_code(doc) for found in COMMAND.findall(line)
    ]

    for name, rest in named:
        assert name in get_commands(), name
        parser = load_command_class(get_commands()[name], name).create_parser("", name)
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in parser._option_string_actions, (name, option)


@pytest.mark.parametrize("doc", PAGE_NAMES)
def test_files_that_are_named_exist(doc):
    paths = [
        line
        for line in code_in(doc, "code_inline")
        if re.fullmatch(r"[\w.-]+(/[\w.*-]*)+", line) and line.split("/")[0] in FOLDERS
    ]

    missing = [path for path in paths if not any(ROOT.glob(path))]

    assert missing == []


@pytest.mark.parametrize("doc", PAGE_NAMES)
def test_links_lead_somewhere(doc):
    text = (ROOT / doc).read_text(encoding="utf-8")
    links = [
        str(token.attrs.get("href") or token.attrs.get("src"))
        for token in tokens_of(text)
        if token.type in {"link_open", "image"}
    ]

    broken = [
        link
        for link in links
        if "://" not in link and not leads_somewhere((ROOT / doc).parent, link)
    ]

    assert broken == []


def leads_somewhere(folder, link):
    path, _hash, heading = link.partition("#")
    if not (folder / path).exists():
        return False
    return not heading or heading in headings_of(folder / path)


def headings_of(page):
    """Return how a page's headings are named in addresses."""
    text = page.read_text(encoding="utf-8")
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def import_order():
    """Return the packages as the import linter has them, in the docs' notation."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    rows = [
        [name.strip("()") for name in layer.split(" | ") if exists(name.strip("()"))]
        for layer in layers
    ]
    return " → ".join(
        " | ".join(name.rpartition(".")[2] for name in row) for row in rows if row
    )


def exists(module):
    path = ROOT / module.replace(".", "/")
    return path.is_dir() or path.with_suffix(".py").exists()


@pytest.mark.parametrize("doc", ["CONTRIBUTING.md", "docs/how-it-works.md"])
def test_the_import_order_is_the_one_that_is_enforced(doc):
    text = " ".join((ROOT / doc).read_text(encoding="utf-8").split())

    assert import_order() in text
