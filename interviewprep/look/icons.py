"""The project's own line icons: a 20 px grid, stroke 1.6, round ends, one colour."""

from typing import Final

ICONS: Final[dict[str, str]] = {
    "back": '<path d="M12 4.5 6.5 10l5.5 5.5"/>',
    "calendar": (
        '<rect x="3.5" y="4.5" width="13" height="12" rx="2"/>'
        '<path d="M3.5 8.5h13M7 2.8v3M13 2.8v3"/>'
    ),
    "card": (
        '<rect x="3.5" y="6.5" width="10.5" height="10" rx="2"/>'
        '<path d="M6.5 6.5v-1a2 2 0 0 1 2-2h6a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2"/>'
    ),
    "check": '<path d="m4.5 10.5 3.6 3.6 7.4-8"/>',
    "clock": '<circle cx="10" cy="10" r="6.7"/><path d="M10 6.2V10l2.6 1.8"/>',
    "close": '<path d="m5 5 10 10M15 5 5 15"/>',
    "copy": (
        '<rect x="7" y="7" width="9.5" height="9.5" rx="2"/>'
        '<path d="M13 7V5.5a2 2 0 0 0-2-2H5.5a2 2 0 0 0-2 2V11a2 2 0 0 0 2 2H7"/>'
    ),
    "down": '<path d="M10 4v12M5 11l5 5 5-5"/>',
    "download": ('<path d="M10 3.5v9m-3.5-3.3L10 12.7l3.5-3.5M4 16.5h12"/>'),
    "drag": (
        '<path d="M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01'
        'M7.5 15h.01M12.5 15h.01"/>'
    ),
    "edit": '<path d="m4 16 .8-3.4L13 4.4a1.7 1.7 0 0 1 2.5 2.5l-8.3 8.3z"/>',
    "find": '<circle cx="9" cy="9" r="5.2"/><path d="m13 13 3.8 3.8"/>',
    "go": '<path d="M8 4.5 13.5 10 8 15.5"/>',
    "help": (
        '<circle cx="10" cy="10" r="6.7"/>'
        '<path d="M8 8.2a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M10 13.5h.01"/>'
    ),
    "insights": '<path d="M4 16V11M10 16V4M16 16V8"/>',
    "jobs": (
        '<rect x="3" y="6.5" width="14" height="9.5" rx="2"/>'
        '<path d="M7.3 6.3V5a1.5 1.5 0 0 1 1.5-1.5h2.4'
        'A1.5 1.5 0 0 1 12.7 5v1.3"/>'
    ),
    "key": (
        '<circle cx="6.8" cy="13.2" r="3.2"/><path d="m9.1 10.9 7-7M13.3 6.7l2.3 2.3"/>'
    ),
    "link": (
        '<path d="m8.3 11.7 3.4-3.4M9 6.3l1.8-1.8a3.3 3.3 0 0 1 4.7 4.7L13.7 11'
        'M11 13.7l-1.8 1.8a3.3 3.3 0 0 1-4.7-4.7L6.3 9"/>'
    ),
    "lock": (
        '<rect x="4.5" y="9" width="11" height="8" rx="2"/>'
        '<path d="M7 9V6.5a3 3 0 0 1 6 0V9"/>'
    ),
    "moon": '<path d="M15.8 12.2A6.5 6.5 0 0 1 7.8 4.2a6.5 6.5 0 1 0 8 8z"/>',
    "more": '<path d="M4 6h12M4 10h12M4 14h12"/>',
    "page": (
        '<path d="M5 3.5h6.5L15 7v9.5H5z"/>'
        '<path d="M11.5 3.5V7H15M7.5 10.5h5M7.5 13.3h5"/>'
    ),
    "people": (
        '<circle cx="7.4" cy="7" r="2.7"/>'
        '<path d="M2.7 16c.4-2.9 2.2-4.4 4.7-4.4s4.3 1.5 4.7 4.4"/>'
        '<path d="M12.6 4.6a2.5 2.5 0 0 1 0 4.8'
        'M14.2 11.9c1.8.5 2.9 1.9 3.2 4.1"/>'
    ),
    "phone": (
        '<rect x="6" y="2.8" width="8" height="14.4" rx="2"/><path d="M9.2 14.7h1.6"/>'
    ),
    "pin": (
        '<path d="M10 17c3.3-3.6 5-6.3 5-8.5a5 5 0 0 0-10 0c0 2.2 1.7 4.9 5 8.5z"/>'
        '<circle cx="10" cy="8.5" r="1.7"/>'
    ),
    "play": '<path d="M6.5 4.5v11l9-5.5z"/>',
    "plus": '<path d="M10 4v12M4 10h12"/>',
    "print": (
        '<path d="M6 7V3.5h8V7M6 14H4.5A1.5 1.5 0 0 1 3 12.5v-4'
        "A1.5 1.5 0 0 1 4.5 7h11A1.5 1.5 0 0 1 17 8.5v4"
        'a1.5 1.5 0 0 1-1.5 1.5H14"/><path d="M6 11.5h8v5H6z"/>'
    ),
    "settings": (
        '<path d="M4 6h5M13 6h3M4 14h3M11 14h5"/>'
        '<circle cx="11" cy="6" r="1.8"/><circle cx="9" cy="14" r="1.8"/>'
    ),
    "shield": (
        '<path d="M10 3 4.5 5v4.5c0 3.5 2.3 6 5.5 7.5 3.2-1.5 5.5-4 5.5-7.5V5z"/>'
    ),
    "star": (
        '<path d="m10 3.3 2 4.2 4.6.6-3.4 3.2.9 4.6L10 13.7l-4.1 2.2.9-4.6'
        'L3.4 8.1 8 7.5z"/>'
    ),
    "stop": '<rect x="5.5" y="5.5" width="9" height="9" rx="1.5"/>',
    "story": '<path d="M5.5 3.5h9v13L10 13.2l-4.5 3.3z"/>',
    "sun": (
        '<circle cx="10" cy="10" r="3.2"/>'
        '<path d="M10 2.8v1.7M10 15.5v1.7M2.8 10h1.7M15.5 10h1.7'
        "M4.9 4.9l1.2 1.2M13.9 13.9l1.2 1.2M15.1 4.9l-1.2 1.2"
        'M6.1 13.9l-1.2 1.2"/>'
    ),
    "today": '<path d="M3.5 10 10 4l6.5 6"/><path d="M5.5 8.5V16h9V8.5"/>',
    "trash": (
        '<path d="M4 6h12M8 6V4.5A1 1 0 0 1 9 3.5h2a1 1 0 0 1 1 1V6'
        'M5.5 6l.7 9a1.5 1.5 0 0 0 1.5 1.5h4.6a1.5 1.5 0 0 0 1.5-1.5l.7-9"/>'
    ),
    "undo": (
        '<path d="M7.5 4 4 7.5 7.5 11"/><path d="M4 7.5h7.5a4.2 4.2 0 0 1 0 8.5H8"/>'
    ),
    "up": '<path d="M10 16V4M5 9l5-5 5 5"/>',
    "video": (
        '<rect x="2.8" y="5.5" width="9.7" height="9" rx="2"/>'
        '<path d="m12.5 9 4.7-2.5v7L12.5 11"/>'
    ),
    "voice": (
        '<path d="M3.5 5.5a2 2 0 0 1 2-2h9a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2H9'
        'l-3.6 3v-3a2 2 0 0 1-1.9-2z"/>'
    ),
    "warning": '<path d="M10 3.5 17 16H3z"/><path d="M10 8.5v3.5M10 14h.01"/>',
}
"""Every icon by name; the strings are markup of ours, never of a user."""

MARK: Final = (
    '<svg viewBox="0 0 28 28" aria-hidden="true">'
    '<path class="half-a" d="M12.6 2.2a11.9 11.9 0 0 0 0 23.6z"/>'
    '<path class="half-b" d="M15.4 2.2a11.9 11.9 0 0 1 0 23.6z"/></svg>'
)
"""The brand mark: a circle halved by the line, private left, spoken right."""
