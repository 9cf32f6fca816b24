"""Measure the reframing engine on real reasons that it was never trained on.

`python -m benchmarks.reframing [FILE]` reads a table with the columns id, text, primary
and accept; it prints every figure, a share with its 95 % bootstrap interval.
"""

import csv
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import numpy as np

from motivations.reframing import Reframing, check, reframe
from motivations.reframing.gate import leaks, read_source
from motivations.reframing.outcome import SURE_FROM
from motivations.reframing.recognise import Recogniser, recognise, recogniser
from motivations.reframing.words import opening

REASONS_FILE = Path(__file__).parent / "data" / "reasons_dev.tsv"
RESAMPLES = 2_000
SEED = 7
LIMITS = tuple(round(0.5 + step / 20, 2) for step in range(10))
RIGHT_ENOUGH = 0.9
CRISIS, NONE = "crisis", "none"
KEPT = 0.95


@dataclass(frozen=True, slots=True)
class Row:
    """One real reason, with the themes that two readers accept."""

    text: str
    primary: str
    accepted: frozenset[str]


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a table of reasons."""
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Row(row["text"], row["primary"], frozenset(row["accept"].split("|")))
            for row in table
        ]


def with_interval(hits: Sequence[bool]) -> str:
    """Return a share with its 95 % bootstrap interval."""
    values = np.array(hits, dtype=float)
    picks = np.random.default_rng(SEED).integers(
        len(values), size=(RESAMPLES, len(values))
    )
    low, high = np.quantile(values[picks].mean(axis=1), [0.025, 0.975])
    return f"{values.mean():.3f}  [{low:.3f}, {high:.3f}]  of {len(values)}"


def ranks(rows: Iterable[Row], keys_of: Callable[[str], list[str]]) -> list[int]:
    """Return where the first accepted theme stands: 0 for first, 99 for nowhere."""
    found = []
    for row in rows:
        keys = keys_of(row.text)
        places = [place for place, key in enumerate(keys) if key in row.accepted]
        found.append(min(places, default=99))
    return found


def report_ranks(out: TextIO, name: str, found: Sequence[int]) -> None:
    """Write how often an accepted theme is first, in three and in five."""
    for most in (1, 3, 5):
        hits = [place < most for place in found]
        out.write(f"{name:<28} accepted in {most}: {with_interval(hits)}\n")


def none_rejected(rows: Sequence[Row], model: Recogniser) -> float:
    """Return the share of `none` rejected where 95 % of these reasons are kept."""
    scores = {kind: list[float]() for kind in ("reason", NONE)}
    for row in rows:
        kind = NONE if row.primary == NONE else "reason"
        scores[kind].append(recognise(row.text, model).reason)
    limit = float(np.quantile(scores["reason"], 1 - KEPT))
    return float(np.mean([score < limit for score in scores[NONE]]))


type Read = list[tuple[float, bool]]
"""The readings of one text: how sure each is, and whether it is right."""


def readings(rows: Sequence[Row], answers: Sequence[Reframing]) -> list[Read]:
    """Return the readings of every text, an unaccepted one counting as wrong."""
    return [
        [(theme.confidence, theme.key in row.accepted) for theme in answer.readings]
        for row, answer in zip(rows, answers, strict=True)
    ]


def ticked(read: Iterable[Read], limit: float) -> list[bool]:
    """Return for each reading at least so sure whether it is right."""
    return [right for each in read for sure, right in each if sure >= limit]


def lowest_limit(read: Sequence[Read]) -> float:
    """Return the lowest limit from which nine in ten readings are right."""
    good = [
        limit
        for limit in LIMITS
        if (right := ticked(read, limit)) and float(np.mean(right)) >= RIGHT_ENOUGH
    ]
    return min(good, default=1.0)


def report_sure(out: TextIO, read: Sequence[Read]) -> None:
    """Write how many texts get a chip ticked beforehand, and how often it is right."""
    for limit in dict.fromkeys((*LIMITS[4:], SURE_FROM)):
        right = ticked(read, limit)
        chosen = " (in use)" if limit == SURE_FROM else ""
        share = float(np.mean([bool(ticked([each], limit)) for each in read]))
        if right:
            out.write(f"sure from {limit:.2f}{chosen}: {share:.3f} of texts, ")
            out.write(f"right {with_interval(right)}\n")
    apart = [
        right
        for place, each in enumerate(read)
        for right in ticked([each], lowest_limit([*read[:place], *read[place + 1 :]]))
    ]
    if apart:
        out.write(f"limit chosen on the others: right {with_interval(apart)}\n")
    unsure = [each for each in read if each and not ticked([each], SURE_FROM)]
    chips = sorted(Counter(map(len, unsure)).items())
    offered = ", ".join(f"{number} for {texts} texts" for number, texts in chips)
    out.write(f"chips offered where none is ticked: {offered}\n")


def report_lines(
    out: TextIO, rows: Sequence[Row], answers: Sequence[Reframing]
) -> None:
    """Write what the lines must never do, and how alike their openings are."""
    leaked = claimed = refused = total = 0
    openings: dict[str, Counter[str]] = defaultdict(Counter)
    for row, answer in zip(rows, answers, strict=True):
        source = read_source(row.text)
        for line in answer.lines:
            total += 1
            leaked += next(leaks(line.text, source), None) is not None
            claimed += bool(line.unconfirmed)
            refused += bool(check(line.text, source=row.text).blocked)
        for theme in {line.theme for line in answer.lines}:
            own = [opening(line.text) for line in answer.lines if line.theme == theme]
            openings[theme].update(
                {"lines": len(own), "alike": len(own) - len(set(own))}
            )
    alike = sum(count["alike"] for count in openings.values())
    without = sum(a.kind == "reason" and not a.lines for a in answers)
    out.write(f"lines {total}, leaks {leaked}, flagged {refused}, ")
    out.write(f"with an unconfirmed claim {claimed}, reasons without lines {without}\n")
    out.write(f"first three words alike: {alike / max(total, 1):.3f}\n")


def report_time(out: TextIO, rows: Sequence[Row]) -> None:
    """Write how long one text takes and how much memory the process holds."""
    spent = []
    for row in rows:
        start = time.perf_counter()
        reframe(row.text)
        spent.append((time.perf_counter() - start) * 1_000)
    p50, p95 = np.quantile(spent, [0.5, 0.95])
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024
    out.write(f"time p50 {p50:.1f} ms, p95 {p95:.1f} ms, memory {held:.0f} MiB\n")


def report_weak(out: TextIO, rows: Sequence[Row], found: Sequence[int]) -> None:
    """Write the themes whose reasons are not found first."""
    missed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for row, place in zip(rows, found, strict=True):
        seen[row.primary] += 1
        missed[row.primary] += place > 0
    weak = [f"{key} {n}/{seen[key]}" for key, n in missed.most_common() if n]
    out.write(f"missed first: {', '.join(weak)}\n")


def keys_by(model: Recogniser | None) -> Callable[[str], list[str]]:
    """Return a way to rank themes: the whole engine, or one recogniser alone."""
    if model is None:
        return lambda text: [theme.key for theme in reframe(text).themes]
    return lambda text: [theme.key for theme in recognise(text, model).themes]


def main(path: Path, out: TextIO) -> None:
    """Print every figure for one table of reasons."""
    rows = read_rows(path)
    reasons = [row for row in rows if row.primary not in (CRISIS, NONE)]
    answers = [reframe(row.text) for row in rows]
    kinds = {
        kind: [
            answer.kind == kind
            for row, answer in zip(rows, answers, strict=True)
            if (row.primary == kind if kind != "reason" else row in reasons)
        ]
        for kind in ("reason", NONE, CRISIS)
    }
    model = recogniser()
    found = ranks(reasons, keys_by(None))
    report_ranks(out, "engine", found)
    report_ranks(out, "recogniser alone", ranks(reasons, keys_by(model)))
    report_ranks(
        out,
        "words alone (baseline)",
        ranks(reasons, keys_by(replace(model, encoder=None))),
    )
    rejected = none_rejected([row for row in rows if row.primary != CRISIS], model)
    out.write(f"none rejected at 95 % kept: {rejected:.3f}\n")
    out.writelines(
        f"{kind} seen as {kind}: {with_interval(hits)}\n"
        for kind, hits in kinds.items()
        if hits
    )
    alarms = sum(
        answer.kind == CRISIS and row.primary != CRISIS
        for row, answer in zip(rows, answers, strict=True)
    )
    out.write(f"false crisis alarms: {alarms} of {len(rows)}\n")
    report_sure(out, readings(rows, answers))
    report_lines(out, rows, answers)
    report_time(out, rows)
    report_weak(out, reasons, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else REASONS_FILE, sys.stdout)
