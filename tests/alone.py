"""Runs the project in a process of its own, as on a machine where nothing is set."""

import os
from pathlib import Path


def bare_environment(state: Path, **more: str) -> dict[str, str]:
    """Return an environment that says where to keep state, and hardly more."""
    measured = {
        name: value for name, value in os.environ.items() if name.startswith("COVERAGE")
    }
    own = {"PATH": os.environ["PATH"], "LOCAL": "true", "STATE_DIR": str(state)}
    return {**measured, **own, **more}
