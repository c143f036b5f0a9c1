"""HTML: records' pages, markers as blocks, tables, figures, and what the page template prints. The
templates lie here.

It may import ``filter`` and the rooms before it.
"""
