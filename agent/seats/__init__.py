"""Who may sit at the desk: people, and the sessions, tokens and links by which they are known."""
