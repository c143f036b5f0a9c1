"""The filters of requirements and cases: facets, counts and the scripts with their data.

It may import ``takeaway`` and the rooms before it.
"""
