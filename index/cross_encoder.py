"""Any sentence-transformers CrossEncoder in the reader's place: it ranks passages and says nothing of sentences."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Passage
from index.errors import EncoderError, ReaderError
from index.local_models import load_cross_encoder
from index.reader import Read
from index.windows import safe_text


class CrossEncoderReader:
    """The relevance of another model."""

    def __init__(self, spec: str) -> None:
        """``spec``: id (already in the local model cache) or folder. Raises ReaderError."""
        self.name = spec
        try:
            self._model = load_cross_encoder(spec)
        except EncoderError as error:
            raise ReaderError(f"{error}; name the folder of a CrossEncoder, bundled or none") from error

    def read(self, question: str, passages: Sequence[tuple[str, Passage]]) -> list[Read]:
        """One ``Read`` a passage, in order, with the model's score as relevance."""
        if not passages:
            return []
        pairs = [(safe_text(question), safe_text(f"{title}\n{passage.text}")) for title, passage in passages]
        try:
            scores = self._model.predict(pairs, show_progress_bar=False)
        except (RuntimeError, ValueError, MemoryError) as error:
            raise ReaderError(f"reader {self.name!r}: failed on {len(pairs)} passages ({error})") from error
        return [Read(float(score), 0.0, ()) for score in scores]
