"""Layout of PDF pages: from characters with places to blocks in reading order."""
