// Pages that change by themselves. The server says when to look; the page asks for itself once more, and of the parts of
// its <main> it takes over those that differ. Without script a page stays as it was served.
//   <p role="status" data-live="/accounts/…/live" data-says="Brought up to date.">
// A part in which somebody types, or where something typed is not saved, stays as it is until that is over; nothing moves
// while somebody is about to press something. Other scripts hear of new parts by the event `live` on them.
const source = document.querySelector("[data-live]");
const main = document.querySelector("main");

// What the server said of each part: its name among its neighbours, and its markup where that is known (scripts may have
// changed what the document holds).
const told = new WeakMap();
const title = (part) => part.querySelector("h1, h2, caption")?.textContent.replace(/\d+/g, "").trim() ?? "";
const name = (part) => part.id || `${part.localName} ${title(part)}`;
const text = (part) => part.textContent.replace(/\s+/g, " ").trim();
for (const part of main.children) told.set(part, { name: name(part) });

const differs = (part, fresh) => {
  const { html } = told.get(part);
  return html === undefined ? text(part) !== text(fresh) : html !== fresh.outerHTML;
};

const typed = "input, select, textarea";
const isUnsaved = (field) => {
  if (field.localName === "select") return "touched" in field.dataset;
  if (/^(radio|checkbox)$/.test(field.type)) return field.checked !== field.defaultChecked;
  return field.type !== "hidden" && field.value !== field.defaultValue;
};
const isBusy = (part) =>
  (part.contains(document.activeElement) && document.activeElement.matches(typed)) ||
  part.querySelector("dialog[open]") !== null || [...part.querySelectorAll(typed)].some(isUnsaved);
main.addEventListener("change", ({ target }) => { target.dataset.touched = ""; });

// When somebody last did something where there is something to press.
let touched = -Infinity;
for (const kind of ["pointermove", "pointerdown", "keydown", "focusin"]) {
  main.addEventListener(kind, ({ target }) => {
    if (target.closest("a, button, summary, label, " + typed)) touched = performance.now();
  }, { passive: true });
}
const isAboutToPress = () => performance.now() - touched < 1500;

const put = (part, fresh) => {
  const changed = text(part) !== text(fresh);
  const pairs = (selector, take) => {
    const theirs = fresh.querySelectorAll(selector);
    part.querySelectorAll(selector).forEach((ours, at) => { if (theirs[at]) take(ours, theirs[at]); });
  };
  pairs("details", (ours, theirs) => { theirs.open = ours.open; });
  const scrolled = [...part.querySelectorAll(".table-region")].map((region) => region.scrollLeft);
  let focused;
  pairs("a, button, summary, [tabindex]", (ours, theirs) => {
    if (ours === document.activeElement && text(ours) === text(theirs)) focused = theirs;
  });
  part.replaceWith(fresh);
  fresh.querySelectorAll(".table-region").forEach((region, at) => { region.scrollLeft = scrolled[at] ?? 0; });
  focused?.focus({ preventScroll: true });
  return changed;
};

const take = (fresh) => {
  const html = fresh.outerHTML;
  const part = document.importNode(fresh, true);
  told.set(part, { name: name(fresh), html });
  return part;
};

const mark = (part) => {
  part.classList.add("live-changed");
  setTimeout(() => part.classList.remove("live-changed"), 2000);
};

// Which parts of the page are which parts of the fresh one: the longest run of names that both have in common.
const common = (ours, theirs) => {
  const runs = Array.from({ length: ours.length + 1 }, () => new Array(theirs.length + 1).fill(0));
  for (let i = ours.length - 1; i >= 0; i -= 1) {
    for (let j = theirs.length - 1; j >= 0; j -= 1) {
      runs[i][j] = ours[i] === theirs[j] ? runs[i + 1][j + 1] + 1 : Math.max(runs[i + 1][j], runs[i][j + 1]);
    }
  }
  return runs;
};

// Takes over what differs; whether something has to wait.
const merge = (next) => {
  const ours = [...main.children].filter((part) => told.has(part));
  const theirs = [...next.children];
  const runs = common(ours.map((part) => told.get(part).name), theirs.map(name));
  let [i, j, waits, changed] = [0, 0, false, false];
  const done = (part, isChange) => {
    part.dispatchEvent(new CustomEvent("live", { bubbles: true }));
    if (isChange) mark(part);
    changed ||= isChange;
  };
  while (i < ours.length || j < theirs.length) {
    if (i < ours.length && j < theirs.length && told.get(ours[i]).name === name(theirs[j])) {
      const [part, fresh] = [ours[i], theirs[j]];
      if (differs(part, fresh)) {
        if (isBusy(part)) waits = true;
        else {
          const taken = take(fresh);
          done(taken, put(part, taken));
        }
      } else told.get(part).html = fresh.outerHTML;
      [i, j] = [i + 1, j + 1];
    } else if (j >= theirs.length || (i < ours.length && runs[i + 1][j] >= runs[i][j + 1])) {
      if (isBusy(ours[i])) waits = true;
      else ours[i].remove();
      i += 1;
    } else {
      const part = take(theirs[j]);
      if (i < ours.length && ours[i].parentNode === main) ours[i].before(part);
      else main.append(part);
      done(part, true);
      j += 1;
    }
  }
  if (changed) {
    source.textContent = source.dataset.says;
    setTimeout(() => { source.textContent = ""; }, 5000);
  }
  return waits;
};

let [stream, looking, again, over] = [null, false, false, false];

const stop = () => { stream?.close(); stream = null; };

const look = async () => {
  if (looking) { again = true; return; }
  [looking, again] = [true, false];
  try {
    const options = { headers: { "claviger-live": "1" }, redirect: "manual", cache: "no-store" };
    const answer = await fetch(location.href, options);
    if (answer.ok) {
      const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
      while (isAboutToPress()) await new Promise((go) => { setTimeout(go, 300); });
      if (next && merge(next)) setTimeout(look, 3000);
    } else if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
      // Signed out, or no longer to be seen: the page stays as it was, and says so when something is pressed.
      over = true;
      stop();
    }
  } catch { /* the network is away; the stream will say when it is back */ }
  setTimeout(() => { looking = false; if (again && !over) look(); }, 700);
};

const listen = () => {
  if (stream || over || document.hidden) return;
  stream = new EventSource(source.dataset.live);
  // What changed since the page was served was told before anybody listened.
  stream.addEventListener("open", look);
  stream.addEventListener("look", look);
  stream.addEventListener("end", () => { over = true; stop(); });
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    stop();
    setTimeout(listen, 30000 + Math.random() * 30000);
  });
};

if (source && main) {
  // A page that nobody sees holds no connection; it looks when it is seen again.
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); else listen(); });
  addEventListener("pagehide", stop);
  addEventListener("pageshow", listen);
  listen();
}
