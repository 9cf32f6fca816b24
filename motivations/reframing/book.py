"""The phrasebook, read once and checked: what each theme offers to say."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal, cast

from motivations.reframing.claims import claims, ending_claims
from motivations.reframing.lexicon import read_table
from motivations.reframing.outcome import TONES, AskThem, FollowUp, Tone
from motivations.reframing.wording import BadWording, Wording, read

AUDIENCES = ("recruiter", "manager", "teammate", "leader")
PARTS = ("past", "more", "wish", "here")
_NOT_THEMES = frozenset({"questions.toml"})


class BadPhrasebook(ValueError):
    """A phrasebook file breaks its rules; the message says where."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One coherent answer, to be spoken at three lengths."""

    motivation: str
    tone: Tone
    number: int
    past: Wording
    more: Wording
    wish: Wording
    here: Wording
    claims: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ThemeInfo:
    """What is known about one reason for moving, and what may be said instead."""

    key: str
    motivations: tuple[str, ...]
    sense: str
    meaning: str = ""
    chip: str = ""
    hurts: str = ""
    reference: str = ""
    advice: str = ""
    tense: Literal["any", "past"] = "any"
    ask: tuple[AskThem, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[Answer, ...] = field(default=(), repr=False)


@cache
def themes() -> Mapping[str, ThemeInfo]:
    """Return every theme by its key, in the order of the taxonomy.

    Raises BadPhrasebook when a file breaks the rules, naming the file, the theme and
    the part.
    """
    package = files("motivations.reframing")
    known = read_table("taxonomy.toml")
    entries: dict[str, tuple[str, dict[str, Any]]] = {}
    folder = package.joinpath("phrasebook")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml") and file.name not in _NOT_THEMES:
            table = _table(file.name, file.read_text(encoding="utf-8"))
            entries |= {key: (file.name, entry) for key, entry in table.items()}
    if unknown := entries.keys() - known.keys():
        raise BadPhrasebook(f"themes that nothing recognises: {sorted(unknown)}")
    return MappingProxyType(
        {
            key: _theme(key, base, *entries.get(key, ("", {})))
            for key, base in known.items()
        }
    )


def _table(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPhrasebook(f"{name}: {error}") from error


def read_theme(
    key: str, motivations: tuple[str, ...], entry: dict[str, Any]
) -> ThemeInfo:
    """Read one theme's table; raise BadPhrasebook where it breaks the rules."""
    return _theme(key, {"motivations": list(motivations), "sense": ""}, key, entry)


def _theme(
    key: str, base: dict[str, Any], name: str, entry: dict[str, Any]
) -> ThemeInfo:
    """Join what is recognised with what may be said about it."""
    served = tuple(base["motivations"])
    bare = ThemeInfo(key=key, motivations=served, sense=base["sense"])
    if not entry:
        return bare
    where = f"{name}: {key}"
    tense = entry.get("tense", "any")
    if tense not in ("any", "past"):
        raise BadPhrasebook(f"{where}: tense is any or past, not {tense!r}")
    return ThemeInfo(
        key=key,
        motivations=served,
        sense=base["sense"],
        meaning=_text(entry, "meaning", where),
        chip=_text(entry, "chip", where),
        hurts=_text(entry, "hurts", where),
        reference=_text(entry, "reference", where),
        advice=entry.get("advice", ""),
        tense=cast("Literal['any', 'past']", tense),
        ask=tuple(_ask(entry, where)),
        follow_ups=tuple(_follow_ups(entry, where)),
        answers=tuple(_answers(entry, served, where)),
    )


def _text(entry: dict[str, Any], name: str, where: str) -> str:
    """Return a text that must be there."""
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise BadPhrasebook(f"{where}: {name} is missing")
    return value


def _ask(entry: dict[str, Any], where: str) -> Iterator[AskThem]:
    """Yield the question for each audience."""
    table = entry.get("ask", {})
    for audience in AUDIENCES:
        yield AskThem(audience, _text(table, audience, f"{where}: ask"))


def _follow_ups(entry: dict[str, Any], where: str) -> Iterator[FollowUp]:
    """Yield what they may ask next."""
    for item in entry.get("follow_ups", []):
        place = f"{where}: follow_ups"
        question, answer = (_text(item, name, place) for name in ("question", "answer"))
        condition, instead = item.get("only_if", ""), item.get("otherwise", "")
        if bool(condition) != bool(instead):
            raise BadPhrasebook(f"{place}: only_if and otherwise go together")
        yield FollowUp(question, answer, condition, instead)


def _answers(
    entry: dict[str, Any], served: tuple[str, ...], where: str
) -> Iterator[Answer]:
    """Yield the answers, numbered within their motivation and tone."""
    numbers: dict[tuple[str, str], int] = {}
    for item in entry.get("answers", []):
        place = f"{where}: answers: {item.get('motivation')}/{item.get('tone')}"
        kind = (item.get("motivation"), item.get("tone"))
        if kind[0] not in served or kind[1] not in TONES:
            raise BadPhrasebook(f"{place}: not a motivation or tone of this theme")
        numbers[kind] = numbers.get(kind, 0) + 1
        yield _answer(item, numbers[kind], place)


def _answer(item: dict[str, Any], number: int, where: str) -> Answer:
    """Read one answer's four parts and its claims."""
    try:
        parts = {part: read(_text(item, part, where)) for part in PARTS}
    except BadWording as error:
        raise BadPhrasebook(f"{where}: {error}") from error
    return Answer(
        motivation=item["motivation"],
        tone=cast("Tone", item["tone"]),
        number=number,
        past=parts["past"],
        more=parts["more"],
        wish=parts["wish"],
        here=parts["here"],
        claims=_claims(item.get("claims", {}), where),
    )


def _claims(table: dict[str, list[str]], where: str) -> dict[str, tuple[str, ...]]:
    """Read which part makes which claim, and refuse two endings in one answer."""
    made = {claim for part in table.values() for claim in part}
    if unknown := made - claims().keys():
        raise BadPhrasebook(f"{where}: unknown claims {sorted(unknown)}")
    if wrong := table.keys() - set(PARTS):
        raise BadPhrasebook(f"{where}: no such part {sorted(wrong)}")
    if len(made & ending_claims()) > 1:
        raise BadPhrasebook(f"{where}: the job cannot have ended twice: {sorted(made)}")
    return {part: tuple(keys) for part, keys in table.items()}
