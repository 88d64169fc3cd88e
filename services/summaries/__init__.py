"""The figures of roadmaps: queries, breakdowns, snapshots, exports, and groups that follow."""
