"""The records: one frozen class per kind, all of them read, checked and linked, their frozen
versions, the small curated files, and the questions that are asked of them all.

It may import ``source`` and ``swedish``.
"""
