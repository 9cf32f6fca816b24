"""The short reasons that a person can tick instead of writing, and what each means."""

from dataclasses import dataclass

from motivations.models import Motivation


@dataclass(frozen=True, slots=True)
class Chip:
    """One reason to tick: its key, its words, and the theme it stands for."""

    key: str
    label: str
    theme: str


def _chips(*rows: tuple[str, str, str]) -> tuple[Chip, ...]:
    return tuple(Chip(*row) for row in rows)


CHIPS: dict[Motivation, tuple[Chip, ...]] = {
    Motivation.MOVE_UP: _chips(
        ("ceiling", "There’s a ceiling", "glass_ceiling"),
        ("insiders", "Insiders get on", "old_boys_network"),
        ("title", "New title, same job", "title_without_substance"),
        ("boxed", "Boxed in", "boxed_in"),
        ("passed", "Passed over", "passed_over"),
        ("promises", "Promises not kept", "broken_promises"),
        ("pay", "Underpaid", "underpaid"),
        ("alone", "Nobody to learn from", "no_mentorship"),
        ("treated", "Treated unfairly for who I am", "discrimination"),
    ),
    Motivation.NEW_GROUND: _chips(
        ("equipment", "Old equipment", "outdated_technology"),
        ("software", "Old software", "outdated_technology"),
        ("methods", "Old methods", "resists_change"),
        ("approvals", "Too many approvals", "bureaucracy"),
        ("ideas", "Ideas refused", "resists_change"),
        ("sector", "Sector shrinking", "shrinking_industry"),
        ("skills", "Skills unused", "skills_unused"),
        ("unused", "Work nobody uses", "no_impact"),
        ("field", "Want another field", "new_field"),
    ),
    Motivation.PROVE_IT: _chips(
        ("missing", "Missing a must-have", "weak_on_paper"),
        ("degree", "No degree or certificate", "no_credential"),
        ("years", "Few years", "little_experience"),
        ("gap", "Time out of work", "employment_gap"),
        ("stays", "Short stays", "job_hopping"),
        ("let_go", "Let go", "fired"),
        ("laid_off", "Laid off", "laid_off"),
        ("senior", "Too senior", "overqualified"),
        ("age", "My age", "age_concern"),
        ("changed", "Changed field", "new_field"),
        ("turned_down", "Turned down before", "rejected_before"),
        ("back", "Back after a break", "returning"),
    ),
    Motivation.SEE_INSIDE: _chips(
        ("vague", "Ad doesn’t say what the job is", "vague_description"),
        ("product", "One product and no next", "growth_doubt"),
        ("money", "Money or stability", "stability_doubt"),
        ("leaving", "People keep leaving", "stability_doubt"),
        ("manager", "The manager", "culture_doubt"),
        ("hours", "The hours", "culture_doubt"),
        ("place", "The place", "location_flexibility"),
        ("values", "Their values", "values_mismatch"),
        ("practice", "I mainly want the practice", "just_exploring"),
        ("leverage", "I want leverage for a raise", "counter_offer"),
    ),
}


def themes_of(keys: list[str]) -> list[str]:
    """Return the themes that the ticked chips stand for, in order, each once.

    A key that is itself a theme (ticked on the reframing panel) stands for itself.
    """
    known = {chip.key: chip.theme for chips in CHIPS.values() for chip in chips}
    return list(dict.fromkeys(known.get(key, key) for key in keys))
