"""Write the golden files anew from the phrasebook."""

from tests.reframing.golden import families, file_of, rendered

for family, members in families().items():
    file_of(family).write_text(rendered(members), encoding="utf-8")
