// One question: everything is put into the page as text, never as markup.
const FAILURES = Object.fromEntries([...document.querySelectorAll("[data-result]")].map(a => [a.dataset.result, a.querySelector("span")?.textContent]));

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) made.setAttribute(name, value);
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}
const words = text => text.replaceAll("_", " ");
const arrow = pair => pair.replace("->", " → ");

function block(title, ...children) {
  return element("div", { class: "block" }, element("h4", {}, title), ...children);
}

function inline(text, number, known) {
  return text.split(/(\*\*(?=\S)[\s\S]+?\*\*|\[\d{1,3}\])/).map(part => {
    if (part.startsWith("**") && part.length > 4) return element("strong", {}, ...inline(part.slice(2, -2), number, known));
    const marker = part.match(/^\[(\d+)\]$/)?.[1];
    return known.has(marker) ? element("a", { class: "cite", href: `#mark-${number}-${marker}` }, marker) : part;
  });
}

function prose(text, number, known) {
  const whole = element("div", { class: "answer" });
  let list = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("- ")) {
      if (!list) whole.append(list = element("ul"));
      list.append(element("li", {}, ...inline(line.slice(2), number, known)));
    } else if (line.trim()) {
      list = null;
      whole.append(element("p", {}, ...inline(line, number, known)));
    }
  }
  return whole;
}

function answered(record, number) {
  const right = !record.expected || record.expected === record.given;
  const known = new Set((record.citations || []).map(citation => String(citation.marker)));
  const badges = [element("span", { class: `badge ${record.expected ? (right ? "right" : "wrong") : ""}` }, words(record.given))];
  if (!right) badges.push(element("span", { class: "badge" }, `expected: ${words(record.expected)}`));
  const text = record.error ? element("p", { class: "worse" }, record.error) : prose(record.text || "", number, known);
  const notices = (record.notices || []).map(notice => element("p", { class: "note" }, notice));
  return block("Answer", element("p", {}, ...badges), text, ...notices);
}

function asked(record) {
  const turns = (record.history || []).map(turn => element("p", {}, `${turn.role}: ${turn.content}`));
  if (record.standalone) turns.push(element("p", {}, `understood as: ${record.standalone}`));
  return turns.length ? block("Before it", element("div", { class: "turns" }, ...turns)) : null;
}

function aliases(group) {
  const line = element("span", { class: "aliases" }, ...group.map(alias => element("span", { class: "alias" }, alias)));
  if (group.length > 4) {
    const more = element("button", { type: "button", class: "more" }, `${group.length - 4} more`);
    more.addEventListener("click", () => { line.classList.add("whole"); more.remove(); });
    line.append(more);
  }
  return line;
}

function item(sign, kind, ...children) {
  return element("li", {}, element("span", { class: kind }, sign), element("span", {}, ...children));
}

function expected(record) {
  const lines = (record.answers || []).map(group => item("=", "soft", aliases(group)));
  if (record.must_not?.length) lines.push(item("≠", "soft", `must not say: ${record.must_not.join(", ")}`));
  for (const evidence of record.evidence || []) {
    const told = evidence.cited ? "cited" : evidence.near ? "offered as nearest, not cited" : "not cited";
    lines.push(item(evidence.cited ? "✓" : "✗", evidence.cited ? "yes" : "no", evidence.quote ? `“${evidence.quote}” ` : "the whole article ",
      element("span", { class: "soft" }, `${evidence.article === "*" ? "any article" : evidence.article}, ${told}`)));
  }
  if (!lines.length) return null;
  const whole = block("Expected", element("ul", {}, ...lines));
  whole.classList.add("expected");
  return whole;
}

// Offsets count code points, so the text is cut as an array of them.
function highlighted(text, marks, number) {
  const points = Array.from(text), borders = new Set([0, points.length]);
  marks.forEach(([start, end]) => borders.add(start).add(end));
  const sorted = [...borders].sort((a, b) => a - b), paragraph = element("p");
  sorted.slice(0, -1).forEach((start, place) => {
    const end = sorted[place + 1], held = marks.filter(mark => mark[0] <= start && mark[1] >= end);
    const part = points.slice(start, end).join("");
    if (!held.length) return paragraph.append(part);
    const first = held.find(mark => mark[2] === "cited" && mark[0] === start);
    paragraph.append(element("mark", { class: [...new Set(held.map(mark => mark[2]))].join(" "), id: first && `mark-${number}-${first[3]}` }, part));
    for (const mark of held) if (mark[2] === "cited" && mark[1] === end) paragraph.append("\u2060", element("span", { class: "cite" }, String(mark[3])));
  });
  return paragraph;
}

function passages(record, number, texts) {
  const cards = (record.places || []).map(({ passage, marks }) => {
    const { article, title, text } = texts[passage];
    const cited = (record.citations || []).find(citation => marks.some(mark => mark[2] === "cited" && mark[3] === citation.marker));
    const facts = [cited?.source, cited?.published?.replace("T", " "), article].filter(Boolean).join(" · ");
    return element("article", { class: "passage" }, element("header", {}, element("b", {}, title), ` ${facts}`), highlighted(text, marks, number));
  });
  return block("In the articles", ...(cards.length ? cards : [element("p", { class: "soft" }, "No passage is cited, offered or expected.")]));
}

function scores(record) {
  const times = (record.times || []).map(([name, value]) => element("span", {}, `${words(name)} `, element("b", {}, value)));
  const confidence = record.confidence === undefined ? [] : [element("span", {}, "confidence ", element("b", {}, record.confidence.toFixed(2)))];
  const shown = (record.scores || []).map(([name, value, off]) => element("span", { class: off ? "off" : "" }, `${name} `, element("b", {}, value)));
  return element("div", { class: "scores" }, ...confidence, ...times, ...shown);
}

function body(record, number, texts) {
  const before = record.before && block("The old run answered", prose(record.before, number, new Set()));
  const left = element("div", {}, ...[asked(record), answered(record, number), expected(record), before].filter(Boolean));
  return element("div", { class: "body" }, left, element("div", {}, passages(record, number, texts)), scores(record));
}

function row(record, number) {
  const failed = record.failures || [], unknown = !failed.length && record.unmeasured;
  const chips = [element("span", {}, words(record.given)), record.kind && element("span", {}, words(record.kind)), record.pair && element("span", {}, arrow(record.pair)),
    record.turned && element("span", { class: record.turned }, record.turned === "improved" ? "turned right" : "turned wrong"),
    ...failed.map(name => element("span", { class: "fail" }, FAILURES[name].toLowerCase()))].filter(Boolean);
  const sign = element("span", { class: "sign", title: failed.length ? "failed" : unknown ? "not measured" : "no failure" }, failed.length ? "✗" : unknown ? "–" : "✓");
  const id = element("a", { class: "where", href: `#question-${encodeURIComponent(record.id)}` }, record.id);
  return element("details", { class: `question ${failed.length ? "failed" : unknown ? "unknown" : ""}`, id: `question-${encodeURIComponent(record.id)}` },
    element("summary", {}, sign, element("span", { class: "asked" }, record.question), id, element("span", { class: "chips" }, ...chips)));
}
