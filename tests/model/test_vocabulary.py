"""The compiled reader of YAML reads every packaged vocabulary as the plain one does."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

import pytest
import yaml

from tawthiq.model.vocabulary import LOADER, read_vocabulary

FILES = [
    path for path in (resources.files("tawthiq.model") / "vocab").iterdir() if path.name.endswith(".yml")
]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_readers_agree(path: Traversable) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_vocabulary(path.name.removesuffix(".yml")) == yaml.load(text, Loader=yaml.SafeLoader)


def test_no_reader_makes_objects() -> None:
    with pytest.raises(yaml.YAMLError):
        yaml.load("!!python/object/apply:os.getcwd []", Loader=LOADER)


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        read_vocabulary("no_such_words")
