from prcheck.prose.scene import Scene


def test_a_number_that_is_no_number_is_told_as_text() -> None:
    scene = Scene(paths=frozenset({"README.md"}), repository="https://github.com/o/n")
    assert "README.md" in scene.told('"README.md:²"')
    assert "](" not in scene.told('"README.md:²"')
