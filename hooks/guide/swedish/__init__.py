"""Swedish as such: the forms of its words, dates and numbers as Swedes write them, and how hard a
text is to read.

It imports nothing: it is the lowest room.
"""
