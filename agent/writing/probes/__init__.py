"""The rules that published posts are held against, a family per file; each is a pure function of the posts."""
