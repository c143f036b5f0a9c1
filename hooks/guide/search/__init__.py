"""The site's search: documents in, the files of a static index out, and the pages around it.

    documents + lexicon ─ relations ─ index ─ files for docs/assets/sok.js

All understanding of Swedish (inflections, compounds, synonyms, missing å ä ö, law, CPV) is spent here, at build time:
for every word that a reader may type, the index holds the pages that answer it, already weighed. The browser only
adds up a few short lists. ``hooks/SEARCH.md`` says why, with figures.

It may import ``pages`` and the rooms before it.
"""
