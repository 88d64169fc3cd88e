"""Rich Text Format (.rtf; also what old programs save as .doc), by Microsoft's RTF 1.9.1.

striprtf, the library of the field, gives text with bars for cells: no merged cells, no columns, no
page headers and footers, hidden text included. Those decide where a plan's row ends.
"""
