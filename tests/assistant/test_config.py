"""Settings: where they come from, which of two wins, and what is said about a wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.config import Config, default_store
from assistant.errors import ConfigError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_settings_the_shipped_corpus_is_read_with_the_bundled_model_and_no_language_model(folder: Path) -> None:
    config = Config()
    assert list(config.corpus.glob("*.txt")), "the shipped corpus stands beside the package"
    assert (config.embedding, config.llm, config.passage_tokens, config.limit) == ("bundled", "none", 256, 10)
    assert Config.load() == config


def test_paths_may_be_strings_and_start_at_home() -> None:
    config = Config(corpus="my/articles", store="~/store")
    assert config.corpus == Path("my/articles")
    assert config.store == Path.home() / "store"


def test_a_config_cannot_be_changed() -> None:
    with pytest.raises(Exception, match="frozen"):
        Config().limit = 3


def test_two_corpora_never_share_a_store_even_under_one_name(tmp_path: Path) -> None:
    stores = {Config(corpus=tmp_path / name / "articles").store for name in ("a", "b")}
    assert len(stores) == 2


def test_the_default_store_depends_on_the_place_of_the_corpus_not_on_how_it_was_written(folder: Path) -> None:
    assert (
        Config(corpus="news").store == Config(corpus=folder / "x" / ".." / "news").store == default_store(Path("news"))
    )


def test_the_command_line_beats_the_environment_which_beats_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "assistant.toml").write_text('limit = 11\npassage_tokens = 100\nembedding = "from-file"\n')
    monkeypatch.setenv("ASSISTANT_LIMIT", "12")
    monkeypatch.setenv("ASSISTANT_PASSAGE_TOKENS", "120")
    config = Config.load(limit=13, corpus=None)
    assert (config.limit, config.passage_tokens, config.embedding) == (13, 120, "from-file")


def test_a_config_made_in_python_reads_neither_file_nor_environment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "assistant.toml").write_text("limit = 11\n")
    monkeypatch.setenv("ASSISTANT_LIMIT", "12")
    assert Config().limit == 10


def test_a_named_file_takes_the_place_of_the_one_in_the_working_directory(folder: Path) -> None:
    (folder / "assistant.toml").write_text("limit = 11\n")
    (folder / "other.toml").write_text("passage_tokens = 99\n")
    config = Config.load(Path("other.toml"))
    assert (config.limit, config.passage_tokens) == (10, 99)


def test_relative_paths_of_a_file_start_at_the_file(folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.toml").write_text('corpus = "news"\nstore = "/absolute"\n')
    config = Config.load(folder / "deep" / "a.toml")
    assert config.corpus == folder / "deep" / "news"
    assert config.store == Path("/absolute")


def test_an_empty_variable_counts_as_not_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LIMIT", "")
    assert Config.load().limit == 10


def test_an_unknown_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(ConfigError, match=r"unknown setting 'corpsu'; did you mean corpus\?"):
        Config(corpsu="x")


def test_an_unknown_name_far_from_any_is_refused_with_the_list() -> None:
    with pytest.raises(ConfigError, match="unknown setting 'qqq'; the settings are corpus, store, embedding"):
        Config(qqq="x")


def test_an_unknown_name_in_the_file_names_the_file(folder: Path) -> None:
    (folder / "assistant.toml").write_text('embeding = "x"\n')
    with pytest.raises(ConfigError, match=r"^assistant.toml: unknown setting 'embeding'; did you mean embedding\?"):
        Config.load()


def test_an_unknown_variable_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_STROE", "x")
    with pytest.raises(ConfigError, match=r"environment variable ASSISTANT_STROE: .*did you mean store\?"):
        Config.load()


def test_malformed_toml_is_refused_with_its_line(folder: Path) -> None:
    (folder / "assistant.toml").write_text("limit = 11\nstore = \n")
    with pytest.raises(ConfigError, match=r"assistant.toml: is not valid TOML: .*line 2"):
        Config.load()


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "assistant.toml").write_bytes('corpus = "é"'.encode("latin-1"))
    with pytest.raises(ConfigError, match="is not UTF-8 text"):
        Config.load()


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    (folder / "assistant.toml").write_bytes(b"\xef\xbb\xbflimit = 11\n")
    assert Config.load().limit == 11


def test_a_missing_named_file_is_refused(folder: Path) -> None:
    with pytest.raises(ConfigError, match=r"none.toml: cannot be read: No such file"):
        Config.load(Path("none.toml"))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"limit": "many"}, "limit: input should be a valid integer"),
        ({"limit": 0}, "limit: input should be greater than or equal to 1"),
        ({"passage_tokens": 513}, "passage_tokens: input should be less than or equal to 512"),
        ({"corpus": 3}, "corpus: "),
        ({"corpus": " "}, "corpus: the path is empty"),
        ({"corpus": "a\0b"}, "corpus: a path cannot hold a NUL"),
        ({"embedding": ""}, "embedding: string should have at least 1 character"),
        ({"store": "http://localhost:8000"}, "store: a server is not supported yet; give a folder"),
        ({"llm": "gpt"}, "llm: is no language model; give none, openai-like:MODEL@URL, ollama:MODEL or gguf:PATH"),
        ({"llm": "openai-like:m"}, "llm: names no address"),
        ({"llm": "ollama:@http://h"}, "llm: names no model"),
        ({"llm": "openai-like:m@ftp://h"}, "llm: the address must begin with http:// or https://"),
        ({"llm": "openai-like:m@http://h:99999/v1"}, "llm: the address must begin"),
        ({"llm_choices": ["none", "gpt"]}, "llm_choices: is no language model"),
        ({"llm_seconds": 0}, "llm_seconds: "),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(settings: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Config(**settings)


def test_a_wrong_value_in_the_file_names_the_file(folder: Path) -> None:
    (folder / "assistant.toml").write_text('limit = "many"\n')
    with pytest.raises(ConfigError, match=r"^assistant.toml: limit: "):
        Config.load()


def test_a_server_in_the_file_is_not_taken_for_a_folder(folder: Path) -> None:
    (folder / "assistant.toml").write_text('store = "http://localhost:8000"\n')
    with pytest.raises(ConfigError, match="a server is not supported yet"):
        Config.load()


def test_a_password_in_a_refused_setting_is_not_shown(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_LLM", "openai-like:m@http://me:hush@host")
    with pytest.raises(ConfigError) as caught:
        Config.load()
    assert "hush" not in str(caught.value)
