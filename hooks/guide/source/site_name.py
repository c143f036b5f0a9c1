"""The site's name, for files that leave the site; pages take it from ``mkdocs.yml``, and a test compares the two."""

SITE_NAME = "Cirkulär upphandling Jämtland Härjedalen"
