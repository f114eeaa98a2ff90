"""The flat posts that come with the house."""

import pytest

from agent.text.claims import assistant_phrases, moral_ending
from agent.text.scripts import language_of
from agent.voice.background import LANGUAGES, background


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_three_hundred_different_posts_in_each_language(language: str) -> None:
    posts = background(language)
    assert len(set(posts)) == len(posts) >= 300
    assert {language_of(post) for post in posts} == {language}


def test_without_a_language_there_are_all() -> None:
    assert len(background()) == sum(len(background(language)) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_sound_like_assistants(language: str) -> None:
    assert (
        sum(1 for post in background(language) if assistant_phrases(post) or moral_ending(post))
        >= 10
    )
