"""Takes the language out of vectors, so that a question finds passages by meaning in every language alike.

The vectors of a multilingual encoder carry the language: passages in the question's own language crowd out the others.
Less the mean of their language, and brought back to length one, they do not (docs/log.md has the figures).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.encode import Encoder, Matrix
from index.errors import StoreError
from index.windows import unit

SHIPPED = Path(__file__).parent / "means"
_WEIGHT = 200
"""A shipped mean counts as much as so many passages of the corpus itself."""
_ENOUGH = 20
"""Passages a language needs for a mean of its own where none is shipped: the mean of a few holds their topic too."""
_ASKED = 64
"""Sentences encoded as questions where no mean of questions is shipped."""


@dataclass(frozen=True, slots=True)
class Means:
    """The mean vector of passages and of questions by language. Immutable; a language without one takes the general."""

    passages: Mapping[str, Matrix] = field(default_factory=dict)
    questions: Mapping[str, Matrix] = field(default_factory=dict)

    def centred_passages(self, vectors: Matrix, languages: Sequence[str]) -> Matrix:
        """Each row less the mean of its language, of length one. (n, dim) float32"""
        return self._centred(vectors, languages, self.passages)

    def centred_question(self, vector: Matrix, language: str) -> Matrix:
        """The question's vector less the mean of questions of its language, of length one. (dim,) float32"""
        row: Matrix = self._centred(vector[None, :], [language], self.questions)[0]
        return row

    def _centred(self, vectors: Matrix, languages: Sequence[str], means: Mapping[str, Matrix]) -> Matrix:
        if not means or not len(vectors):
            return vectors
        general = np.mean(list(means.values()), axis=0)
        return unit(vectors - np.array([means.get(language, general) for language in languages], dtype=np.float32))

    def save(self, path: Path) -> None:
        """Writes the means to a ``.npz`` file."""
        rows = {f"passages-{language}": mean for language, mean in self.passages.items()}
        rows |= {f"questions-{language}": mean for language, mean in self.questions.items()}
        np.savez(path, **rows)  # type: ignore[arg-type]

    @classmethod
    def load(cls, path: Path) -> Means:
        """Reads what ``save`` wrote. Raises StoreError."""
        kinds: dict[str, dict[str, Matrix]] = {"passages": {}, "questions": {}}
        try:
            with np.load(path, allow_pickle=False) as rows:
                for name in rows.files:
                    kind, _, language = name.partition("-")
                    kinds[kind][language] = rows[name].astype(np.float32)
        except (OSError, ValueError, KeyError) as error:
            raise StoreError(
                f"{path}: the means of the languages cannot be read ({error}); restore the file"
            ) from error
        return cls(**kinds)


def shipped_means(encoder: Encoder) -> Means:
    """The means that come with the program for this encoder; empty where there are none."""
    path = SHIPPED / f"{encoder.fingerprint[:16]}.npz"
    return Means.load(path) if path.is_file() else Means()


def means_digest(encoder: Encoder) -> str:
    """Names the means that come with the program for this encoder: vectors centred by others are another space."""
    path = SHIPPED / f"{encoder.fingerprint[:16]}.npz"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def shipped_word_means(encoder: Encoder) -> dict[str, Matrix]:
    """By language, the mean vector of single words encoded as questions; empty where none are shipped."""
    path = SHIPPED / f"{encoder.fingerprint[:16]}-words.npz"
    if not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as rows:
        return {language: rows[language].astype(np.float32) for language in rows.files}


def corpus_means(shipped: Means, vectors: Matrix, languages: Sequence[str]) -> Means:
    """The means to centre a corpus with: the shipped ones, drawn towards the corpus's own the more it holds."""
    found = np.array(languages)
    passages = dict(shipped.passages)
    for language in sorted(set(languages)):
        own = vectors[found == language]
        if language in passages:
            weighted = passages[language] * _WEIGHT + own.sum(axis=0)
            passages[language] = (weighted / (_WEIGHT + len(own))).astype(np.float32)
        elif len(own) >= _ENOUGH:
            passages[language] = own.mean(axis=0)
    return Means(passages, shipped.questions)


def with_questions(means: Means, encoder: Encoder, samples: Mapping[str, Sequence[str]]) -> Means:
    """The means completed by means of questions, for encoders without shipped ones.

    ``samples`` are sentences of the corpus by language. They are encoded as if they were asked, which carries the
    language as a question of that language would.
    """
    missing = [language for language in means.passages if language not in means.questions and samples.get(language)]
    questions = dict(means.questions)
    for language in missing:
        questions[language] = encoder.encode_queries(list(samples[language])[:_ASKED]).mean(axis=0)
    return Means(means.passages, questions)
