"""She reacts to a story once; again only to something truly new, and then it shows."""

from dataclasses import dataclass

import pytest
from sqlalchemy import insert, select, update

from agent.database.tables import drafts, feeds, items, sagas, stories
from agent.news.archive import story as story_of
from agent.newsroom.again import earlier
from agent.newsroom.shown import trace_document
from agent.newsroom.write import Asked, write
from agent.review.queue import shown
from agent.types.news import Story
from agent.types.writing import Earlier
from tests.newsroom.conftest import House, OpenHouse

FIRST = (
    "Village choir finds a lost hymn in the lighthouse",
    "Lost hymn found by choir in lighthouse",
)
NEWS = (
    "Lighthouse hymn was a forgery, archive confirms",
    "Archive calls the hymn a forgery after ink test",
)


@dataclass
class Archive:
    """Stories put into the archive as feeds would have told them."""

    house: House

    def story(self, *titles: str, saga: int | None = None) -> int:
        at = self.house.world.at
        with self.house.room.database.write.begin() as connection:
            facts = {"title": titles[0], "first_at": at, "last_at": at}
            if saga is None:
                key = connection.execute(insert(sagas).values(facts)).inserted_primary_key
                saga = int(key[0]) if key else 0
            more = {"saga_id": saga, "language": "en", "publishers": 2, "items": 2, "heat": 1.0}
            row = connection.execute(insert(stories).values(facts | more)).inserted_primary_key
        story = int(row[0]) if row else 0
        self.tell(story, *titles)
        return story

    def tell(self, story: int, *titles: str) -> None:
        at = self.house.world.at
        with self.house.room.database.write.begin() as connection:
            for number, title in enumerate(titles):
                address = f"https://paper{number}.example/"
                query = select(feeds.c.id).where(feeds.c.url == address)
                feed = connection.execute(query).scalar()
                if feed is None:
                    values = {"url": address, "name": f"Paper {number}", "active": False}
                    key = connection.execute(insert(feeds).values(values)).inserted_primary_key
                    feed = int(key[0]) if key else 0
                link = f"{address}{story}/{title}"
                connection.execute(insert(items).values(
                    feed_id=feed, uid=link, link_key=link, url=link, title=title, language="en",
                    seen_at=at, story_id=story,
                ))  # fmt: skip
            connection.execute(update(stories).where(stories.c.id == story).values(last_at=at))

    def shown(self, story: int) -> Story:
        with self.house.room.database.read.connect() as connection:
            found = story_of(connection, story)
        assert found is not None
        return found

    def earlier(self, story: int) -> Earlier | None:
        room = self.house.room
        found = earlier(room.database, "corrow", [self.shown(story)], self.house.world.at)
        return found.get(story)

    def saga(self, story: int) -> int:
        return self.shown(story).saga_id


@pytest.fixture
def archive(open_house: OpenHouse) -> Archive:
    return Archive(open_house())


def spoke(archive: Archive, story: int, status: str = "published") -> str:
    """A post of hers on the story, as if it had gone that far."""
    house = archive.house
    asked = Asked("corrow", f"test-{story}-{house.world.at:%H%M}", story_id=story)
    number = write(house.room, asked).draft_id
    assert number is not None
    with house.room.database.write.begin() as connection:
        connection.execute(update(drafts).where(drafts.c.id == number).values(status=status))
    return shown(house.room.database, number).text


def test_a_story_that_she_spoke_of_is_over_for_her_until_something_new_comes(
    archive: Archive,
) -> None:
    story = archive.story(*FIRST)
    assert archive.earlier(story) is None
    text = spoke(archive, story)
    archive.house.pass_(hours=5)
    archive.tell(story, "Hymn lost long ago found in lighthouse by choir")
    found = archive.earlier(story)
    assert found is not None
    assert (found.said, found.news) == (text, ())
    archive.tell(story, *NEWS)
    found = archive.earlier(story)
    assert found is not None
    assert {each.title for each in found.news} == set(NEWS)


def test_what_waits_in_the_queue_or_was_refused_is_not_followed_up(archive: Archive) -> None:
    for status in ("pending", "approved", "rejected", "superseded"):
        story = archive.story(*(f"{title} of {status}" for title in FIRST))
        spoke(archive, story, status)
        archive.house.pass_(hours=5)
        archive.tell(story, *NEWS)
        found = archive.earlier(story)
        assert found is not None, status
        assert (found.said, found.news, found.waiting) == ("", (), True), status


def test_a_followup_that_waits_is_redone_as_a_followup(archive: Archive) -> None:
    story = archive.story(*FIRST)
    text = spoke(archive, story)
    archive.house.pass_(hours=5)
    archive.tell(story, *NEWS)
    archive.house.pass_(minutes=5)
    spoke(archive, story, "pending")
    found = archive.earlier(story)
    assert found is not None
    assert (found.said, len(found.news), found.waiting) == (text, 2, True)


def test_what_she_said_follows_a_story_into_the_one_that_it_was_merged_into(
    archive: Archive,
) -> None:
    into, gone = archive.story(*FIRST), archive.story("Choir's old hymn is back")
    text = spoke(archive, gone)
    with archive.house.room.database.write.begin() as connection:
        row = update(stories).where(stories.c.id == gone)
        connection.execute(row.values(merged_into=into))
    found = archive.earlier(into)
    assert found is not None
    assert found.said == text


def test_the_same_happening_under_another_number_of_its_saga_is_not_taken_again(
    archive: Archive,
) -> None:
    story = archive.story(*FIRST)
    spoke(archive, story)
    archive.house.pass_(hours=5)
    twin = archive.story("Choir: lost hymn found in village lighthouse", saga=archive.saga(story))
    other = archive.story("Choir sings for the ferry crew at dawn", saga=archive.saga(story))
    found = archive.earlier(twin)
    assert found is not None
    assert found.news == ()
    assert archive.earlier(other) is None


def test_a_followup_says_that_it_is_one_and_its_trace_says_why(archive: Archive) -> None:
    story = archive.story(*FIRST)
    first = spoke(archive, story)
    archive.house.pass_(hours=5)
    archive.tell(story, *NEWS)
    outcome = write(archive.house.room, Asked("corrow", "again-1", story_id=story))
    assert outcome.draft_id is not None
    draft = shown(archive.house.room.database, outcome.draft_id)
    assert not [flag for flag in draft.flags if flag["code"] == "as-if-first"]
    trace = trace_document(archive.house.room.database, draft.trace)
    assert "new since" in trace["occasion"]["why"]
    assert set(trace["occasion"]["news"]) == set(NEWS)
    assert trace["occasion"]["sources"][0]["title"] in NEWS
    assert first not in str(trace["occasion"])


def test_news_on_what_she_said_counts_only_until_she_follows_it_up(archive: Archive) -> None:
    story = archive.story(*FIRST)
    spoke(archive, story)
    archive.house.pass_(hours=5)
    archive.tell(story, *NEWS)
    archive.house.pass_(minutes=5)
    spoke(archive, story)
    archive.house.pass_(hours=5)
    found = archive.earlier(story)
    assert found is not None
    assert found.news == ()
