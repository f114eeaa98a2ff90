"""The interface's words in Simplified Chinese: the same keys as the English catalog, held to it by a test."""

from agent.desk.chinese.around import AROUND
from agent.desk.chinese.autonomy import OF_AUTONOMY
from agent.desk.chinese.beside import OF_BESIDE
from agent.desk.chinese.costs import OF_COSTS
from agent.desk.chinese.flags import OF_FLAGS
from agent.desk.chinese.house import OF_HOUSE
from agent.desk.chinese.life import OF_LIFE
from agent.desk.chinese.memory import OF_MEMORY
from agent.desk.chinese.news import OF_NEWS
from agent.desk.chinese.persona import OF_PERSONA
from agent.desk.chinese.posts import OF_POSTS
from agent.desk.chinese.queue import OF_THE_QUEUE
from agent.desk.chinese.review import OF_REVIEW
from agent.desk.chinese.said import OF_SAID
from agent.desk.chinese.seats import OF_SEATS
from agent.desk.chinese.troubles import OF_TROUBLES
from agent.desk.chinese.voice import OF_VOICE

PARTS = (
    OF_THE_QUEUE, OF_REVIEW, OF_FLAGS, AROUND, OF_AUTONOMY, OF_BESIDE, OF_COSTS, OF_HOUSE, OF_LIFE, OF_MEMORY, OF_NEWS, OF_PERSONA, OF_POSTS, OF_SAID, OF_SEATS, OF_TROUBLES, OF_VOICE,
)  # fmt: skip
CHINESE = {key: words for part in PARTS for key, words in part.items()}
