"""What is remembered is what the function says, each argument worked out once, up to a limit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.model.memory import Remembered


@given(st.lists(st.text(max_size=2), max_size=40), st.integers(1, 5))
def test_answers_are_those_of_the_function_and_never_more_than_the_limit(
    words: list[str], limit: int
) -> None:
    known = Remembered(len, limit)
    assert [known[w] for w in words] == [len(w) for w in words]
    assert len(known) <= limit


def test_a_known_answer_is_not_worked_out_again() -> None:
    asked: list[str] = []

    def answer(word: str) -> int:
        asked.append(word)
        return len(word)

    known = Remembered(answer, 2)
    assert [known[w] for w in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert [known["ccc"], known["a"]] == [3, 1]
    assert asked == ["a", "bb", "ccc", "a"]
