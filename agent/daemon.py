"""The daemon: APScheduler only ticks; what is due stands in the tables. One of the three outer doors."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError

from agent.database.clocks import keep_world
from agent.database.damage import as_fault
from agent.errors import DatabaseDamaged, SelfsameError
from agent.newsroom.copying import copy_due
from agent.newsroom.foresee import foresee_due
from agent.newsroom.gather import gather_news, sample_if_no_news
from agent.newsroom.indexing import keep_index, look_over
from agent.newsroom.living.answers import answers_due
from agent.newsroom.living.followup import followups_due
from agent.newsroom.living.night import moods_due
from agent.newsroom.living.reading import stayed_due
from agent.newsroom.living.told import take_in_told
from agent.newsroom.plan import plan_slots, read_in
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.publish import publish_due
from agent.newsroom.reflect import reflect_due
from agent.newsroom.remember import remember_all
from agent.newsroom.replays import replay_due
from agent.newsroom.room import Newsroom
from agent.newsroom.sliding import watch_voices
from agent.newsroom.telling import tell_due
from agent.newsroom.welcome import welcome_all
from agent.newsroom.write import write_due
from agent.notify import notify
from agent.secret import veiled
from agent.stopping import stop_asked
from agent.thrift import few_arenas, give_back, keep_what_stands

log = logging.getLogger("selfsame")
NEWS_PATIENCE_SECONDS = 8.0  # so long the welcome waits for real news before the sample stands in
STOP_SECONDS = 4.0
LEAST_SECONDS = 0.25


def _ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


class Desk(Protocol):
    """What stands beside the daemon and must be stopped with it."""

    def stop(self) -> None: ...


@dataclass
class Daemon:
    """A newsroom with its ticks; the desk beside it is opened by a function passed in."""

    room: Newsroom
    open_desk: Callable[[Newsroom], Desk]
    speed: float = 0.0
    first_news: threading.Event = field(default_factory=threading.Event)
    damage: DatabaseDamaged | None = None
    well: set[str] = field(default_factory=set)
    """The ticks of which status has nothing to tell: their row need not be cleared every few seconds."""
    end: Callable[[], None] = _ask_to_stop
    """Asks `run` to stop."""

    def run(self) -> None:
        """Until SIGINT or SIGTERM; then closes everything in a few seconds."""
        few_arenas()
        wait_for_stop = stop_asked()
        desk = self.open_desk(self.room)
        look_over(self.room)
        keep_what_stands()
        scheduler = self._scheduler()
        scheduler.start()
        notify("READY=1")
        wait_for_stop()
        notify("STOPPING=1")
        self.room.stopping.set()
        self._close(desk, scheduler)

    def _scheduler(self) -> Any:
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        scheduler = BackgroundScheduler(
            executors={"default": ThreadPoolExecutor(8)}, timezone="UTC"
        )
        for name, seconds, verb in self.ticks():
            pace = max(LEAST_SECONDS, seconds / max(self.speed, 1.0))
            scheduler.add_job(
                partial(self.safely, name, verb), "interval", seconds=pace, id=name,
                max_instances=1, coalesce=True, misfire_grace_time=None,
            )  # fmt: skip
            scheduler.add_job(partial(self.safely, name, verb), id=f"{name}-now")
        return scheduler

    def ticks(self) -> list[tuple[str, float, Callable[[], Any]]]:
        """What is done again and again, and how many seconds lie between."""
        return [
            ("gather", 60, self._gather),
            ("write", 15, self._write),
            ("publish", 5, lambda: publish_due(self.room)),
            ("remember", 10, lambda: remember_all(self.room)),
            ("plan", 60, self._plan),
            ("reflect", 600, lambda: reflect_due(self.room)),
            ("moods", 600, lambda: moods_due(self.room)),
            ("stayed", 3600, lambda: stayed_due(self.room)),
            ("voice", 600, lambda: watch_voices(self.room)),
            ("index", 10, lambda: keep_index(self.room)),
            ("foresee", 600, lambda: foresee_due(self.room)),
            ("tell", 60, lambda: tell_due(self.room)),
            ("replay", 600, lambda: replay_due(self.room)),
            ("copy", 600, lambda: copy_due(self.room)),
            ("alive", 20, lambda: notify("WATCHDOG=1")),
            ("thrift", 20, give_back),
            ("rest", 2, self._rest),
            ("clock", 5, lambda: keep_world(self.room.database, self.room.clocks)),
        ]

    def _gather(self) -> None:
        gather_news(self.room)
        if not self.first_news.is_set():
            keep_what_stands()  # the news of the last days stand in memory from now on
        self.first_news.set()

    def _plan(self) -> None:
        read_in(self.room)
        take_in_told(self.room)
        plan_slots(self.room)

    def _rest(self) -> None:
        if self.room.memory.rest():
            give_back()

    def _write(self) -> None:
        """The welcome waits a little for real news; then the sample stands in."""
        if not self.first_news.wait(NEWS_PATIENCE_SECONDS):
            sample_if_no_news(self.room)
        welcome_all(self.room)
        write_due(self.room)
        followups_due(self.room)
        answers_due(self.room)

    def safely(self, name: str, verb: Callable[[], Any]) -> None:
        """A tick that fails is told in status and tried again; the others go on (law 11). From its begin to its end
        config is what it was when it began."""
        if self.room.stopping.is_set():
            return
        try:
            with self.room.live.steady():
                verb()
        except SelfsameError as fault:
            log.warning("%s: %s; %s", name, fault.message, fault.mend)
            self.well.discard(name)
            raise_problem(self.room.database, self.room.clocks, "daemon", name, fault)
        except Exception as problem:  # an outer door: whatever it is, the service goes on
            if self.room.stopping.is_set():
                return
            self.well.discard(name)
            self._unforeseen(name, problem)
        else:
            self._went_well(name)

    def _went_well(self, name: str) -> None:
        if name not in self.well:
            clear_problem(self.room.database, "daemon", name)
            self.well.add(name)

    def _unforeseen(self, name: str, problem: Exception) -> None:
        """What the database says has words of its own; one that is damaged ends the service before anything
        is sent from it, and the next start says what to put back."""
        known = as_fault(problem, self.room.home.database)
        if known is None:
            log.error("%s failed", name, exc_info=problem)
            words = veiled(f"{name} failed: {type(problem).__name__}: {problem}")[:300]
            known = SelfsameError(words, f"see {self.room.home.log}")
        else:
            log.error("%s: %s; %s", name, known.message, known.mend)
        if isinstance(known, DatabaseDamaged):
            self.damage = known
            self.room.stopping.set()
            self.end()
            return
        try:
            raise_problem(self.room.database, self.room.clocks, "daemon", name, known)
        except SQLAlchemyError as worse:
            log.error("status could not be told: %s", worse)

    def _close(self, desk: Desk, scheduler: Any) -> None:
        """What is under way is cut off after a moment, whatever it waits for: every verb may be repeated."""
        closing = threading.Thread(target=self._close_all, args=(desk, scheduler), daemon=True)
        closing.start()
        closing.join(STOP_SECONDS)
        if self.damage:
            print(f"{self.damage.message}\n  {self.damage.mend}", file=sys.stderr)
        print("selfsame has stopped", file=sys.stderr, flush=True)
        os._exit(1 if self.damage else 0)

    def _close_all(self, desk: Desk, scheduler: Any) -> None:
        self.room.home.daemon.unlink(missing_ok=True)
        scheduler.shutdown(wait=False)
        keep_world(self.room.database, self.room.clocks)
        desk.stop()
        self.room.close()
