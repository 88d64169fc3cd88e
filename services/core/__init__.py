"""What every other room stands on: who is asking and what they may, the audit log, the outbox,
files kept, calendars, and the guarded step of a task. It uses no other room.
"""
