"""The yardstick of `benchmarks.updates`: a bare aiogram bot for one coordinator of one school.

It keeps every update in the inbox before it works on it and marks it done, reads and writes the
same rows as our bot with statements of SQLAlchemy's Core written by hand, and makes the very text
and buttons that ours sends, by f-strings. The rows go through the drivers as they come: one
connection and one transaction from the first statement to the last.

It leaves out what a bot for a region cannot: rights, other roles, languages and municipalities,
versions in buttons, statuses that are not asked for here, the country's days off, escaping, limits
of length, and understanding words: whatever is said in reply to a card is a report.
"""
