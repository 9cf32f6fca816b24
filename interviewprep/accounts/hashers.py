"""Hashes passwords at a cost that a small machine can pay."""

from django.contrib.auth import hashers


class Argon2PasswordHasher(hashers.Argon2PasswordHasher):
    """Argon2id as OWASP's Password Storage Cheat Sheet has it: m=46 MiB, t=1, p=1.

    Django's own 100 MiB would let a few dozen sign-ins at once fill the memory.
    """

    time_cost = 1
    memory_cost = 47_104
    parallelism = 1
