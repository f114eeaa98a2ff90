"""Where drafts wait for people: `law` says what may be done, `queue` does it."""
