"""What each address of the site promises: who may open it, how, and what to send.

An address without a line here fails the tests, so that a new page is decided upon
before anybody can forget it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from motivations.models import Motivation
from tests.exports.archives import files_of, zipped
from tests.factories import Account


class Who(Enum):
    """Whom an address is for."""

    ANYBODY = auto()
    USER = auto()  # everybody who has signed in, each with what is their own
    OWNER = auto()  # the one whose row the address names; nobody else finds it
    TOKEN = auto()  # programs with a token; a browser's session opens nothing
    HOLDER = auto()  # whoever has the secret in the address; others can only guess


READ = frozenset({"GET", "HEAD"})
SEND = frozenset({"POST"})
BOTH = READ | SEND
# Class-based pages of the package that signs people in; some send everybody on (or
# tell that there is nothing) before they look at the method.
EVERY = BOTH | {"OPTIONS", "PUT", "PATCH", "DELETE"}
THEIRS = BOTH | {"OPTIONS", "PUT"}
THEIRS_READ = READ | {"OPTIONS"}

type Address = Callable[[Account], list[Any]]
type Data = Callable[[Account], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Policy:
    """The promise of one address.

    `address` names what stands in it, `data` what its owner sends; `shown` and `sent`
    are the answers that the owner gets to reading and to sending.
    """

    who: Who
    methods: frozenset[str] = READ
    address: Address = lambda _: []
    data: Data = field(default=lambda _: {})
    shown: int = 200
    sent: int = 302


def _job(account: Account) -> list[Any]:
    return [account.job.pk]


def _reason(account: Account) -> list[Any]:
    return [account.job.pk, account.reason.kind]


def _question(account: Account) -> list[Any]:
    return [account.job.pk, account.reason.kind, 3]


def _gap(account: Account) -> list[Any]:
    return [account.job.pk, Motivation.PROVE_IT, 4, 1]


def _feed(account: Account) -> list[Any]:
    return [account.feed_token]


def _due(account: Account) -> list[Any]:
    return ["job", account.job.pk]


def _line(account: Account) -> list[Any]:
    return [account.job.pk, account.line.pk]


def _interview(account: Account) -> list[Any]:
    return [account.interview.pk]


def _archive(account: Account) -> dict[str, Any]:
    """Return what somebody sends who looks into what they once downloaded."""
    upload = SimpleUploadedFile("my-data.zip", zipped(files_of(account.user)))
    return {"file": upload, "beside": "on"}


def _upload(account: Account) -> list[Any]:
    return [account.upload.pk]


def _done_import(account: Account) -> list[Any]:
    return [account.done_import.pk]


def _person(account: Account) -> list[Any]:
    return [account.person.pk]


def _document(account: Account) -> list[Any]:
    return [account.document.pk]


def new_file(_: Account) -> Mapping[str, Any]:
    """Return a file as a browser sends it; made anew, as sending reads it up."""
    return {"kind": "cv", "file": SimpleUploadedFile("CV.txt", b"Ran a rota.")}


def _anybody(methods: frozenset[str] = READ, **more: Any) -> Policy:
    return Policy(Who.ANYBODY, methods, **more)


def _user(methods: frozenset[str] = READ, **more: Any) -> Policy:
    return Policy(Who.USER, methods, **more)


def _owner(address: Address, methods: frozenset[str] = READ, **more: Any) -> Policy:
    return Policy(Who.OWNER, methods, address, **more)


def _holder(address: Address, methods: frozenset[str] = READ, **more: Any) -> Policy:
    return Policy(Who.HOLDER, methods, address, **more)


def _token(address: Address, *methods: str) -> Policy:
    return Policy(
        Who.TOKEN, frozenset(methods), address, shown=UNAUTHORIZED, sent=UNAUTHORIZED
    )


UNAUTHORIZED = 401
_CLOCK = {"date": "2099-01-15", "time": "09:00", "whose": "mine"}
INTERVIEW = {**_CLOCK, "kind": "interview", "medium": "video", "minutes": "45"}
PERSON = {"name": "Mara Lind"}
_STORY = {"title": "A new title", "number": "Three"}
_NEED = {"text": "Something else", "strength": "some"}
_ASKED = {"text": "What next?", "audience": "manager"}
TOLD_WORDS = {"kind": "notice", "text": "Four weeks", "told_on": "2026-11-20"}
_CRITERION = {"text": "Home by six", "weight": "must"}

PAGES = {
    "pages:landing": _anybody(shown=302),
    "pages:try": _anybody(BOTH, data=lambda _: {"blunt": ""}, sent=422),
    "pages:try_line": _anybody(SEND, data=lambda _: {"blunt": ""}, sent=422),
    "pages:how": _anybody(),
    "pages:privacy": _anybody(),
    "pages:accessibility": _anybody(),
    "pages:help": _anybody(),
    "pages:support": _anybody(),
    "pages:health": _anybody(),
    "pages:favicon": _anybody(shown=302),
    "pages:start": _user(
        BOTH, data=lambda _: {**_CLOCK, "company": "Acme", "role": "Nurse"}
    ),
    "pages:today": _user(),
    "pages:overview": _owner(_job),
    "pages:deleted": _user(),
    "pages:search": _user(),
}
JOBS = {
    "jobs:list": _user(),
    "jobs:new": _user(BOTH, data=lambda _: {"title": "Nurse", "stage": "saved"}),
    "jobs:details": _owner(
        _job,
        BOTH,
        data=lambda account: {
            "title": "Nurse",
            "stage": "offer",
            "version": account.job.version,
        },
    ),
    "jobs:move": _owner(_job, BOTH, data=lambda _: {"stage": "offer"}),
    "jobs:undo_move": _owner(_job, SEND),
    "jobs:close": _owner(_job, BOTH, data=lambda _: {"outcome": "rejected"}),
    "jobs:delete": _owner(_job, SEND),
    "jobs:bulk": _user(
        SEND, data=lambda account: {"jobs": [account.job.pk], "deed": "archive"}
    ),
    "jobs:undo_batch": _owner(lambda account: [account.batch.key], SEND),
    "jobs:new_view": _user(BOTH, data=lambda _: {"name": "Near home"}),
    "jobs:delete_view": _owner(lambda account: [account.saved_view.pk], SEND),
    "jobs:restore_view": _owner(lambda account: [account.deleted_view.pk], SEND),
    "jobs:restore": _owner(lambda account: [account.deleted_job.pk], SEND),
    "jobs:interviews": _owner(_job),
    "jobs:new_interview": _owner(
        _job, BOTH, data=lambda _: {**INTERVIEW, "version": "1"}
    ),
    "jobs:interview": _owner(
        _interview,
        BOTH,
        data=lambda account: {**INTERVIEW, "version": account.interview.version},
    ),
    "jobs:cancel_interview": _owner(_interview, SEND),
    "jobs:delete_interview": _owner(_interview, SEND),
    "jobs:restore_interview": _owner(
        lambda account: [account.deleted_interview.pk], SEND
    ),
}
TRACKER = {
    "jobs:timeline": _owner(
        _job, BOTH, data=lambda _: {"kind": "heard", "on": "2026-11-03"}
    ),
    "jobs:event": _owner(
        lambda account: [account.event.pk],
        BOTH,
        data=lambda _: {"stage": "applied", "on": "2026-11-03"},
    ),
    "jobs:delete_event": _owner(lambda account: [account.event.pk], SEND),
    "jobs:restore_event": _owner(lambda account: [account.deleted_event.pk], SEND),
    "jobs:people": _owner(_job),
    "jobs:new_job_person": _owner(_job, BOTH, data=lambda _: PERSON),
    "jobs:everybody": _user(),
    "jobs:new_person": _user(BOTH, data=lambda _: PERSON),
    "jobs:cards": _user(),
    "jobs:person": _owner(
        _person,
        BOTH,
        data=lambda account: {**PERSON, "version": account.person.version},
    ),
    "jobs:card": _owner(_person),
    "jobs:delete_person": _owner(_person, SEND),
    "jobs:restore_person": _owner(lambda account: [account.deleted_person.pk], SEND),
    "jobs:files": _user(BOTH, data=new_file),
    "jobs:documents": _owner(_job, BOTH, data=new_file),
    "jobs:document": _owner(
        _document, BOTH, data=lambda _: {"kind": "cv", "name": "CV.txt"}
    ),
    "jobs:download": _owner(_document),
    "jobs:delete_document": _owner(_document, SEND),
    "jobs:restore_document": _owner(
        lambda account: [account.deleted_document.pk], SEND
    ),
}
MOTIVATIONS = {
    "motivations:why": _owner(_job, BOTH, data=lambda _: {"chosen": "move_up"}),
    "motivations:check": _owner(_reason),
    "motivations:question": _owner(
        _question, BOTH, data=lambda _: {"goal": "leading a team of eight"}
    ),
    "motivations:draft": _owner(
        _question, SEND, data=lambda _: {"goal": "leading"}, sent=204
    ),
    "motivations:gap": _owner(
        _gap,
        BOTH,
        data=lambda account: {
            f"kind_{account.gap.pk}": "learning",
            f"sentence_{account.gap.pk}": "I’m learning it in the evenings.",
        },
    ),
    "motivations:gap_draft": _owner(
        _gap,
        SEND,
        data=lambda account: {f"sentence_{account.gap.pk}": "I’m learning"},
        sent=204,
    ),
    "motivations:say": _owner(_job),
    "motivations:panel": _owner(_reason),
    "motivations:use": _owner(
        _reason,
        SEND,
        data=lambda _: {"text": "I’m ready to lead a team.", "is_true": "on"},
    ),
    "motivations:words": _owner(
        _reason, SEND, data=lambda _: {"text": "I’m ready."}, sent=200
    ),
    "motivations:themes": _owner(_reason, SEND, data=lambda _: {"themes": "boxed_in"}),
    "motivations:deny": _owner(
        _reason, SEND, data=lambda _: {"claim": "nothing"}, sent=404
    ),
    "motivations:not_me": _owner(
        _reason, SEND, data=lambda _: {"wording": "nothing"}, sent=404
    ),
    "motivations:me_after_all": _owner(
        lambda account: [*_reason(account), account.not_me.pk], SEND
    ),
    "motivations:shown_aloud": _owner(_reason, SEND, data=lambda _: {"how": "smooth"}),
    "motivations:kept_aloud": _owner(_line, SEND, data=lambda _: {"how": "smooth"}),
    "motivations:anyway": _owner(_reason, SEND),
    "motivations:press": _owner(
        _reason, SEND, data=lambda _: {"answer": "nothing"}, sent=404
    ),
    "motivations:ask": _owner(_reason, SEND, data=lambda _: {"audience": "manager"}),
    "motivations:facts": _owner(
        _reason, BOTH, data=lambda _: {"role": "nurse", "status": "still"}
    ),
    "motivations:closing": _owner(
        _job, BOTH, data=lambda _: {"choice": "0", "is_true": "on"}
    ),
    "motivations:line": _owner(
        _line,
        BOTH,
        data=lambda account: {
            "text": "I’d like to lead.",
            "part": "why",
            "is_true": "on",
            "version": account.line.version,
        },
    ),
    "motivations:delete_line": _owner(_line, SEND),
    "motivations:restore_line": _owner(
        lambda account: [account.job.pk, account.deleted_line.pk], SEND
    ),
}
PROOF = {
    "stories:list": _user(),
    "stories:new": _user(BOTH, data=lambda _: _STORY),
    "stories:edit": _owner(
        lambda account: [account.story.pk], BOTH, data=lambda _: _STORY
    ),
    "stories:delete": _owner(lambda account: [account.story.pk], SEND),
    "stories:restore": _owner(lambda account: [account.deleted_story.pk], SEND),
    "stories:proof": _owner(_job),
    "stories:from_ad": _owner(
        _job,
        SEND,
        data=lambda account: {"needs": account.job.posting.rpartition("- ")[2]},
    ),
    "stories:new_need": _owner(_job, BOTH, data=lambda _: _NEED),
    "stories:need": _owner(
        lambda account: [account.need.pk], BOTH, data=lambda _: _NEED
    ),
    "stories:delete_need": _owner(lambda account: [account.need.pk], SEND),
    "stories:restore_need": _owner(lambda account: [account.deleted_need.pk], SEND),
}
FIT = {
    "fit:ask": _owner(_job),
    "fit:new_question": _owner(_job, BOTH, data=lambda _: _ASKED),
    "fit:question": _owner(
        lambda account: [account.question.pk], BOTH, data=lambda _: _ASKED
    ),
    "fit:delete_question": _owner(lambda account: [account.question.pk], SEND),
    "fit:restore_question": _owner(lambda account: [account.deleted_question.pk], SEND),
    "fit:ad": _owner(_job),
    "fit:ask_all": _owner(_job, SEND),
    "fit:ask_one": _owner(lambda account: [account.job.pk, "pace"], SEND),
    "fit:criteria": _owner(_job),
    "fit:new_criterion": _owner(_job, BOTH, data=lambda _: _CRITERION),
    "fit:criterion": _owner(
        lambda account: [account.criterion.pk], BOTH, data=lambda _: _CRITERION
    ),
    "fit:delete_criterion": _owner(lambda account: [account.criterion.pk], SEND),
    "fit:restore_criterion": _owner(
        lambda account: [account.deleted_criterion.pk], SEND
    ),
}


def _two_versions(account: Account) -> list[Any]:
    return [account.told.pk, account.other_told.pk]


TOLD = {
    "told:ledger": _owner(_job),
    "told:new": _owner(_job, BOTH, data=lambda _: TOLD_WORDS),
    "told:edit": _owner(
        lambda account: [account.told.pk],
        BOTH,
        data=lambda account: {**TOLD_WORDS, "version": account.told.version},
    ),
    "told:delete": _owner(lambda account: [account.told.pk], SEND),
    "told:restore": _owner(lambda account: [account.deleted_told.pk], SEND),
    "told:accept": _owner(_two_versions, SEND),
    "told:reopen": _owner(_two_versions, SEND),
}
SHEETS = {
    "sheets:sheet": _owner(_interview),
    "sheets:pdf": _owner(_interview),
    "sheets:download": _owner(lambda account: [account.interview.pk, "docx"]),
    "sheets:event": _owner(_interview),
}
FEEDS = {
    "feeds:settings": _user(BOTH, data=lambda _: {"titles": "full"}),
    "feeds:make": _user(SEND, sent=200),
    "feeds:stop": _user(SEND),
    "feeds:read": _holder(_feed),
}
EXPORTS = {
    "exports:jobs": _user(),
    "exports:activity": _user(),
    "exports:activity_pdf": _user(),
    "exports:sheets": _owner(_job),
    "exports:take": _user(),
    "exports:everything": _user(SEND, sent=200),
    "exports:restore": _user(BOTH, data=_archive, sent=200),
    "exports:take_out": _owner(lambda account: [account.addition.pk], SEND),
}
INSIGHTS = {
    "insights:insights": _user(),
    "insights:download": _user(address=lambda _: ["svg"]),
}
API = {
    "api:tokens": _user(),
    "api:new": _user(
        BOTH,
        data=lambda _: {"name": "Mine", "scopes": ["jobs:read"], "days": "30"},
        sent=200,
    ),
    "api:revoke": _owner(lambda account: [account.token.pk], SEND),
    "api:docs": _anybody(),
    "api:openapi": _anybody(),
    "v1:me": _token(lambda _: [], "GET"),
    "v1:jobs": _token(lambda _: [], "GET", "POST"),
    "v1:job": _token(_job, "GET", "PATCH", "DELETE"),
    "v1:restore_job": _token(lambda account: [account.deleted_job.pk], "POST"),
    "v1:move_job": _token(_job, "POST"),
    "v1:close_job": _token(_job, "POST"),
    "v1:archive_job": _token(_job, "POST"),
    "v1:events": _token(_job, "GET", "POST"),
    "v1:rounds": _token(_job, "GET", "POST"),
    "v1:round": _token(_interview, "GET", "PATCH"),
    "v1:call_off_round": _token(_interview, "POST"),
    "v1:people": _token(lambda _: [], "GET", "POST"),
    "v1:person": _token(lambda account: [account.person.pk], "GET", "PATCH"),
    "v1:told_of_job": _token(_job, "GET", "POST"),
    "v1:told": _token(lambda account: [account.told.pk], "GET", "PATCH", "DELETE"),
    "v1:restore_told": _token(lambda account: [account.deleted_told.pk], "POST"),
    "v1:sheet": _token(_interview, "GET"),
    "v1:sheet_pdf": _token(_interview, "GET"),
}
REMINDERS = {
    "reminders:settings": _user(
        BOTH,
        data=lambda _: {"by_mail": "on", "evening_at": "18:00", "morning_at": "8:00"},
    ),
    "reminders:done": _owner(_due, SEND),
    "reminders:later": _owner(_due, SEND),
    "reminders:undo": _owner(_due, SEND),
    "reminders:stop": _holder(lambda account: [account.stop_token], BOTH, sent=200),
}
_TABLE = b"Company,Role\nHalden,Nurse\n"
IMPORTS = {
    "imports:give": _user(BOTH, data=lambda _: {"text": "We need a nurse."}),
    "imports:ad": _owner(
        lambda account: [account.ad.pk],
        BOTH,
        data=lambda _: {"title": "Nurse", "stage": "saved"},
    ),
    "imports:bookmarklet": _user(),
    "imports:list": _user(
        BOTH, data=lambda _: {"file": SimpleUploadedFile("jobs.csv", _TABLE)}
    ),
    "imports:import": _owner(_upload, BOTH, data=lambda _: {"go": "import"}),
    "imports:skipped": _owner(_done_import),
    "imports:take_back": _owner(_done_import, SEND),
    "imports:bring_back": _owner(_done_import, SEND),
    "imports:drop": _owner(_upload, SEND),
}
SETTINGS = {
    "accounts:settings": _user(),
    "accounts:profile": _user(BOTH, data=lambda _: {"name": "Al"}),
    "accounts:preferences": _user(
        BOTH,
        data=lambda _: {
            "time_zone": "Europe/Berlin",
            "words_per_minute": "140",
            "paper": "A4",
            "titles": "neutral",
        },
    ),
    "accounts:data": _user(),
    "accounts:wipe": _user(BOTH, data=lambda _: {"sure": "on"}),
    "accounts:delete": _user(BOTH, data=lambda _: {"typed": "delete my account"}),
    "accounts:sign_out_everywhere": _user(SEND),
}


def _passkey(account: Account) -> list[Any]:
    return [account.passkey.pk]


def _theirs(who: Who = Who.USER, **more: Any) -> Policy:
    """Return the promise of a page that the sign-in package brings along."""
    return Policy(who, **{"methods": THEIRS, "sent": 200, **more})


def _elsewhere(who: Who = Who.USER, status: int = 302, **more: Any) -> Policy:
    """Return the promise of a page of theirs that isn't for somebody like Alice."""
    usual = {"methods": EVERY, "shown": status, "sent": status}
    return _theirs(who, **{**usual, **more})


