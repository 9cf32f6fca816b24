"""What a person asks, and what would make it a yes."""
