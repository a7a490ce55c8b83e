"""Any answer there can be, for properties; and one that every test may take."""

from __future__ import annotations

from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Span, Statement
from index.hit import Filter

TEXT = st.text(st.characters(), max_size=30)  # half a surrogate pair among them
MAYBE = st.none() | TEXT
PLACE = st.integers(0, 10**6)
CITATIONS = st.builds(
    Citation, marker=PLACE, article_id=TEXT, title=TEXT, source=MAYBE, url=MAYBE, published=MAYBE, language=TEXT,
    start=PLACE, end=PLACE, quote=TEXT, attributed_to=MAYBE,
)  # fmt: skip
FINITE = st.floats(allow_nan=False, allow_infinity=False)
SPANS = st.builds(Span, TEXT, PLACE, PLACE, PLACE, FINITE)
STATEMENTS = st.builds(Statement, TEXT, st.lists(PLACE, max_size=3).map(tuple))
ANSWERS = st.builds(
    Answer,
    question=TEXT,
    standalone_question=TEXT,
    language=TEXT,
    status=st.sampled_from(["answered", "conflict", "not_found", "meta"]),
    text=TEXT,
    statements=st.lists(STATEMENTS, max_size=2).map(tuple),
    citations=st.lists(CITATIONS, max_size=2).map(tuple),
    hits=st.lists(SPANS, max_size=2).map(tuple),
    nearest=st.lists(CITATIONS, max_size=1).map(tuple),
    engine=TEXT,
    notices=st.lists(TEXT, max_size=2).map(tuple),
    timings_ms=st.dictionaries(TEXT, FINITE, max_size=2),
    id=MAYBE,
)
DAYS = st.none() | st.dates()
FILTERS = st.none() | st.builds(Filter, st.none() | st.sampled_from(["fr", "en"]), MAYBE, DAYS, DAYS)
