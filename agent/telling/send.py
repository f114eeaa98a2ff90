"""The way out: Apprise addresses, one a line of a file; an address is a secret and stands in no message."""

from pathlib import Path

from agent.errors import DeliveryFault, SecretMissing
from agent.secret import read_secret
from agent.types.telling import Letter


def addresses(home: Path, name: str) -> list[str]:
    """Raises DeliveryFault for a file that can't be read or is empty."""
    try:
        text = read_secret(name, home)
    except SecretMissing as missing:
        mend = (
            "write one Apprise address a line into it, or mend notices.to in config/settings.yaml"
        )
        raise DeliveryFault(missing.message, mend) from missing
    lines = [line.strip() for line in text.splitlines()]
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise DeliveryFault(f"{name}: names no address", "write one Apprise address a line into it")
    return found


def send(address: str, letter: Letter) -> None:
    """Raises DeliveryFault, which names the service only."""
    try:
        import apprise
    except ImportError as problem:
        raise DeliveryFault(
            "notices need the library apprise", 'pip install "selfsame[notices]"'
        ) from problem
    service = address.partition(":")[0]
    way = apprise.Apprise()
    if not way.add(address):
        raise DeliveryFault(
            f"an address of {service} is none that Apprise knows", "see Apprise's list of services"
        )
    if not way.notify(title=letter.title, body=letter.body):
        raise DeliveryFault(f"{service} did not take the notice", "look at the address and its key")
