"""What can go wrong, as one tree that goes on from memory's.

SelfsameError                (memory/errors.py)
├── MemoryFault …
├── ConfigWrong              mistakes in config/, each as file:line: what; mend
├── HomeFault
│   ├── HomeMissing          no config/ there
│   ├── HomeBusy             another process owns the home
│   └── HomeSimulated        simulated and real time would mix
├── NotThere                 no such draft, persona, feed
├── NotLawful                a decision that the queue's law forbids
├── DatabaseNewer            made by a newer selfsame
├── DatabaseDamaged          what stands on the disk is not what was written
├── DatabaseBusy             another program keeps it locked
├── DiskFull                 it cannot be written
├── BackupFault              a copy that could not be made, or is no whole one
├── ModelFault
│   ├── ModelUnreachable     address, network, timeout, 5xx
│   ├── ModelRefused         key or name refused
│   ├── ModelGarbled         the reply could not be read, even after one repair
│   │   └── ModelDeclined    the model will not write about this
│   └── CapReached           the day's calls, tokens or money are spent
├── SecretMissing            a key that isn't where config says, or can't be read there
├── SeatFault
│   ├── SignedOut            nobody is signed in, or the name and password don't go together
│   ├── NotYours             the role doesn't carry so far
│   └── Slowed               too many failed sign-ins; `seconds` says how long to wait
├── DeliveryFault            a channel refused; `permanent` says whether trying again helps
└── DeliveryUnsure           a channel may have taken it, and did not say so
"""

from memory.errors import EmbedderChanged, EmbedderFailed, IndexBroken, MemoryFault, SelfsameError

__all__ = [
    "BackupFault",
    "CapReached",
    "ConfigWrong",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseNewer",
    "DeliveryFault",
    "DeliveryUnsure",
    "DiskFull",
    "EmbedderChanged",
    "EmbedderFailed",
    "HomeBusy",
    "HomeFault",
    "HomeMissing",
    "HomeSimulated",
    "IndexBroken",
    "MemoryFault",
    "ModelDeclined",
    "ModelFault",
    "ModelGarbled",
    "ModelRefused",
    "ModelUnreachable",
    "NotLawful",
    "NotThere",
    "NotYours",
    "SeatFault",
    "SecretMissing",
    "SelfsameError",
    "SignedOut",
    "Slowed",
]


class ConfigWrong(SelfsameError):
    """Files in config/ have mistakes; `mistakes` holds one line each."""

    kind = "config"

    def __init__(self, mistakes: list[str], check: str = "selfsame check") -> None:
        super().__init__("\n".join(mistakes), f"mend the lines named, then: {check}")
        self.mistakes = mistakes


class HomeFault(SelfsameError):
    """Something about the home folder stands in the way."""

    kind = "home"


class HomeMissing(HomeFault):
    """The folder holds no config/."""

    kind = "home-missing"


class HomeBusy(HomeFault):
    """Another process owns the home's index and schedule."""

    kind = "home-busy"


class HomeSimulated(HomeFault):
    """Simulated and real time would mix in one home."""

    kind = "home-simulated"


class NotThere(SelfsameError):
    """What was asked for does not exist."""

    kind = "not-there"


class NotLawful(SelfsameError):
    """The queue's law forbids this decision in this state."""

    kind = "not-lawful"


class DatabaseNewer(SelfsameError):
    """The database was made by a newer selfsame than this one."""

    kind = "database-newer"


class DatabaseDamaged(SelfsameError):
    """The database is not what was written; nothing is sent from it."""

    kind = "database-damaged"


class DatabaseBusy(SelfsameError):
    """Another program keeps the database locked for longer than is waited."""

    kind = "database-busy"


class DiskFull(SelfsameError):
    """The disk takes nothing more, or fails."""

    kind = "disk"


class BackupFault(SelfsameError):
    """A copy of the database could not be made, or is damaged."""

    kind = "backup"


class ModelFault(SelfsameError):
    """The configured language model gave nothing usable."""

    kind = "model"


class ModelUnreachable(ModelFault):
    """Nobody answers at the address, or too late, or with a server error."""

    kind = "model-unreachable"
    passing = False
    """Whether trying again soon may help."""


class ModelRefused(ModelFault):
    """The server refused the key, the model's name, or the request."""

    kind = "model-refused"


class ModelGarbled(ModelFault):
    """The reply was not the JSON that was asked for, even after one repair."""

    kind = "model-garbled"


class ModelDeclined(ModelGarbled):
    """The model or its server refused the subject; the model is well otherwise."""

    kind = "model-declined"


class CapReached(ModelFault):
    """The day's calls, tokens or money are spent."""

    kind = "cap"


class SecretMissing(SelfsameError):
    """A secret is not where it was said to be; the message names the place and never the secret."""

    kind = "secret"


class DeliveryFault(SelfsameError):
    """Certain: nothing left. `permanent`: trying again is useless; `account`: it is the account that is refused,
    and everything else on it would be; `wait`: so many seconds the platform wants to be left alone."""

    kind = "delivery"

    def __init__(
        self,
        message: str,
        mend: str = "",
        *,
        permanent: bool = False,
        account: bool = False,
        wait: float | None = None,
    ) -> None:
        super().__init__(message, mend)
        self.permanent = permanent
        self.account = account
        self.wait = wait


class DeliveryUnsure(SelfsameError):
    """It may have left, and it may not, or a part of it has; `wait` and `permanent` as with DeliveryFault."""

    kind = "delivery-unsure"

    def __init__(
        self, message: str, mend: str = "", *, wait: float | None = None, permanent: bool = False
    ) -> None:
        super().__init__(message, mend)
        self.wait = wait
        self.permanent = permanent


class SeatFault(SelfsameError):
    """Whoever asks is not known, or may not do this."""

    kind = "seat"


class SignedOut(SeatFault):
    """Nobody is signed in, or what was given to sign in with is wrong."""

    kind = "signed-out"


class NotYours(SeatFault):
    """The role doesn't carry so far."""

    kind = "not-yours"


class Slowed(SeatFault):
    """Too many failed sign-ins lately."""

    kind = "slowed"

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "too many failed sign-ins lately", f"wait {seconds} seconds, then try again"
        )
        self.seconds = seconds
