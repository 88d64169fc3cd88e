"""Workbooks: each sheet becomes one table that shows what a person sees in it.

Numbers and dates come out as the sheet shows them, not as it stores them: 1.1 in the format «0.00»
is «1.10», and 1 March in a format without days is «март 2026», a month and no date.
"""
