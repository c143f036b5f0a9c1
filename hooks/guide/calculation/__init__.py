"""What is counted and judged by rule: the life cycle of an alternative, and the words of a demand.

Pure functions over plain values; nothing here reads a file or knows a record. docs/assets/ has the same two in the
browser's language, and the tests compare them.

It imports nothing of the package.
"""
