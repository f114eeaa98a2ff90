"""One form filled in with another name tells another happening; the same thing in other words does not."""

import pytest

from agent.news.filled import filled_in_anew
from tests.news.test_stories import together


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrest man over Pell station fire", "Police arrest man over Tarn station fire"),
        ("Velmora Museum names new director", "Arnholt Gallery names new director"),
        ("Tidepool unveils LampBook Air M6", "Tidepool unveils SlatePad Air M6"),
        ("北京马拉松开跑，三万人参赛", "上海马拉松开跑，两万人参赛"),
        ("周海新专辑今日上线", "李晚荣新专辑今日上线"),
        ("海野真綾、新アルバム発売決定", "灯台香菜、新アルバム発売決定"),
    ],
)
def test_another_name_in_the_same_form_is_another_happening(one: str, other: str) -> None:
    assert filled_in_anew(one, other)
    assert not together(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Battery fires force Tarn Audio to recall headphones",
            "Tarn Audio recalls headphones over fires",
        ),
        (
            "Tarn museum reopens after flood - Reuters",
            "Tarn museum reopens after flood - Al Jazeera",
        ),
        ("Tarn Museum Reopens After Its Flood", "Tarn Museum Returns After Its Flood"),
        ("某港发布开源模型安全提示", "某港发布关于开源模型安全的提示"),
        ("Velmora ferry strike grows", "Velmora ferry strike widens"),
        ("Velmora night tram has its jingle", "Velmora’s night tram has its jingle"),
        ("Arnholt pilots walk out at the port", "Arnholtian pilots walk out at the port"),
    ],
)
def test_other_words_for_the_same_are_no_other_name(one: str, other: str) -> None:
    assert not filled_in_anew(one, other)
