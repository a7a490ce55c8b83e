"""Articles that a user adds: answerable at once, for good, and gone when removed; what the corpus says stays."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Config, Upload, UploadError
from assistant.__main__ import main
from corpus.errors import AttestError
from index.errors import StoreError
from tests.assistant.fakes import seaside_corpus

ROOT = Path(__file__).resolve().parents[2]
FERRY = Upload(
    "ferry.md",
    b"---\ntitle: The ferry to Oskar Bay\ndate: 2026-01-04\nsource: The Strand\n---\n"
    b"The ferry between Oskar Bay and Lund Point carries 900 passengers a day, the company said.\n",
)
PAIR = Upload(
    "pair.jsonl",
    b'{"id": "mill", "title": "The mill", "text": "The mill of Undby was sold for 7 million euros."}\n'
    b'{"id": "harbour", "title": "Forged", "text": "The lock of Undby is 85 metres long."}\n',
)
PASSENGERS = "How many passengers a day does the ferry carry?"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return Config(corpus=seaside_corpus(tmp_path), store=tmp_path / "store", upload_megabytes=1)


@pytest.fixture
def assistant(config: Config) -> Iterator[Assistant]:
    with Assistant.open(config) as opened:
        yield opened


def ids(assistant: Assistant) -> list[str]:
    return [article.id for article in assistant.articles()]


def test_an_added_article_answers_at_once_with_an_exact_quote(assistant: Assistant) -> None:
    assert assistant.ask(PASSENGERS).status == "not_found"
    (ferry,) = assistant.add([FERRY])
    assert (ferry.state, ferry.titles, ferry.message) == ("added", ("The ferry to Oskar Bay",), "Added.")
    answer = assistant.ask(PASSENGERS)
    assert (answer.status, answer.citations[0].article_id) == ("answered", ferry.ids[0])
    assert "900" in answer.text
    text = assistant.article(ferry.ids[0]).text
    assert all(text[one.start : one.end] == one.quote for one in answer.citations)
    assert assistant.added() == ferry.ids
    assert "1931" in assistant.ask("When did the harbour of Porthaven open?").text


def test_several_at_once_each_with_its_own_result_in_the_users_language(assistant: Assistant) -> None:
    results = assistant.add([Upload("a.pdf", b"no pdf"), FERRY, PAIR, FERRY, Upload("x.exe", b"MZ")], "fr")
    assert [one.state for one in results] == ["refused", "added", "added", "known", "refused"]
    assert results[0].message == "Le contenu n'est pas celui qu'annonce la terminaison du nom."
    assert results[4].message.startswith("Ce type de fichier ne peut être lu\u00a0; ceux-ci le peuvent\u00a0: .txt")
    assert (results[3].ids, results[3].message) == (results[1].ids, "Déjà présent.")
    assert len(assistant.added()) == 3
    assert len(assistant.articles()) == 5


def test_an_added_article_cannot_take_the_name_of_one_of_the_corpus(assistant: Assistant) -> None:
    assistant.add([PAIR])
    assert assistant.article("harbour").title == "The harbour of Porthaven"
    assert not {"harbour", "phare"} & set(assistant.added())


def test_where_the_corpus_later_has_the_very_id_the_corpus_is_shown(assistant: Assistant, config: Config) -> None:
    (ferry,) = assistant.add([FERRY])
    dump = config.corpus / "forged.jsonl"
    dump.write_text(json.dumps({"id": ferry.ids[0], "title": "Of the corpus", "text": "The corpus says so."}))
    assistant.sync()
    assert assistant.article(ferry.ids[0]).title == "Of the corpus"
    assert assistant.added() == ()
    with pytest.raises(UploadError):
        assistant.remove(ferry.ids[0])
    dump.unlink()
    assistant.sync()
    assert assistant.article(ferry.ids[0]).title == "The ferry to Oskar Bay"


def test_added_articles_survive_a_restart_under_the_same_ids(config: Config) -> None:
    with Assistant.open(config) as first:
        (ferry,) = first.add([FERRY])
    with Assistant.open(config) as again:
        assert again.added() == ferry.ids
        assert again.ask(PASSENGERS).status == "answered"
        assert not again.sync()


def test_removed_and_brought_back(assistant: Assistant) -> None:
    (ferry,) = assistant.add([FERRY])
    assistant.remove(ferry.ids[0])
    assert assistant.added() == ()
    assert ids(assistant) == ["harbour", "phare"]
    assert assistant.ask(PASSENGERS).status == "not_found"
    with pytest.raises(KeyError):
        assistant.remove(ferry.ids[0])
    assistant.restore(ferry.ids[0])
    assert "900" in assistant.ask(PASSENGERS).text


def test_one_record_of_a_file_is_removed_and_the_other_stays_also_after_a_restart(config: Config) -> None:
    with Assistant.open(config) as assistant:
        (pair,) = assistant.add([PAIR])
        mill = next(name for name in pair.ids if assistant.article(name).title == "The mill")
        assistant.remove(mill)
    with Assistant.open(config) as again:
        assert len(again.added()) == 1
        assert again.ask("For how much was the mill of Undby sold?").status == "not_found"
        assert "85" in again.ask("How long is the lock of Undby?").text
        again.restore(mill)
        assert "7 million" in again.ask("For how much was the mill of Undby sold?").text


def test_an_article_of_the_corpus_is_never_removed(assistant: Assistant) -> None:
    with pytest.raises(UploadError, match="corpus commun"):
        assistant.remove("harbour", "fr")
    with pytest.raises(KeyError):
        assistant.remove("nowhere")
    with pytest.raises(KeyError):
        assistant.restore("harbour")
    assert ids(assistant) == ["harbour", "phare"]


def test_a_corpus_that_changes_leaves_what_was_added(assistant: Assistant, config: Config) -> None:
    (ferry,) = assistant.add([FERRY])
    (config.corpus / "phare.md").unlink()
    assert assistant.sync().removed == 1
    assert ids(assistant) == [*ferry.ids, "harbour"]


def test_where_indexing_fails_nothing_was_added(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("no space is left for the store")

    with monkeypatch.context() as patch:
        patch.setattr(assistant._library, "include", full)
        with pytest.raises(StoreError, match="no space"):
            assistant.add([FERRY])
    assert assistant.added() == ()
    assert assistant.ask(PASSENGERS).status == "not_found"
    assert assistant.add([FERRY])[0].state == "added"


def test_nothing_is_added_where_the_settings_say_so(config: Config) -> None:
    closed = Assistant.open(config.model_copy(update={"upload_files": 0}))
    with closed, pytest.raises(UploadError, match="No articles can be added here"):
        closed.add([FERRY])


def test_a_store_that_another_process_owns_is_left_alone(assistant: Assistant, config: Config) -> None:
    (ferry,) = assistant.add([FERRY])
    with Assistant.open(config) as reading:
        assert reading.read_only
        assert reading.added() == ferry.ids
        assert "900" in reading.ask(PASSENGERS).text
        for change in (lambda: reading.add([PAIR]), lambda: reading.remove(ferry.ids[0])):
            with pytest.raises(AttestError, match="Another process has the corpus open"):
                change()


def test_the_command_line_sees_what_was_added(
    config: Config, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    options = ["--corpus", str(config.corpus), "--store", str(config.store)]
    with Assistant.open(config) as assistant:
        (ferry,) = assistant.add([FERRY])
    assert main(["index", *options]) == 0
    assert capsys.readouterr().out == "added 0, changed 0, removed 0, unchanged 3\n"
    assert main(["articles", "--json", *options]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["harbour", "phare", *ferry.ids]
    assert main(["ask", PASSENGERS, "--json", *options]) == 0
    assert "900" in json.loads(capsys.readouterr().out)["text"]


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant import Assistant, Config, Upload
import {module}
real = {module}.{owner}.{name}
def killed(*arguments, **options):
    {before}
    os.kill(os.getpid(), signal.SIGKILL)
assistant = Assistant.open(Config(corpus=sys.argv[1], store=sys.argv[2]))
{module}.{owner}.{name} = killed
assistant.add([Upload("ferry.md", Path(sys.argv[3]).read_bytes())])
"""
MOMENTS = {
    "before the file is whole": ("corpus.uploads.folder", "Confined", "read", "pass", 0),
    "once it is": ("index.library", "Library", "include", "pass", 1),
    "once it is indexed": ("index.library", "Library", "include", "real(*arguments, **options)", 1),
}


