"""The web app around the motivations: accounts, jobs, stories, sheets."""
