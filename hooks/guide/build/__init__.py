"""The build: all files that are no pages, the process that publishes, the preview, the offline
copy.

It may import every room; but ``building`` and ``preview`` import none, so that no fault in the code
ends the preview.
"""
