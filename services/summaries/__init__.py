"""The figures of roadmaps: queries, breakdowns, exports, and groups that follow."""
