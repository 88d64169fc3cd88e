"""Files: any office format in (`documents.read`), workbooks and pictures out (`.write`)."""
