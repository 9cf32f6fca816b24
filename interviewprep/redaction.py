"""Keeps what people type out of logs and error reports: what failed, and where, only.

An exception's message often repeats what was typed ("Failing row contains …"), and so
do local variables and request bodies. None of these is ever printed.
"""

import logging
from collections.abc import Iterator
from types import TracebackType
from typing import Any

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

HIDDEN = "…"
# Our own messages are written so that they name no person and no text.
_OURS = ("interviewprep", "motivations")
_PLAIN = (int, float, type(None))


def describe(error: BaseException) -> str:
    """Return the type of an error, of what caused it, and their frames: no message."""
    return "\n".join(
        line for cause in _causes(error) for line in (_name(cause), *_frames(cause))
    )


class RedactingFormatter(logging.Formatter):
    """Prints one line a record, and for an exception its type and frames."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; words given by others show as an ellipsis."""
        bare = logging.makeLogRecord(
            {
                **record.__dict__,
                "msg": _message(record),
                "args": None,
                "exc_info": None,
                "exc_text": None,
                "stack_info": None,
            }
        )
        line = super().format(bare)
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe(error)}" if error else line


class RedactingReporter(ExceptionReporter):
    """Error reports by mail or page: type and frames; all of it only under DEBUG."""

    def get_traceback_text(self) -> SafeString:
        """Return the report as plain text."""
        if settings.DEBUG:
            return super().get_traceback_text()
        # Plain text is never escaped; the name of the type only asks for the label.
        return SafeString(describe(self.exc_value) if self.exc_value else "")

    def get_traceback_html(self) -> SafeString:
        """Return the report as a page."""
        if settings.DEBUG:
            return super().get_traceback_html()
        return format_html("<pre>{}</pre>", str(self.get_traceback_text() + ""))


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in _OURS:
        return record.getMessage()
    pattern = record.msg if isinstance(record.msg, str) else _name(record.msg)
    return " ".join(filter(None, (_filled(pattern, record.args), _where(record))))


def _filled(pattern: str, args: Any) -> str:
    if not args:
        return pattern
    try:
        return str(pattern % _without_words(args))
    except (TypeError, ValueError, KeyError):
        return pattern


def _without_words(args: Any) -> Any:
    if isinstance(args, dict):
        return {name: _without_word(value) for name, value in args.items()}
    return tuple(_without_word(value) for value in args)


def _without_word(value: object) -> object:
    return value if isinstance(value, _PLAIN) else HIDDEN


def _where(record: logging.LogRecord) -> str:
    """Name the page by its pattern: an address may carry a token or a search."""
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    if match is None:
        return ""
    return f"[{request.method} /{match.route}]" if request else ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        hidden = cause.__suppress_context__
        cause = cause.__cause__ or (None if hidden else cause.__context__)


def _name(thing: object) -> str:
    kind = type(thing)
    return f"{kind.__module__}.{kind.__qualname__}"


def _frames(error: BaseException) -> Iterator[str]:
    step: TracebackType | None = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        yield f"  {code.co_filename}:{step.tb_lineno} in {code.co_name}"
        step = step.tb_next
