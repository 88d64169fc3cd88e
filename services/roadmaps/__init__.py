"""A roadmap from its file to its end: drafts, questions, activities, changed versions, copies."""
