"""The report as one HTML page that needs nothing beside itself."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.evaluation.compared import Comparison
from assistant.evaluation.report import numbers
from assistant.evaluation.report.failures import NAMES, counted, wrong
from assistant.evaluation.report.labels import higher_is_better, label
from assistant.evaluation.report.payload import payload
from assistant.evaluation.report.pictures import pictures
from assistant.evaluation.report.tables import breakdown, headline, statuses, verdict
from assistant.evaluation.run import ALL, Run

_TEMPLATES = Path(__file__).parent / "templates"


def environment() -> Environment:
    """Jinja for the templates of this package; whatever is put into a page is escaped, a forgotten name is an error."""
    jinja = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: name is None or not name.endswith(".md"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters |= {
        "shown": numbers.shown,
        "change": numbers.change,
        "count": numbers.count,
        "probability": numbers.probability,
    }
    jinja.globals |= {
        "label": label,
        "higher_is_better": higher_is_better,
        "between": numbers.between,
        "verdict": verdict,
    }
    return jinja


def page(run: Run, compared: Comparison | None) -> str:
    """The text of ``report.html``."""
    script = _part("question.js") + _part("report.js")
    # The policy lets this very script run and nothing else, whatever an article says; data blocks are no scripts.
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        environment()
        .get_template("report.html")
        .render(
            run=run,
            compared=compared,
            headline=headline(run, compared),
            breakdowns=[table for table in (breakdown(run, "pair"), breakdown(run, "kind")) if table],
            every=[figure for figure in run.summary if figure.group == ALL],
            statuses=statuses(run),
            pictures=pictures(run, compared),
            failures=counted(run.records),
            failure_names=NAMES,
            wrong=wrong(run.records),
            style=_part("report.css") + _part("questions.css"),
            script=script,
            digest=digest,
            payload=payload(run, compared),
        )
    )


def _part(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")
