"""The laws that code can check in a text, a family per file; each check gives flags or nothing."""
