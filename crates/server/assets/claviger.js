// What script adds to every page of the portal. Every page works without it.

// Copy boxes: the button is there only where it can do something.
const offerToCopy = (button) => {
  if (!navigator.clipboard) return; // absent on plain http
  const says = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector("code").textContent);
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = says; }, 2000);
  });
};
for (const button of document.querySelectorAll("[data-copy]")) offerToCopy(button);
// Parts of the page that came later.
document.addEventListener("live", ({ target }) => target.querySelectorAll("[data-copy]").forEach(offerToCopy));

// What is said when the connection is gone, and of a page that one comes back to after half an hour.
const OLD = 30 * 60 * 1000;
const offline = document.querySelector("[data-offline]");
const stale = document.querySelector("[data-stale]");
const opened = performance.now();
const connected = () => { if (offline) offline.hidden = navigator.onLine; };
addEventListener("online", connected);
addEventListener("offline", connected);
connected();
document.addEventListener("visibilitychange", () => {
  if (stale && !document.hidden && performance.now() - opened > OLD) stale.hidden = false;
});
// The way back shows a page as it was left: whoever has signed out since is asked to sign in.
addEventListener("pageshow", (event) => {
  if (event.persisted && stale) stale.hidden = false;
});

// Errors that the server found: focus goes to the first of their fields, as `autofocus` in the page says already.

// A line that the server makes of what stands in a form, while one types.
const line = document.querySelector("[data-line]");
if (line) {
  const form = line.closest("form");
  const [made, note] = line.querySelectorAll("code, p");
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    await new Promise((after) => { setTimeout(after, 250); });
    if (mine !== asked) return;
    const body = new URLSearchParams(new FormData(form));
    body.set("do", "line");
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => ({ text: () => "" }));
    const says = await answer.text();
    if (mine !== asked) return;
    made.textContent = answer.ok ? says : "";
    note.textContent = answer.ok ? "" : (answer.status === 422 && says) || line.dataset.line;
  };
  form.addEventListener("input", ask);
  ask();
}

// The keyboard. Nothing is taken from whoever types, and nothing that browsers use.
const keys = document.querySelector("#keys");
const palette = document.querySelector("#palette");
const ways = [...document.querySelectorAll("#nav a")];
const isTyping = (target) => target.closest?.("input, select, textarea, [contenteditable], dialog");

/** The rows that lead somewhere. */
const rows = () => [...document.querySelectorAll("main tbody > tr")].filter((row) => row.querySelector("a.row-link"));
const step = (by) => {
  const all = rows();
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const row = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
  row?.querySelector("a.row-link").focus();
  row?.scrollIntoView({ block: "nearest" });
};

let going = 0; // until when a letter after `g` counts
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && palette) {
    event.preventDefault();
    openPalette();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const way = performance.now() < going && ways.find((link) => link.dataset.key === event.key);
  going = 0;
  if (way) {
    way.click();
  } else if (event.key === "g") {
    going = performance.now() + 1500;
  } else if (event.key === "/") {
    const search = document.querySelector("main [role='search'] input[type='search']");
    search?.focus();
    search?.select();
  } else if (event.key === "j" || event.key === "k") {
    step(event.key === "j" ? 1 : -1);
  } else if (event.key === "?" && keys) {
    keys.showModal();
  } else {
    return;
  }
  event.preventDefault();
});

// The palette: the places one can go to, those looked at last, and the lists one can search.
const SEARCHED = ["/customers", "/servers", "/orders", "/accounts", "/catalogue"];
const openPalette = () => {
  const input = palette.querySelector("input");
  input.value = "";
  offer("");
  palette.showModal();
  input.focus();
};
const offer = (text) => {
  const sought = text.trim().toLowerCase();
  const recent = [...document.querySelectorAll(".products-for li a")];
  const places = [...ways, ...recent].map((link) => ({ says: link.textContent, href: link.getAttribute("href") }));
  const found = places.filter(({ says }) => says.toLowerCase().includes(sought));
  if (sought) {
    for (const way of ways.filter((link) => SEARCHED.includes(link.getAttribute("href")))) {
      const href = `${way.getAttribute("href")}?${new URLSearchParams({ q: text.trim() })}`;
      found.push({ says: palette.dataset.search.replace("{place}", way.textContent), href });
    }
  }
  palette.querySelector("ul").replaceChildren(...found.slice(0, 12).map(({ says, href }, index) => {
    const option = document.createElement("li");
    Object.assign(option, { id: `way-${index}`, role: "option", textContent: says });
    option.dataset.href = href;
    return option;
  }));
  point(0);
};
const options = () => [...palette.querySelectorAll("[role='option']")];
const point = (at) => {
  const all = options();
  const index = all.length ? (at + all.length) % all.length : -1;
  all.forEach((option, i) => option.setAttribute("aria-selected", String(i === index)));
  const input = palette.querySelector("input");
  if (index < 0) input.removeAttribute("aria-activedescendant");
  else input.setAttribute("aria-activedescendant", all[index].id);
};
const pointed = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");
palette?.addEventListener("input", (event) => offer(event.target.value));
palette?.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") point(pointed() + 1);
  else if (event.key === "ArrowUp") point(pointed() - 1);
  else if (event.key === "Enter" && options()[pointed()]) location.assign(options()[pointed()].dataset.href);
  else return;
  event.preventDefault();
});
palette?.addEventListener("click", (event) => {
  const option = event.target.closest("[role='option']");
  if (option) location.assign(option.dataset.href);
  else if (event.target === palette) palette.close();
});
