"""Where approved posts leave: `press` does it, once each; `channels` are the places."""
