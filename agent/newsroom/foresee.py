"""foresee: learned anew once a day, from the looks at boards, which of their items rise; in a process with limits."""

from agent.news.learned import learn_again, learning_is_due
from agent.newsroom.room import Newsroom


def foresee_due(room: Newsroom) -> str:
    """How it is foreseen now, or '' where nothing was due."""
    now = room.clocks.world.now()
    with room.turns["foresee"]:
        with room.database.read.connect() as connection:
            due = learning_is_due(connection, now)
        return learn_again(room.database, room.learner, now) if due else ""
