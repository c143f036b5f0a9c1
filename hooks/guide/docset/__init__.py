"""What the document builder needs as data: recipes of documents, modules, clauses, models.

It also holds the two writers of office files. It may import ``takeaway`` and the rooms before it.
"""
