"""Makes the rows that tests start from; what a test does not say is made up here."""

from factory.declarations import Sequence
from factory.django import DjangoModelFactory, Password

PASSWORD = "a long pass phrase"


class UserFactory(DjangoModelFactory):
    """Someone with an account, who signs in with `PASSWORD`."""

    class Meta:
        model = "accounts.User"

    email = Sequence(lambda number: f"person-{number}@example.com")
    password = Password(PASSWORD)
