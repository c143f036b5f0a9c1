"""A Word file that somebody has sent back: its document, or what is wrong with the file."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

from .translation_rows import ForeignFile

_LARGEST = 20_000_000  # bytes of a document.xml; ours has a tenth of that


def body_of(content: bytes) -> ElementTree.Element:
    """The document of a Word file; raises ``ForeignFile``."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.getinfo("word/document.xml").file_size > _LARGEST:
                raise ForeignFile("filen är för stor.|Ta in den Word-fil som vi gjorde.")
            text = archive.read("word/document.xml")
        if b"<!DOCTYPE" in text:
            raise ForeignFile("filen har en DOCTYPE.|Spara om den i Word.")
        return ElementTree.fromstring(text)
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError):
        raise ForeignFile(
            "filen är ingen Word-fil (.docx).|Spara den som Word-dokument (.docx)."
        ) from None
