"""What is owed to whom and when: digests, reminders, escalations, debtors, policies, the ledger."""
