"""Draws the way from source to outcome: a Sankey diagram, laid out and nothing else.

The drawing is numbers; `templates/insights/journey.svg` writes them as SVG.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewprep.insights.figures import STILL_OPEN, UNSAID, Journey
from interviewprep.jobs.forms.job import USUAL_SOURCES
from interviewprep.jobs.models import OPEN_STAGES, Outcome

# In the picture's own units, about a pixel each on a wide screen.
WIDTH, NODE_WIDTH, GAP, TOP = 760, 12, 18, 34
# Room beside the first and the last column for their labels.
LEFT, RIGHT = 190, 150
MIDDLE = (LEFT + WIDTH - RIGHT - NODE_WIDTH) // 2
_TALLEST, _LEAST_NODE = 300, 3
MOST_SOURCES = 6
NOT_SAID, ELSEWHERE = "Not noted", "Other places"

_ENDS = {
    STILL_OPEN: "Still open",
    **{outcome.value: str(outcome.label) for outcome in Outcome},
    UNSAID: "Closed",
}
# Yes is green and nothing is red: a no is as grey as silence.
_TONES = {STILL_OPEN: "open", Outcome.ACCEPTED.value: "yes"}

type _Way = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """One bar of a column: what it is, how many, where it stands."""

    label: str
    count: int
    tone: str
    x: float
    y: float
    height: float
    label_x: float
    anchor: str

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Flow:
    """A band from one bar to another; `path` is its outline."""

    source: str
    target: str
    count: int
    tone: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole drawing: its size, bars and bands."""

    height: int
    nodes: Sequence[Node]
    flows: Sequence[Flow]
    total: int
    width: int = WIDTH


def picture(journeys: Iterable[Journey], *, names_sources: bool) -> Picture:
    """Lay out where jobs came from, how far they got and what came of them.

    Without `names_sources`, only sources that we suggest ourselves are named: what
    somebody typed may name a person or a company.
    """
    ways = list(journeys)
    labels = _source_labels(ways, names_sources=names_sources)
    counted = Counter((labels[w.source], str(w.reached), w.end) for w in ways)
    columns = _columns(counted)
    tallest = max((len(column) for column in columns), default=0)
    total = sum(counted.values())
    scale = _TALLEST / max(total, 1)
    height = TOP + _TALLEST + GAP * max(tallest - 1, 0) + GAP
    nodes = [
        _stacked(place, column, scale, height) for place, column in enumerate(columns)
    ]
    flows = [
        flow
        for place in (0, 1)
        for flow in _between(counted, place, nodes[place], nodes[place + 1], scale)
    ]
    everything = [node for column in nodes for node in column.values()]
    return Picture(round(height), everything, flows, total)


def _source_labels(ways: Sequence[Journey], *, names_sources: bool) -> dict[str, str]:
    """Return what each source goes by: the most used ones by name."""
    usual = {source.casefold() for source in USUAL_SOURCES}
    counted = Counter(way.source for way in ways if way.source)
    nameable = [
        source
        for source, _ in counted.most_common()
        if names_sources or source.casefold() in usual
    ]
    most = nameable[:MOST_SOURCES]
    labels = {source: source if source in most else ELSEWHERE for source in counted}
    return {**labels, "": NOT_SAID}


def _columns(counted: Mapping[_Way, int]) -> list[dict[str, int]]:
    """Return each column's bars with their counts, from top to bottom."""
    sources = Counter[str]()
    stages, ends = Counter[str](), Counter[str]()
    for (source, stage, end), count in counted.items():
        sources[source] += count
        stages[stage] += count
        ends[end] += count
    last = (ELSEWHERE, NOT_SAID)
    by_count = sorted(
        sources, key=lambda name: (name in last, -sources[name], name.casefold())
    )
    return [
        {name: sources[name] for name in by_count},
        {s.value: stages[s.value] for s in reversed(OPEN_STAGES) if stages[s.value]},
        {end: ends[end] for end in _ENDS if ends[end]},
    ]


def _stacked(
    place: int, column: Mapping[str, int], scale: float, height: float
) -> dict[str, Node]:
    """Stack a column's bars, centred, each as high as its count."""
    x = (LEFT, MIDDLE, WIDTH - RIGHT - NODE_WIDTH)[place]
    room = height - TOP - GAP
    taken = sum(column.values()) * scale + GAP * max(len(column) - 1, 0)
    y = TOP + (room - taken) / 2
    nodes = {}
    for name, count in column.items():
        tall = max(count * scale, _LEAST_NODE)
        nodes[name] = _node(place, name, count, (x, y, tall))
        y += count * scale + GAP
    return nodes


def _node(place: int, name: str, count: int, box: tuple[float, float, float]) -> Node:
    x, y, tall = (round(each, 1) for each in box)
    stages = {stage.value: str(stage.label) for stage in OPEN_STAGES}
    label = (name, stages.get(name, name), _ENDS.get(name, name))[place]
    tone = "yes" if place == 2 and _TONES.get(name) == "yes" else "plain"  # noqa: PLR2004
    is_left = place == 0
    label_x = x - 8 if is_left else x + NODE_WIDTH + 8
    return Node(label, count, tone, x, y, tall, label_x, "end" if is_left else "start")


def _between(
    counted: Mapping[_Way, int],
    place: int,
    left: Mapping[str, Node],
    right: Mapping[str, Node],
    scale: float,
) -> list[Flow]:
    """Draw the bands between two columns, in the order of the bars they join."""
    counts = Counter[tuple[str, str]]()
    for way, count in counted.items():
        counts[way[place], way[place + 1]] += count
    starts = {name: node.y for name, node in left.items()}
    ends = {name: node.y for name, node in right.items()}
    flows = []
    for source, node in left.items():
        for target, other in right.items():
            if count := counts[source, target]:
                thick = count * scale
                start = (node.x + NODE_WIDTH, starts[source])
                path = _band(start, (other.x, ends[target]), thick)
                flows.append(Flow(node.label, other.label, count, other.tone, path))
                starts[source] += thick
                ends[target] += thick
    return flows


def _band(start: tuple[float, float], end: tuple[float, float], thick: float) -> str:
    """Return the outline of a band whose upper edge runs from `start` to `end`."""
    (x0, y0), (x1, y1) = start, end
    half = (x0 + x1) / 2
    return (
        f"M{x0:.1f} {y0:.1f}C{half:.1f} {y0:.1f} {half:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
        f"V{y1 + thick:.1f}C{half:.1f} {y1 + thick:.1f} {half:.1f} {y0 + thick:.1f} "
        f"{x0:.1f} {y0 + thick:.1f}Z"
    )
