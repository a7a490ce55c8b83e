"""``--fail-under``: whether a run is as good as is asked of it."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable

from assistant.evaluation.measures import BY_NAME
from assistant.evaluation.run import Run


def known(measure: str) -> bool:
    """Whether there is a measure of that name."""
    return measure in BY_NAME


def unknown(measure: str) -> str:
    """What to say of a measure that is not known."""
    near = difflib.get_close_matches(measure, BY_NAME, n=1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(BY_NAME)}"
    return f"there is no measure {measure!r}; {hint}"


def missed(run: Run, thresholds: Iterable[tuple[str, float]]) -> list[str]:
    """One line for each threshold that the run is worse than; a measure without any question is a miss too.

    Of measures where lower is better (latencies, false refusals) the threshold is the most that is allowed.
    """
    lines = []
    for name, threshold in thresholds:
        figure, up = run.figure(name), BY_NAME[name].higher_is_better
        if figure is None:
            lines.append(f"{name} cannot be held to {threshold:g}: it measures no question of {run.questions.name}")
        elif math.isnan(threshold) or (figure.value < threshold if up else figure.value > threshold):
            lines.append(f"{name} is {figure.value:.4g}, {'under' if up else 'over'} {threshold:g}")
    return lines
