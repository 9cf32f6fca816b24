"""Pages that belong to no single part: landing, today, help, health."""
