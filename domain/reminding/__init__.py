"""Who is reminded of what and when: pure rules; `planner` says what is owed at a moment."""
