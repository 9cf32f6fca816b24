"""The settings under test, with mail that goes to the drill's own mail server."""

import os

from interviewprep.mail_address import mailer
from tests.settings import *  # noqa: F403  the same, but for one

MAILERS = {"default": mailer(os.environ["DRILL_MAIL"])}
