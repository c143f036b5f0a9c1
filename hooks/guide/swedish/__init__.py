"""Swedish as such: the forms of its words, and dates, numbers and texts as Swedes write and sort them.

It imports nothing: it is the lowest room.
"""
