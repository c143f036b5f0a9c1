"""The guide's record library: YAML in; checked records, HTML fragments and export files out.

One direction only: reading → checking → records → collection → views and exports. Nothing in this package imports
MkDocs; ``hooks/mkdocs_hooks.py`` is the one adapter that does. See ``hooks/README.md`` for the flow on one screen.
"""
