// The switches of the masthead: language and colours, both remembered.
import { all, one, press, whenDrawn } from "./dom.js";

function speak(language) {
  const path = new URL(".", document.baseURI).pathname;
  document.cookie = `attest_language=${language}; path=${path}; max-age=31536000; SameSite=Lax`;
  document.documentElement.lang = language;
  show();
  press("speak"); // what the server drew is drawn again
}

function show() {
  for (const button of all(".speaks"))
    button.setAttribute("aria-pressed", String(button.dataset.speaks === document.documentElement.lang));
  one("#theme")?.setAttribute("aria-pressed", String(document.body.classList.contains("dark")));
}

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest(".speaks, #theme") : null;
  if (!target) return;
  if (target.id === "theme") window.attestTheme.turn(!document.body.classList.contains("dark")), show();
  else if (target.dataset.speaks !== document.documentElement.lang) speak(target.dataset.speaks);
});

whenDrawn(show); // Gradio draws the masthead, and again when the corpus grows
new MutationObserver(show).observe(document.body, { attributes: true, attributeFilter: ["class"] });
