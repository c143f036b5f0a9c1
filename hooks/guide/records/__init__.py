"""The records: one frozen class per kind, and the one place where a Swedish key meets its English
field.

Each field is declared once, with Swedish title and help. From the declaration come the validation,
the JSON Schema of the editors' YAML plug-in, the public field table and the export columns. A record
that exists is right as far as it can be judged alone; what needs other records (references,
versions) is checked in ``checking``. ``collection`` holds them all, ``queries`` asks, ``small_files``
has the curated files that are not records.

It may import ``source`` and ``swedish``.
"""
