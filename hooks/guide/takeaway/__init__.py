"""What readers take along: requirements as plain texts, Word and Excel files, parts of pages as
files.

It may import ``site`` and the rooms before it.
"""
