"""What other machines read: exports, the catalogue, feeds, the sitemap.

It may import ``html`` and the rooms before it.
"""
