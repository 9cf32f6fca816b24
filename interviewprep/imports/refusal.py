"""The one way in which something that comes in is turned away: with a plain reason."""


class Refused(Exception):
    """What was sent can't be taken; its words tell the person why, and what to do."""
