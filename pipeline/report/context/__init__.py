"""One builder a page kind: material in, frozen plain data out. Templates only lay it out."""