@pytest.mark.slow
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_kill_leaves_the_state_before_or_after(config: Config, tmp_path: Path, moment: str) -> None:
    module, owner, name, before, added = MOMENTS[moment]
    ferry = tmp_path / "dropped"
    ferry.write_bytes(bytes(FERRY.content) if isinstance(FERRY.content, bytes) else b"")
    program = KILLED.format(module=module, owner=owner, name=name, before=before)
    command = [sys.executable, "-c", program, str(config.corpus), str(config.store), str(ferry)]
    killed = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-600:]
    with Assistant.open(config) as assistant:
        assert len(assistant.added()) == added
        assert assistant.ask(PASSENGERS).status == ("answered" if added else "not_found")
        assert assistant.add([FERRY])[0].state == ("known" if added else "added")
        assert "900" in assistant.ask(PASSENGERS).text
    assert not list((config.store / "added").glob(".new-*"))


def test_an_article_that_is_removed_while_it_is_being_read_is_no_part_of_the_answer(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ferry,) = assistant.add([FERRY])
    library, removed = assistant._library, []
    retrieve = library.retrieve

    def retrieved(*asked: Any, **how: Any) -> Any:
        found = retrieve(*asked, **how)
        if not removed:
            removed.append(assistant.remove(ferry.ids[0]))
        return found

    monkeypatch.setattr(library, "retrieve", retrieved)
    answer = assistant.ask(PASSENGERS)
    assert removed
    assert answer.status == "not_found"
    assert not [one for one in answer.nearest if one.article_id == ferry.ids[0]]
