"""What editors write, as it is read: files with their lines, the types of single values, law
references, the vocabulary, the faults that are told; and the small things that all need.

It may import ``swedish``.
"""