_OPEN = Who.ANYBODY
_NOT_PUT = BOTH | {"OPTIONS"}
SIGN_IN = {
    "account_signup": _elsewhere(_OPEN),
    "account_login": _elsewhere(_OPEN),
    "mfa_authenticate": _elsewhere(_OPEN),
    "mfa_login_webauthn": _elsewhere(_OPEN),
    "account_inactive": _theirs(_OPEN, methods=THEIRS_READ),
    "account_logout": _theirs(_OPEN, methods=_NOT_PUT, sent=302),
    "account_reset_password": _theirs(_OPEN),
    "account_reset_password_done": _theirs(_OPEN, methods=THEIRS_READ),
    "account_reset_password_from_key_done": _theirs(_OPEN, methods=THEIRS_READ),
    "account_reset_password_from_key": _elsewhere(
        _OPEN, 200, address=lambda _: ["x", "y"]
    ),
    "account_email_verification_sent": _theirs(_OPEN, methods=THEIRS_READ),
    "account_confirm_email": _theirs(
        _OPEN, methods=_NOT_PUT, address=lambda _: ["nothing"], sent=404
    ),
    "account_email": _theirs(sent=302),
    "account_change_password": _theirs(),
    "account_set_password": _elsewhere(),
    "usersessions_list": _theirs(sent=302),
    "mfa_index": _theirs(methods=THEIRS_READ),
    "mfa_activate_totp": _theirs(),
    "mfa_deactivate_totp": _elsewhere(status=404),
    "mfa_view_recovery_codes": _theirs(methods=THEIRS_READ, shown=404),
    "mfa_generate_recovery_codes": _theirs(sent=302),
    "mfa_download_recovery_codes": _elsewhere(status=404),
    "mfa_list_webauthn": _theirs(methods=THEIRS_READ),
    "mfa_add_webauthn": _theirs(),
    "mfa_edit_webauthn": _theirs(Who.OWNER, address=_passkey),
    "mfa_remove_webauthn": _theirs(
        Who.OWNER, address=_passkey, methods=EVERY - {"PATCH"}, sent=302
    ),
    "account_reauthenticate": _theirs(),
    "mfa_reauthenticate": _elsewhere(),
    "mfa_reauthenticate_webauthn": _elsewhere(shown=200),
}
POLICY = {
    **PAGES,
    **JOBS,
    **TRACKER,
    **MOTIVATIONS,
    **PROOF,
    **FIT,
    **TOLD,
    **SHEETS,
    **INSIGHTS,
    **API,
    **FEEDS,
    **EXPORTS,
    **REMINDERS,
    **IMPORTS,
    **SETTINGS,
    **SIGN_IN,
}
