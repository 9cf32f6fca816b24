"""Keeps what is being typed, sealed, until the person says it is done."""

import json
from collections.abc import Container
from typing import Any

from motivations.models import Answer

# As much as the longest box holds, with room for the names of the boxes.
LONGEST_DRAFT = 4000


def drafted(answer: Answer) -> dict[str, str]:
    """Return the texts still being typed, by field name; empty without a draft."""
    if not answer.draft:
        return {}
    kept: Any = json.loads(answer.draft.reveal())
    return {str(field): str(text) for field, text in kept.items()}


def other_drafts(answer: Answer, fields: Container[str]) -> str:
    """Return the drafts of all boxes but `fields`, ready to be kept; empty if none."""
    others = {
        field: text for field, text in drafted(answer).items() if field not in fields
    }
    return json.dumps(others, ensure_ascii=False) if others else ""


def keep_draft(answer: Answer, *, field: str, text: str) -> None:
    """Seal `text` as the draft of one `field` of the answer's page."""
    texts = drafted(answer) | {field: text[:2000]}
    answer.draft = json.dumps(texts, ensure_ascii=False)
    # The draft alone: the answer itself may have been saved since it was read.
    answer.save(update_fields=["draft", "updated_at"])
