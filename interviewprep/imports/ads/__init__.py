"""From an ad, pasted or fetched, to the fields of one job; nothing here is saved."""
