"""Each user sees the common articles and their own: whatever another added is not there, however one asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import Answer, Assistant, Config, Upload, UploadError
from assistant.conversation import Conversation, Exchange, new_id
from assistant.conversations import Conversations
from assistant.shelf import Shelf
from assistant.shelves import Shelves
from tests.assistant.fakes import seaside_corpus


def paper(name: str, title: str, text: str, day: str = "2026-02-01") -> Upload:
    return Upload(name, f"---\ntitle: {title}\ndate: {day}\nsource: {title} Post\n---\n{text}\n".encode())


SCHOOLS = paper("z.md", "The Zed report", "The Zed report says that 77 schools in Marlow will close by June.")
MILL = paper("z.md", "The mill of Undby", "The mill of Undby was sold for 7 million euros, its owner said.")
HARBOUR = "When did the harbour of Porthaven open?"
CLOSING = "How many schools in Marlow will close?"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
SECRET = ("77", "will close by June", "Zed report says")


@pytest.fixture
def common(tmp_path: Path) -> Iterator[Assistant]:
    with Assistant.open(Config(corpus=seaside_corpus(tmp_path), store=tmp_path / "store")) as opened:
        yield opened


@pytest.fixture
def shelves(common: Assistant) -> Iterator[Shelves]:
    shelves = Shelves(common)
    yield shelves
    shelves.close()


def everything_said(answer: Answer) -> str:
    """All that reaches the reader but the echo of the question."""
    quotes = [quote for one in (*answer.citations, *answer.nearest) for quote in (one.quote, one.title, one.article_id)]
    return " ".join([answer.text.replace(answer.question, ""), *quotes, *(span.article_id for span in answer.hits)])


def sees(shelf: Shelf, question: str) -> str:
    return " ".join(map(everything_said, shelf.stream(question)))


def test_what_one_user_adds_no_other_sees_in_any_way(shelves: Shelves, common: Assistant) -> None:
    anna, ben = shelves.of("anna"), shelves.of("ben")
    (added,) = anna.add([SCHOOLS])
    assert anna.ask(CLOSING).status == "answered"
    assert "77" in anna.ask(CLOSING).text
    for other in (ben, shelves.of(None), shelves.of("Anna")):
        for question in (
            CLOSING, "How many articles mention schools?", "Which articles do you have?", "Que dit le rapport Zed ?",
            "Summarise the latest article", "What's new in February 2026?",
        ):  # fmt: skip
            said = sees(other, question)
            assert not [word for word in (*SECRET, *added.ids) if word in said], (question, said)
        assert other.ask(CLOSING).status == "not_found"
        assert [article.id for article in other.articles()] == ["harbour", "phare"]
        assert other.added() == ()
        with pytest.raises(KeyError):
            other.article(added.ids[0])
        with pytest.raises(KeyError):
            other.restore(added.ids[0])
    assert anna.added() == added.ids
    assert common.added() == ()


def test_two_users_with_stores_of_their_own_do_not_meet(shelves: Shelves) -> None:
    anna, ben = shelves.of("anna"), shelves.of("ben")
    (schools,) = anna.add([SCHOOLS])
    (mill,) = ben.add([MILL])
    assert (schools.name, mill.name) == ("z.md", "z.md"), "that another has a file of the name is not to be learnt"
    assert schools.ids != mill.ids
    assert "7 million" in ben.ask("For how much was the mill of Undby sold?").text
    assert not [word for word in (*SECRET, *schools.ids) if word in sees(ben, CLOSING)]
    assert "1931" in anna.ask(HARBOUR).text and "1931" in ben.ask(HARBOUR).text
    assert [len(shelf.articles()) for shelf in (anna, ben)] == [3, 3]
    with pytest.raises(KeyError):
        ben.remove(schools.ids[0])
    assert ben.add([SCHOOLS])[0].state == "added", "nor that another has the very file"


def test_a_user_of_an_account_changes_nothing_common(shelves: Shelves) -> None:
    (mill,) = shelves.of(None).add([MILL])
    anna = shelves.of("anna")
    assert anna.article(mill.ids[0]).title == "The mill of Undby"
    assert anna.added() == ()
    for added in ([], [SCHOOLS]):  # on the common store, then on one of her own
        anna.add(added)
        for name in (mill.ids[0], "harbour"):
            with pytest.raises(UploadError, match="common corpus"):
                anna.remove(name)
    assert len(shelves.of(None).articles()) == 3
    assert len(anna.articles()) == 4


def test_nothing_common_is_encoded_twice(shelves: Shelves, common: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []
    encoder = common._library.encoder
    real = encoder.encode_passages

    def counted(texts: list[str], *rest: object) -> object:
        encoded.extend(texts)
        return real(texts, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(encoder, "encode_passages", counted)
    shelves.of("anna").add([SCHOOLS])
    assert encoded
    assert all("Zed" in text for text in encoded)


def test_an_own_store_follows_the_common_one(shelves: Shelves, common: Assistant) -> None:
    anna = shelves.of("anna")
    (added,) = anna.add([SCHOOLS])
    (common.config.corpus / "phare.md").unlink()
    (common.config.corpus / "mill.md").write_bytes(bytes(MILL.content))  # type: ignore[arg-type]
    common.sync()
    assert [article.id for article in anna.articles()] == [*added.ids, "harbour", "mill"]
    assert "7 million" in anna.ask("For how much was the mill of Undby sold?").text


def test_it_is_all_there_after_a_restart_and_removed_and_restored(common: Assistant) -> None:
    first = Shelves(common)
    (added,) = first.of("anna").add([SCHOOLS])
    first.close()
    again = Shelves(common)
    anna = again.of("anna")
    assert anna.added() == added.ids
    anna.remove(added.ids[0])
    assert anna.ask(CLOSING).status == "not_found"
    anna.restore(added.ids[0])
    assert "77" in anna.ask(CLOSING).text
    again.close()


def test_a_refused_file_costs_no_conversation(shelves: Shelves, common: Assistant) -> None:
    kept = Conversations.of(common.config.store, "anna")
    kept.save(Conversation(new_id(), "Harbours", NOW, NOW, (Exchange(HARBOUR, common.ask(HARBOUR)),)))
    (refused,) = shelves.of("anna").add([Upload("x.pdf", b"no pdf")])
    assert refused.state == "refused"
    shelves.of("anna").add([SCHOOLS])
    assert shelves.forget("anna")
    assert [entry.title for entry in kept.entries()] == ["Harbours"]


def test_a_user_whose_files_are_all_refused_gets_no_store(shelves: Shelves) -> None:
    (refused,) = shelves.of("anna").add([Upload("x.pdf", b"no pdf")])
    assert refused.state == "refused"
    assert not shelves.folder("anna").exists()
    assert "1931" in shelves.of("anna").ask(HARBOUR).text


def test_few_stay_open_and_none_is_closed_under_a_running_question(common: Assistant) -> None:
    shelves = Shelves(common, most=1)
    users = ["anna", "ben", "carl"]
    for user in users:
        shelves.of(user).add([paper("own.md", f"Diary of {user}", f"The diary of {user} has {len(user)} pages.")])
    assert len(shelves._open) == 1
    running = shelves.of("anna").stream(HARBOUR)
    first = next(running)
    inner = shelves._open["anna"].assistant
    for user in users[1:]:
        assert f"Diary of {user}" in [article.title for article in shelves.of(user).articles()]
    assert shelves._open["anna"].assistant is inner
    assert "1931" in [first, *running][-1].text
    assert len(shelves._open) == 1
    shelves.close()


def test_many_at_once_get_each_their_own(common: Assistant) -> None:
    shelves = Shelves(common, most=1)
    titles: dict[str, set[str]] = {}
    failures: list[BaseException] = []

    def work(user: str) -> None:
        try:
            shelf = shelves.of(user)
            shelf.add([paper("own.md", f"Diary of {user}", f"The diary of {user} has 40 pages.")])
            for _ in range(3):
                titles[user] = {article.title for article in shelf.articles()}
                assert "1931" in shelf.ask(HARBOUR).text
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(user,)) for user in ("anna", "ben", "carl", "dora")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    for user, seen in titles.items():
        assert seen == {"The harbour of Porthaven", "Le phare de Kermor", f"Diary of {user}"}
    shelves.close()


def test_a_forgotten_user_leaves_nothing_behind(shelves: Shelves) -> None:
    anna = shelves.of("anna")
    anna.add([SCHOOLS])
    with shelves.lent("anna"):
        assert not shelves.forget("anna"), "a question may be running"
    assert shelves.forget("anna")
    assert not shelves.folder("anna").exists()
    assert anna.ask(CLOSING).status == "not_found"


class _Nobody:
    """In place of a common assistant, for the names of folders alone."""

    config = Config(store="/store")


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_user_name_has_a_folder_of_its_own_within_the_store(one: str, other: str) -> None:
    shelves = Shelves(_Nobody())  # type: ignore[arg-type]
    folder = shelves.folder(one)
    assert folder.resolve().parent.parent == Path("/store/users")
    assert (folder == shelves.folder(other)) == (one == other)
    assert len(folder.parent.name.encode()) < 200
