// Before anything is drawn: the language and the colours the reader once chose, in place of the browser's own.
(() => {
  "use strict";
  const spoken = /(?:^|;\s*)attest_language=(fr|en)(?:;|$)/.exec(document.cookie);
  if (spoken) {
    // Gradio's own components ask the browser for its language.
    Object.defineProperty(navigator, "language", { get: () => spoken[1], configurable: true });
    Object.defineProperty(navigator, "languages", { get: () => [spoken[1]], configurable: true });
  }
  const wished = (navigator.languages || [navigator.language]).map((tag) => tag.slice(0, 2));
  document.documentElement.lang = wished.find((tag) => tag === "fr" || tag === "en") || "en";

  const stored = () => {
    try { return localStorage.getItem("attest-theme"); } catch { return null; } // storage may be refused
  };
  const native = matchMedia.bind(window);
  const system = native("(prefers-color-scheme: dark)");
  window.matchMedia = (query) => {
    const list = native(query);
    if (!/prefers-color-scheme:\s*dark/.test(query) || !stored()) return list;
    Object.defineProperty(list, "matches", { get: () => (stored() || (system.matches ? "dark" : "light")) === "dark" });
    return list;
  };
  const dark = () => (stored() || (system.matches ? "dark" : "light")) === "dark";
  const paint = () => {
    if (!stored()) return;
    const style = document.documentElement.style; // the page's first colours, before any style sheet
    for (const name of ["--bg", "--bg-dark"]) style.setProperty(name, dark() ? "#181613" : "#fbf9f4");
    for (const name of ["--col", "--col-dark"]) style.setProperty(name, dark() ? "#ece6db" : "#211d18");
  };
  paint();

  window.attestTheme = {
    dark,
    turn(wanted) {
      try {
        if (wanted === system.matches) localStorage.removeItem("attest-theme"); // again as the system has it
        else localStorage.setItem("attest-theme", wanted ? "dark" : "light");
      } catch { /* not remembered, then */ }
      document.body.classList.toggle("dark", wanted);
      paint();
    },
  };
})();
