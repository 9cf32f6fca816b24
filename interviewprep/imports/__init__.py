"""Brings in what somebody has elsewhere: an ad, a table, or another tracker's archive.

`tables` turns files into drafts of jobs and people, and `ads` turns a page into one
job; neither saves anything. What is found is shown first, and kept on a word.
"""
