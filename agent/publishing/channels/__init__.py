"""The places where posts go, each behind the contract in agent/publishing/channel.py."""
