"""The conversations of one user, kept on the server: a file each, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from assistant.conversation import LONGEST_TITLE, Conversation, is_id
from assistant.errors import ConversationError
from assistant.strict import Record, as_line, parsed
from assistant.users import user_folder
from index.locks import one_at_a_time

MOST = 200
"""Conversations a user keeps; the oldest make place for a new one."""
LARGEST = 5_000_000
"""Bytes of one conversation."""
MOST_DELETED = 20
"""Deleted conversations that can still be restored."""
_KEPT, _DELETED = ".conversation", ".deleted"
_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of conversations shows of one."""

    id: str
    title: str
    created: datetime
    updated: datetime
    questions: int


class Conversations:
    """The conversations in one folder. Any thread, any process may call it; the last to save a conversation wins.

    Each file has two lines: an Entry, so that a list reads no answers, and the conversation.
    Every error is a ConversationError.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def of(cls, store: Path, user: str) -> Conversations:
        """Those of the user of that name."""
        return cls(user_folder(store, user) / "conversations")

    def entries(self) -> list[Entry]:
        """All of them, the one that was changed last first. A damaged file is not among them."""
        found = [entry for path in self._paths(_KEPT) if (entry := _entry(path)) is not None]
        return sorted(found, key=lambda entry: (entry.updated, entry.id), reverse=True)

    def load(self, conversation_id: str) -> Conversation:
        """The conversation of that id."""
        return _read(self._path(conversation_id, _KEPT))

    def save(self, conversation: Conversation) -> None:
        """Keep it, in the place of an earlier state of it."""
        whole = as_line(conversation.as_json())
        if len(whole) > LARGEST:
            raise ConversationError("this conversation has grown too long to be kept; begin a new one")
        with self._alone():
            _write(self._path(conversation.id, _KEPT), as_line(_head(conversation)) + whole)
            for entry in self.entries()[MOST:]:
                self._path(entry.id, _KEPT).unlink(missing_ok=True)

    def rename(self, conversation_id: str, title: str) -> Conversation:
        """Give it another title."""
        renamed = self.load(conversation_id).renamed(title)
        self.save(renamed)
        return renamed

    def delete(self, conversation_id: str) -> None:
        """Take it off the list; ``restore`` brings it back while it is among the last deleted."""
        with self._alone():
            deleted = self._path(conversation_id, _DELETED)
            try:
                self._path(conversation_id, _KEPT).replace(deleted)
                os.utime(deleted)
            except FileNotFoundError:
                raise _gone() from None
            newest_first = sorted(self._paths(_DELETED), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in newest_first[MOST_DELETED:]:
                path.unlink(missing_ok=True)

    def restore(self, conversation_id: str) -> Conversation:
        """Undo ``delete``."""
        with self._alone():
            kept = self._path(conversation_id, _KEPT)
            if not kept.exists():
                try:
                    self._path(conversation_id, _DELETED).replace(kept)
                except FileNotFoundError:
                    raise _gone() from None
        return _read(kept)

    def _path(self, conversation_id: str, ending: str) -> Path:
        if not is_id(conversation_id):
            raise _gone()
        return self._folder / f"{conversation_id}{ending}"

    def _paths(self, ending: str) -> list[Path]:
        with contextlib.suppress(FileNotFoundError):
            return [path for path in self._folder.iterdir() if path.suffix == ending and is_id(path.stem)]
        return []

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with one_at_a_time(self._folder / "lock", _SECONDS):
                yield
        except OSError as error:  # TimeoutError is one
            raise ConversationError(f"the conversations cannot be written ({error.strerror or error})") from error


def _head(conversation: Conversation) -> dict[str, object]:
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created": conversation.created.isoformat(),
        "updated": conversation.updated.isoformat(),
        "questions": len(conversation.turns),
    }


def _entry(path: Path) -> Entry | None:
    try:
        with path.open("rb") as file:
            record = Record(parsed(file.readline(10_000)), "", ["id", "title", "created", "updated", "questions"])
        return Entry(
            path.stem,
            record.text("title", LONGEST_TITLE),
            record.moment("created"),
            record.moment("updated"),
            record.whole("questions"),
        )
    except (OSError, ValueError):
        return None


def _read(path: Path) -> Conversation:
    try:
        conversation = Conversation.from_json(parsed(path.read_bytes().partition(b"\n")[2]))
    except FileNotFoundError:
        raise _gone() from None
    except (OSError, ValueError) as error:
        raise ConversationError(f"this conversation cannot be read: {error}") from None
    if conversation.id != path.stem:
        raise ConversationError("this conversation cannot be read: it stands under the name of another")
    return conversation


def _write(path: Path, data: bytes) -> None:
    """A reader sees the old file or the new one, after a crash too."""
    draft = path.with_name(f"{path.name}.{token_hex(4)}.draft")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _gone() -> ConversationError:
    return ConversationError("there is no such conversation; it may have been deleted elsewhere")
