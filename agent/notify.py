"""What systemd is told (sd_notify(3)): up, alive, stopping. Nothing where no systemd asked."""

import os
import socket


def notify(state: str) -> bool:
    """Such as "READY=1"; whether somebody was told."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    name = "\0" + address[1:] if address.startswith("@") else address
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.sendto(state.encode(), name)
    except OSError:
        return False
    return True
