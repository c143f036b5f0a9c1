"""Everything of a build at once: the library that is read and checked, the site that a page is
drawn for, the templates' renderer.

It may import ``search`` and the rooms before it.
"""
