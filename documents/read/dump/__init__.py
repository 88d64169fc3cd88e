"""Parts of `documents.read.text`: how tables survive in plain text dumps of documents."""
