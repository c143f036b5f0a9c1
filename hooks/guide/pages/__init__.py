"""Curated Markdown pages of both trees: heads, markers, menu, interface words, spelling,
translation, explained terms.

It may import ``records`` and the rooms before it.
"""
