// The keys of the page: Escape leaves the innermost thing, / goes to the box, arrows walk from quote to quote.
import { one, press } from "./dom.js";
import { hide, isPeeking, walk } from "./proof.js";
import { close, isReading, step } from "./reading.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function escape() {
  if (isPeeking()) hide();
  else if (isReading()) close();
  else if (one(".turn.running")) press("stop");
  else if (one(".turn.editing")) press("keep");
}

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : document.body;
  const chip = target.closest("a.cite");
  const typing = target.matches("input, textarea, select, [contenteditable]");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") escape();
  else if (event.key === " " && chip) event.preventDefault(), chip.click();
  else if (chip && event.key in STEPS) event.preventDefault(), walk(chip, STEPS[event.key]);
  else if (target.closest("#reading") && /^Arrow(Left|Right)$/.test(event.key)) event.preventDefault(), step(STEPS[event.key]);
  else if (event.key === "/" && !typing) {
    event.preventDefault();
    if (isReading()) close({ focus: false });
    one("#question textarea")?.focus();
  }
});
