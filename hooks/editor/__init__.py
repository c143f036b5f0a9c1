"""Editing without git: forms over the records and pages, drafts, review and publishing.

A service beside the generator. It imports ``guide`` and nothing imports it; a build needs none of
its
packages. ``python -m editor`` serves it. In order of the arrows: ``yaml_text`` writes only what
changed,
``forms`` draws declarations, ``repository`` speaks to git, ``drafts`` and ``publishing`` lead a
change to
the site, ``content`` reads and checks, ``people`` knows who asks, ``web`` answers.
"""
