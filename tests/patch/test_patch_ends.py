import pytest
from hypothesis import given
from hypothesis import strategies as st

from prcheck.patch import restore

line = st.text(alphabet="ab ", max_size=2)
end = st.sampled_from(["\n", "\r\n"])


@given(st.lists(st.tuples(line, end), max_size=9), line, st.sampled_from(["", "\ufeff"]))
def test_a_text_comes_back_as_it_was(lines: list[tuple[str, str]], last: str, mark: str) -> None:
    original = mark + "".join(text + end for text, end in lines) + last
    plain = original.removeprefix("\ufeff").replace("\r\n", "\n")
    assert restore(plain, original) == original


@pytest.mark.parametrize(
    ("original", "text", "restored"),
    [
        ("\ufeffa\r\nb\r\n", "a\nnew\nb\n", "\ufeffa\r\nnew\r\nb\r\n"),
        ("a\nb\r\nc\n", "a\nb\nnew\nc\n", "a\nb\r\nnew\nc\n"),
        ("a\r\nb", "a\nb\nnew\n", "a\r\nb\r\nnew\r\n"),
        ("a\n", "b\n", "b\n"),
    ],
)
def test_new_lines_end_as_most_do(original: str, text: str, restored: str) -> None:
    assert restore(text, original) == restored
