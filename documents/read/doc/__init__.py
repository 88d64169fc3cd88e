"""Binary Word files (.doc) of Word 97 and later, by Microsoft's [MS-DOC].

Read are text, tables with their merged cells, page headers and footers. Not read: labels of
automatic numbering, emphasis, which text is hidden or deleted. Converters (antiword, catdoc,
LibreOffice) would have to be installed and started, which the sandbox forbids.
"""
