// What the page does in the browser: markers lead to their card, a card unfolds into its article, keys.
// Everything is delegated from the document, because the conversation and the sources are drawn anew as they grow.
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const behavior = () => (calm.matches ? "auto" : "smooth");
  const narrow = matchMedia("(max-width: 899px)");

  const wished = (navigator.languages || [navigator.language]).map((tag) => tag.slice(0, 2));
  const language = wished.find((tag) => tag === "fr" || tag === "en") || "en";
  document.documentElement.lang = language;

  let cameFrom = null; // the marker that led to the unfolded article, so that closing leads back

  function select(card) {
    for (const other of document.querySelectorAll(".card.selected")) other.classList.remove("selected");
    card.classList.add("selected");
  }

  function showTurn(number) {
    for (const section of document.querySelectorAll("section.sources"))
      section.classList.toggle("active", section.dataset.turn === number);
  }

  async function unfold(card) {
    const link = one("a.unfold", card);
    const full = one(".full", card);
    if (!full.dataset.loaded) {
      const answer = await fetch(link.getAttribute("href")).catch(() => null);
      if (!answer) return;
      full.innerHTML = await answer.text(); // escaped by the server, and the policy runs no script from it
      full.dataset.loaded = "yes";
    }
    full.hidden = false;
    card.classList.add("unfolded");
    link.dataset.open ||= link.textContent;
    link.textContent = link.dataset.close;
    link.setAttribute("aria-expanded", "true");
    const here = one("mark.here", full);
    if (here) here.scrollIntoView({ block: "center", behavior: behavior() });
  }

  function foldAway(card) {
    const link = one("a.unfold", card);
    one(".full", card).hidden = true;
    card.classList.remove("unfolded");
    link.textContent = link.dataset.open;
    link.setAttribute("aria-expanded", "false");
    return link;
  }

  function fold(card) {
    const link = foldAway(card);
    const back = narrow.matches && cameFrom && cameFrom.isConnected ? cameFrom : card;
    back.scrollIntoView({ block: back === card ? "nearest" : "center", behavior: behavior() });
    (back === card ? link : back).focus({ preventScroll: true });
    cameFrom = null;
  }

  function follow(marker) {
    const card = document.getElementById(marker.hash.slice(1));
    if (!card) return;
    cameFrom = marker;
    showTurn(card.closest("section.sources").dataset.turn);
    for (const other of document.querySelectorAll(".card.unfolded")) if (other !== card) foldAway(other);
    select(card);
    card.focus({ preventScroll: true });
    unfold(card);
  }

  async function copy(button) {
    await navigator.clipboard.writeText(button.dataset.text);
    const was = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = was), 1500);
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
    const target = event.target.closest("a.cite, a.unfold, button.copy");
    if (!target) return;
    event.preventDefault();
    const card = target.closest(".card");
    if (target.matches(".cite")) follow(target);
    else if (target.matches(".copy")) copy(target);
    else if (card.classList.contains("unfolded")) fold(card);
    else select(card), unfold(card);
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea, select, [contenteditable]");
    if (event.key === "Escape") {
      if (one(".turn.running")) one("#stop")?.click();
      else if (one(".card.unfolded")) fold(one(".card.unfolded"));
    } else if (event.key === " " && event.target.matches?.("a.cite, a.unfold")) {
      event.preventDefault();
      event.target.click();
    } else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      one("#question textarea")?.focus();
    }
  });

  // A new question comes to the top of what is seen, once; the growing answer then moves nothing.
  let seen = 0;
  let welcomed = false;
  new MutationObserver(() => {
    const turns = document.querySelectorAll(".turn");
    if (turns.length > seen) {
      if (narrow.matches) document.activeElement?.blur(); // the keyboard of a phone gives way to the answer
      turns[turns.length - 1].scrollIntoView({ block: "start", behavior: behavior() });
    }
    seen = turns.length;
    const box = one("#question textarea");
    if (box && !welcomed) {
      welcomed = true;
      if (!narrow.matches) box.focus({ preventScroll: true }); // on a phone it would raise the keyboard
    }
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
