"""A calendar of one's interviews, at a secret address that calendar apps can read."""
