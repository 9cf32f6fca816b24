"""Measure the board, the list and search with few jobs and with many.

`python -m benchmarks.tracker` makes a database that it throws away, and prints for each
page its queries, Python and C calls as a multiple of the least that a page for somebody
signed in can cost, its weight, and its elements. Calls don't depend on how busy the
machine is; milliseconds do, so they are printed and nothing is concluded from them.
"""

import os

import django


def main() -> None:
    """Print a row for each page and size; the reference counts as one."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    # Models can be imported only now.
    from benchmarks.pages import report  # noqa: PLC0415

    report()


if __name__ == "__main__":
    main()
