"""A post's way out through everything that a platform and a dying program can do to it, seed by seed."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from random import Random

from sqlalchemy import select

from agent.database.tables import audit, deliveries
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.press import press
from agent.publishing.stopped import stopped
from agent.publishing.verdicts import it_is_not, it_is_out, send_again
from agent.text.chain import parts_of, sent_as
from agent.text.lengths import most_parts
from tests.platforms.kinds import Kind
from tests.platforms.server import ACTS, Act, Platform
from tests.publishing.making import House, PowerCut

ROUNDS = 80
LATEST_MINUTES = 20
"""What is applied late is applied before so long a time has passed at one stroke."""
REFUSALS: tuple[Act, ...] = ("401", "429")


@dataclass
class Mortal:
    """The channel, in a program that dies `before` or `after` some of its sends."""

    kind: Kind
    deaths: list[str]

    @property
    def name(self) -> str:
        return self.kind.channel.name

    @property
    def repeatable(self) -> bool:
        return self.kind.channel.repeatable

    def send(self, parcel: Parcel) -> Receipt:
        death = self.deaths.pop(0) if self.deaths else ""
        if death == "before":
            raise PowerCut
        receipt = self.kind.channel.send(parcel)
        if death == "after":
            raise PowerCut
        return receipt


@dataclass
class Tally:
    """What came of all cases; `asked` counts how often a person had to look."""

    cases: int = 0
    posts: int = 0
    torn: int = 0
    """Posts of a chain that don't answer the one before."""
    duplicates: int = 0
    lost: int = 0
    unshown: int = 0
    other_bytes: int = 0
    impatient: int = 0
    notices_twice: int = 0
    asked: int = 0
    acts: Counter[str] = field(default_factory=Counter)


def trial(house: House, kind: Kind, seeds: range) -> Tally:
    tally = Tally()
    for seed in seeds:
        _case(house, kind, Random(seed), seed, tally)
    tally.impatient = kind.platform.impatient
    tally.notices_twice = notices_twice(house)
    return tally


def _case(house: House, kind: Kind, chance: Random, seed: int, tally: Tally) -> None:
    text = _short(seed) if most_parts(kind.her.file, kind.channel.name) == 1 else _long(seed)
    house.approved(f"case-{seed}", who=kind.her, text=text, speak_at=house.world.now())
    script = [chance.choice(ACTS) for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 5)))]
    kind.platform.script = list(script)
    deaths = [chance.choice(("", "", "", "before", "after")) for _ in range(3)]
    mortal = Mortal(kind, deaths)
    bodies = parts_of(sent_as(text, kind.her.file, "zh", kind.channel.name))
    for _ in range(ROUNDS):
        if _round(house, kind, mortal, chance, bodies, tally):
            break
    kind.platform.settle()
    tally.cases += 1
    tally.acts.update(script)
    tally.posts += len(bodies)
    tally.lost += _status(house) != "published"
    _look(kind.platform, bodies, tally)


def _short(seed: int) -> str:
    link = f"https://lamps.example/{seed}?a=1&b={'灯' if seed % 2 else 'x' * 40}"
    return f"第 {seed} 盏灯 <{seed}> & 醒着。\n看 {link}"


def _long(seed: int) -> str:
    """More than one post of 140 holds, and never more than six."""
    said = (
        f"第 {seed}.{n} 盏灯还醒着，看着凌晨三点的便利店 & 送货的人。" for n in range(15 + seed % 9)
    )
    return "".join(said)


def _look(platform: Platform, bodies: list[str], tally: Tally) -> None:
    """Each is there once, and answers the one before."""
    found = [platform.shown(body) for body in bodies]
    tally.duplicates += sum(max(0, len(each) - 1) for each in found)
    tally.lost += sum(not each for each in found)
    tally.other_bytes += all(post.text not in bodies for post in platform.posts[-1:])
    firsts = [each[0] for each in found if each]
    tally.torn += sum(after.answers not in (one.id, one.key) for one, after in pairwise(firsts))


def _round(
    house: House, kind: Kind, mortal: Mortal, chance: Random, bodies: list[str], tally: Tally
) -> bool:
    """A look of the press, and what people do about what it shows them; True once it is out."""
    try:
        press(house.database, house.clocks, {mortal.name: mortal})
    except PowerCut:
        house.lease_runs_out()
    kind.platform.idle()
    status = _status(house)
    if status in ("unconfirmed", "failed") and not _waits(house):
        _person(house, kind, status, bodies, tally)
    minutes = chance.choice((1, 3, 20, 61))
    if minutes >= LATEST_MINUTES or chance.random() < 0.3:
        kind.platform.settle()
    house.world.advance(timedelta(minutes=minutes))
    house.wall.advance(timedelta(minutes=minutes))
    return status == "published"


def _person(house: House, kind: Kind, status: str, bodies: list[str], tally: Tally) -> None:
    """Shown it, looks there after a while, and says what is there; a part of a chain is taken down first."""
    shown = stopped(house.database, house.clocks, {kind.channel.name})
    tally.unshown += not any(each.delivery == _last(house) for each in shown)
    tally.asked += 1
    kind.platform.settle()
    if all(kind.platform.shown(body) for body in bodies):
        it_is_out(house.database, house.clocks, _last(house), "mei", "https://there.example")
        return
    kind.platform.posts = [post for post in kind.platform.posts if post.text not in bodies]
    if status == "failed":
        send_again(house.database, house.clocks, _last(house), "mei")
    else:
        it_is_not(house.database, house.clocks, _last(house), "mei")


def _last(house: House) -> int:
    with house.database.read.connect() as connection:
        query = select(deliveries.c.id).order_by(deliveries.c.id.desc()).limit(1)
        return int(connection.execute(query).scalar_one())


def _status(house: House) -> str:
    return str(_of_last(house, "status"))


def _waits(house: House) -> bool:
    return _of_last(house, "again_wall") is not None


def _of_last(house: House, column: str) -> object:
    with house.database.read.connect() as connection:
        query = select(deliveries.c[column]).order_by(deliveries.c.id.desc()).limit(1)
        return connection.execute(query).scalar_one()


def notices_twice(house: House) -> int:
    """Notices of a broken account that was known to be broken."""
    query = select(audit.c.action).where(audit.c.subject.like("account:%")).order_by(audit.c.id)
    with house.database.read.connect() as connection:
        told = [
            action for action in connection.execute(query).scalars() if action in ("break", "mend")
        ]
    return sum(pair == ("break", "break") for pair in pairwise(told))
