"""What becomes of memories: threads left open, beliefs formed, lessons taught."""
