"""Parts of `domain.plan`: how the tables and texts of a document become a plan."""
