"""The talking-points sheet: one page for the room, and every way to take it along."""
