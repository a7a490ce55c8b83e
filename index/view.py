"""What a reader sees: one generation of the store with its two halves, exchanged for the next as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import RLock

from corpus.article import Passage
from index.derived import FOLDER, Catalogue, Derived
from index.encode import Encoder
from index.errors import StoreError
from index.store import Generation, Store

_ATTEMPTS = 3
_REMEMBERED = 20_000


class View:
    """One generation, open. ``derived`` is None where the generation has no passages."""

    def __init__(self, store: Store, generation: Generation, derived: Derived | None) -> None:
        self.number = generation.number
        self.derived = derived
        self._store = store
        self._passages: dict[str, Passage] = {}

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of these ids; without those of articles that two newer generations have left behind."""
        known = self._passages
        found = {name: known[name] for name in ids if name in known}
        for name in ids:
            if name not in found:
                article = self._store.passages(self.number, name.rpartition("#")[0])
                found |= {passage.id: passage for passage in article}
        if len(known) > _REMEMBERED:
            self._passages = {}
        self._passages.update(found)
        return found


class Views:
    """The current view of a store, opened anew when another generation has become current."""

    def __init__(self, store: Store, folder: Path, space: str, encoder: Encoder) -> None:
        self.space = space
        self.notices: list[str] = []
        self._store = store
        self._folder = folder
        self._encoder = encoder
        self._lock = RLock()
        self._view: View | None = None
        self._retired: list[View] = []

    def current(self) -> View | None:
        """The view of the current generation; None before the first sync. Raises StoreError where it cannot be used."""
        generation = self._store.current()
        if generation is None:
            return None
        view = self._view
        if view is not None and view.number == generation.number:
            return view
        with self._lock:
            if self._view is None or self._view.number != generation.number:
                self.exchange(self._opened())
            return self._view

    def _opened(self) -> View:
        """Opens the current generation; once more where a writer has replaced it in the meantime."""
        for attempt in range(_ATTEMPTS):
            generation = self._store.current()
            assert generation is not None, "a store never goes back to having no generation"
            try:
                return self.open(generation)
            except StoreError:
                after = self._store.current()
                if attempt == _ATTEMPTS - 1 or after is None or after.number == generation.number:
                    raise
        raise AssertionError("unreachable")

    def open(self, generation: Generation) -> View:
        """A view of this generation. Raises StoreError where its model is another, its halves are gone or damaged."""
        if generation.space != self.space:
            raise StoreError(
                f"{self._folder}: made with another model or splitting ({generation.model}) than {self._encoder.name}; "
                "index the corpus again with this setting, or name the one it was made with"
            )
        places = self._store.places(generation.number)
        if not places:
            return View(self._store, generation, None)
        folder = self._folder / FOLDER / (generation.folder or "missing")
        if not folder.is_dir():
            raise StoreError(f"{folder}: the search index is missing; index the corpus again, nothing need be encoded")
        catalogue = Catalogue.of(places, self._store.articles(generation.number))
        return View(self._store, generation, Derived(folder, catalogue))

    def exchange(self, view: View) -> None:
        """Shows ``view``. The two before may still be answering another thread; those before them are closed."""
        with self._lock:
            while len(self._retired) > 1:
                old = self._retired.pop(0)
                if old.derived is not None:
                    old.derived.close()
            if self._view is not None:
                self._retired.append(self._view)
            self._view = view

    def require_usable(self) -> None:
        """Raises StoreError where there is nothing to read."""
        if self.current() is None:
            raise StoreError(f"{self._folder}: nothing has been indexed here yet; index the corpus first")

    def close(self) -> None:
        """Frees every view."""
        with self._lock:
            for view in [*self._retired, *([self._view] if self._view else [])]:
                if view.derived is not None:
                    view.derived.close()
            self._retired, self._view = [], None
