"""python -m agent.cli: as the systemd unit starts it."""

from agent.cli import main

if __name__ == "__main__":
    main()
