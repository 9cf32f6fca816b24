"""The responsibilities a person may be after, and how each is said and asked about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One kind of responsibility in the forms that a line and a question need."""

    key: str
    label: str
    doing: str
    offered: str
    question: str

    @property
    def source(self) -> str:
        """As what a question about it is remembered."""
        return f"responsibility:{self.key}"


_KNOWN = (
    Responsibility(
        "people",
        "Leading people",
        "leading people",
        "a team to lead",
        "How does somebody in this role get to lead people, and how soon?",
    ),
    Responsibility(
        "customers",
        "Working with customers",
        "working with customers directly",
        "direct work with customers",
        "How much of a normal week here is spent with customers?",
    ),
    Responsibility(
        "budget",
        "Owning a budget",
        "looking after a budget",
        "a budget to look after",
        "What does this role decide about money, and what goes to somebody else?",
    ),
    Responsibility(
        "direction",
        "Setting direction",
        "helping to set direction",
        "a say in the direction",
        "How does the team decide what to work on next, and what’s this role’s part?",
    ),
    Responsibility(
        "hiring",
        "Hiring and training",
        "hiring and training people",
        "a part in hiring and training",
        "What part does this role have in hiring new people and training them?",
    ),
    Responsibility(
        "projects",
        "Running projects end to end",
        "running projects from start to finish",
        "a project to run from start to finish",
        "Could you walk me through a project this role would run, start to finish?",
    ),
    Responsibility(
        "representing",
        "Representing the company",
        "speaking for the company outside",
        "the chance to speak for the company outside",
        "When does somebody in this role speak for the company outside?",
    ),
    Responsibility(
        "expert",
        "Being the expert",
        "being the person others come to for advice",
        "the chance to be the one people come to",
        "What would people here come to this role for, once I know my way around?",
    ),
)
RESPONSIBILITIES = {known.key: known for known in _KNOWN}
OWN = "own"


def responsibility(key: str, own: str = "") -> Responsibility:
    """Return the one called `key`, or the person's `own`, a phrase such as "mentoring".

    Raises KeyError for a key that is neither known nor `OWN`.
    """
    if key == OWN:
        question = f"How much of this role would be {own}?"
        return Responsibility(OWN, own[:1].upper() + own[1:], own, own, question)
    return RESPONSIBILITIES[key]


def chosen(given: dict[str, object]) -> list[Responsibility]:
    """Return the responsibilities in a saved answer, in the order of the chips."""
    keys = given.get("responsibilities", [])
    own = str(given.get("own") or "")
    found = [known for known in _KNOWN if isinstance(keys, list) and known.key in keys]
    return [*found, responsibility(OWN, own)] if own else found
