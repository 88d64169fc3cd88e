"""A process with limits for work that must not hurt or delay the bot.

Answers for: starting a fresh interpreter, holding it to time, memory, files, processes and network,
ending it with everything it started, and bringing back plain values only. Knows nothing of files
or formats; readers and writers say how much their work may take and what its errors mean to people.
What holds on which system: docs/decisions/sandbox.md.
"""
