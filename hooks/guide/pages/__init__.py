"""Curated Markdown pages of both trees: heads, markers, menu, interface words, spelling,
translation, explained terms, and how hard a text is to read.

It may import ``records`` and the rooms before it.
"""
