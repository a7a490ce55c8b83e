// The list, its filters, the theme.
const { passages: TEXTS, records: RECORDS } = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters"), list = document.getElementById("list");
const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const haystacks = RECORDS.map(record => bare([record.id, record.question, record.text, record.error, ...(record.answers || []).flat()].filter(Boolean).join("\n")));
const rows = RECORDS.map((record, number) => {
  const made = row(record, number);
  made.addEventListener("toggle", () => fill(made, number));
  return made;
});

function fill(made, number) {
  if (made.open && made.childElementCount === 1) made.append(body(RECORDS[number], number, TEXTS));
}

function choices(name, shown) {
  const counts = new Map();
  for (const record of RECORDS) if (record[name]) counts.set(record[name], (counts.get(record[name]) || 0) + 1);
  form.elements[name].append(...[...counts].sort((a, b) => b[1] - a[1]).map(([value, count]) => element("option", { value }, `${shown(value)} (${count})`)));
  form.elements[name].parentElement.hidden = counts.size < 2;
}

function fits(record, wanted) {
  const failed = record.failures || [];
  const result = { "": true, fine: !failed.length, failed: failed.length > 0 }[wanted.result] ?? (failed.includes(wanted.result) || record.turned === wanted.result);
  return result && ["kind", "pair", "expected", "given"].every(name => !wanted[name] || record[name] === wanted[name]);
}

function filter() {
  const wanted = Object.fromEntries(new FormData(form)), terms = bare(wanted.words).split(/\s+/).filter(Boolean);
  let count = 0;
  RECORDS.forEach((record, number) => {
    const shown = fits(record, wanted) && terms.every(term => haystacks[number].includes(term));
    rows[number].hidden = !shown;
    count += shown;
  });
  for (const field of form.querySelectorAll("input, select")) field.classList.toggle("chosen", field.value !== "");
  form.querySelector("output").textContent = `${count.toLocaleString("fr").replaceAll(",", "\u202f")} of ${RECORDS.length.toLocaleString("fr")} questions`;
  document.getElementById("none").hidden = count > 0;
  form.querySelector("[type=reset]").disabled = count === RECORDS.length;
  unfolding();
}

const visible = () => rows.filter(made => !made.hidden);
const unfold = document.getElementById("unfold");
function unfolding() { unfold.textContent = visible().some(made => made.open) ? "Close all" : "Open all"; }
unfold.addEventListener("click", () => {
  const open = unfold.textContent === "Open all";
  for (const made of visible()) made.open = open;
  unfolding();
});

form.addEventListener("input", filter);
form.addEventListener("submit", event => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
document.addEventListener("click", event => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  if (link.getAttribute("href") === "#questions" && Object.keys(link.dataset).length) {
    form.reset();
    for (const [name, value] of Object.entries(link.dataset)) form.elements[name].value = value;
    filter();
    form.elements.words.focus({ preventScroll: true });
  } else if (link.classList.contains("cite")) {
    event.preventDefault();
    const mark = document.getElementById(link.getAttribute("href").slice(1));
    document.querySelectorAll("mark.lit").forEach(lit => lit.classList.remove("lit"));
    mark?.classList.add("lit");
    mark?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }
});

function step(by) {
  const shown = visible(), at = shown.indexOf(document.activeElement.closest?.(".question"));
  const next = shown[at < 0 ? 0 : Math.min(Math.max(at + by, 0), shown.length - 1)];
  if (!next) return;
  if (at >= 0) shown[at].open = false;
  next.open = true;
  next.firstElementChild.focus();
  next.scrollIntoView({ block: "start" });
}
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select")) return;
  if (event.key === "/") { event.preventDefault(); form.elements.words.focus(); }
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});

// Where storage is refused (a file opened from disk may be) the theme lasts as long as the page.
const stored = { get() { try { return localStorage.getItem("attest-theme"); } catch { return null; } }, set(value) { try { localStorage.setItem("attest-theme", value); } catch { /* not kept */ } } };
const theme = document.querySelector(".theme");
function dress(name) {
  document.documentElement.dataset.theme = name;
  theme.querySelector(`[value=${name}]`).checked = true;
}
theme.addEventListener("change", event => { dress(event.target.value); stored.set(event.target.value); });
dress(["light", "dark"].includes(stored.get()) ? stored.get() : "auto");

function arrive() {
  const made = location.hash.startsWith("#question-") && document.getElementById(location.hash.slice(1));
  if (!made) return;
  made.hidden = false;
  made.open = true;
  made.scrollIntoView();
}
addEventListener("hashchange", arrive);

choices("kind", words);
choices("pair", arrow);
choices("expected", words);
choices("given", words);
list.append(...rows);
for (const part of [form, theme, document.querySelector(".legend")]) part.hidden = false;
filter();
arrive();
