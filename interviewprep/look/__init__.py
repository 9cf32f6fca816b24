"""The look: template tags, icons and form widgets that every page shares."""
