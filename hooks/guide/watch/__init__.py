"""The watch: what has changed out there since it was read. Runs by itself, never in a build.

It imports source, records and pages.
"""
