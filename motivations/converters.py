"""Lets an address name one of the four motivations: "move-up"."""

from motivations.models import Motivation


class MotivationConverter:
    """Turns the word in an address into a motivation, and back."""

    regex = "|".join(motivation.slug for motivation in Motivation)

    def to_python(self, value: str) -> Motivation:
        return Motivation(value.replace("-", "_"))

    def to_url(self, value: str) -> str:
        return Motivation(value).slug
