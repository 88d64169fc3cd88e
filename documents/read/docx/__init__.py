"""Word files, read from their XML: python-docx does not see all that Word shows.

It drops tracked insertions, content controls and the labels of automatic numbering.
"""
