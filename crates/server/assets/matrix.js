// The matrix of quantities. Its words come from the page. A row holds the pool's total, and what is used where no
// column shows it; a cell the quantity that is stored:
//   <form data-matrix>
//     <output data-one-server data-servers data-one-row data-rows hidden>, anywhere with the form's id as `form`
//     <th data-server="srv_1">, one for each column
//     <tr id="f-pool_1" data-total="20" data-elsewhere="0">
//       <span class="meter"><span data-used>20</span> / 20 <meter value="20" max="20"></span>
//       <span class="note" data-refused>, what was refused of the row: gone when somebody types in it
//       <td><input data-saved="20"> and <span class="note" data-too-many="{n} too many">, in the last columns
// In a large matrix a cell is its number alone, <td>20</td>, and becomes an input where one edits. Nothing here may go
// through all of its cells: there are thousands.
const language = document.documentElement.lang || undefined;
// The figures that the server writes too. What a language knows of numbers is loaded when the first is written: a page that
// is only looked at does not wait for it.
let numbers;
let plurals;
const number = { format: (n) => (numbers ??= new Intl.NumberFormat(language, { numberingSystem: "latn" })).format(n) };
const plural = { select: (n) => (plurals ??= new Intl.PluralRules(language)).select(n) };
const rightToLeft = document.documentElement.dir === "rtl";
const fill = (pattern, n) => pattern.replace("{n}", number.format(n));
// What is counted comes said of these numbers, one of each plural that a language may have; the last suits the rest.
const SAID_OF = [0, 1, 2, 3, 11, 100];
const counted = (said, n) => {
  const alike = SAID_OF.findIndex((sample) => plural.select(sample) === plural.select(n));
  const at = alike < 0 ? SAID_OF.length - 1 : alike;
  return said.split("|")[at].replace(number.format(SAID_OF[at]), number.format(n));
};
const quantity = (text) => {
  const digits = text.trim();
  return /^\d*$/.test(digits) ? Number(digits) : 0;
};

for (const form of document.querySelectorAll("form[data-matrix]:has(thead [data-server])")) matrix(form);

function matrix(form) {
  const output = [...form.elements].find((element) => "servers" in element.dataset);
  const servers = [...form.querySelectorAll("thead [data-server]")].map((head) => head.dataset.server);
  const rows = [...form.querySelector("table").rows].filter((row) => "total" in row.dataset);
  /** The cells of a row, one per server; a disabled server's cannot be typed into. */
  const cellsOf = (row) => [...row.children].slice(-servers.length);
  const inputOf = (cell) => cell?.querySelector("input[data-saved]");
  /** The cell of a server that holds `target`. */
  const cellAt = (target) => {
    const cell = target.closest("td");
    const row = cell?.parentElement;
    return row && "total" in row.dataset && cell.cellIndex >= row.cells.length - servers.length ? cell : undefined;
  };
  /** The inputs there are. */
  const inputs = () => [...form.elements].filter((field) => "saved" in field.dataset);
  const isChanged = (input) => quantity(input.value) !== Number(input.dataset.saved);
  const standsIn = (cell) => {
    const input = inputOf(cell);
    // A number alone is written as the language writes it; where that is not its digits, they stand beside it.
    return input ? quantity(input.value) : Number(cell.dataset.n ?? cell.textContent);
  };
  let leaving = false;

  /** One cell of a large matrix can be reached by Tab; the arrows lead to the others. */
  let reached;
  const reachable = (cell) => {
    reached?.removeAttribute("tabindex");
    reached = cell;
    cell.tabIndex = 0;
  };
  /** Makes an input of a cell that is a number alone. */
  const open = (cell) => {
    const there = inputOf(cell);
    if (there || !cell || cell.classList.contains("fixed")) return there;
    const row = cell.parentElement;
    const place = `${row.id.slice(2)}.${servers[cellsOf(row).indexOf(cell)]}`;
    const saved = standsIn(cell);
    const input = document.createElement("input");
    Object.assign(input, { name: `c.${place}`, value: saved, inputMode: "numeric", maxLength: 9, autocomplete: "off" });
    input.dataset.saved = saved;
    const head = form.querySelector(`[data-server="${servers[cellsOf(row).indexOf(cell)]}"] a`);
    input.setAttribute("aria-label", `${head.textContent}, ${row.querySelector("th").textContent.trim()}`);
    const seen = document.createElement("input");
    Object.assign(seen, { type: "hidden", name: `s.${place}`, value: saved });
    const note = document.createElement("span");
    note.className = "note critical";
    note.dataset.tooMany = form.dataset.tooMany;
    cell.removeAttribute("tabindex");
    cell.replaceChildren(input, note, seen);
    return input;
  };
  /** And the number alone again, if nothing was typed. */
  const close = (cell) => {
    const input = inputOf(cell);
    if (!form.classList.contains("large") || !input || isChanged(input) || cell.querySelector(".note")?.textContent) return;
    cell.dataset.n = input.dataset.saved;
    cell.textContent = number.format(Number(input.dataset.saved));
    reachable(cell);
  };

  const total = (row, touched) => {
    const cells = cellsOf(row);
    const used = cells.reduce((sum, cell) => sum + standsIn(cell), Number(row.dataset.elsewhere ?? 0));
    const over = used - Number(row.dataset.total);
    row.querySelector("[data-used]").textContent = number.format(used);
    row.querySelector("meter").value = used;
    row.querySelector(".meter").classList.toggle("over", over > 0);
    const typable = cells.map(inputOf).filter(Boolean);
    // The cell one types in is to blame; with none touched, the changed ones are.
    if (touched) row.querySelector("[data-refused]")?.remove();
    const blamed = over > 0 ? (touched ?? typable.find(isChanged)) : undefined;
    for (const input of typable) {
      input.classList.toggle("unsaved", isChanged(input));
      const note = input.parentElement.querySelector("[data-too-many]");
      // What the server said of a cell stays until somebody types in its row.
      if (!touched && note.textContent) continue;
      if (input === blamed) {
        input.setAttribute("aria-invalid", "true");
        note.textContent = fill(note.dataset.tooMany, over);
      } else {
        input.removeAttribute("aria-invalid");
        note.textContent = "";
      }
    }
  };

  /** Says what a save would change; answers with whether it would change anything. */
  const tell = () => {
    const changed = inputs().filter(isChanged);
    const changedRows = new Set(changed.map((input) => input.closest("tr"))).size;
    const changedServers = new Set(changed.map((input) => input.name.split(".")[2])).size;
    const { servers, rows } = output.dataset;
    output.hidden = changed.length === 0;
    output.textContent = output.hidden
      ? ""
      : [counted(servers, changedServers), counted(rows, changedRows)].join(rightToLeft ? "، " : ", ");
    return changed.length > 0;
  };
  const typed = (input) => {
    total(input.closest("tr"), input);
    tell();
  };

  /** Goes so many rows down and columns on, over what cannot be typed into. */
  const move = (input, down, on) => {
    const row = input.closest("tr");
    let [y, x] = [rows.indexOf(row), cellsOf(row).indexOf(cellAt(input))];
    for (;;) {
      [y, x] = [y + down, x + on];
      const cell = rows[y] && x >= 0 && x < servers.length ? cellsOf(rows[y])[x] : undefined;
      if (!cell) return false;
      const next = open(cell);
      if (next) {
        next.focus();
        next.select();
        return true;
      }
    }
  };
  const set = (input, value) => {
    input.value = value;
    typed(input);
  };

  form.addEventListener("input", (event) => {
    if ("saved" in event.target.dataset) typed(event.target);
  });
  form.addEventListener("focusin", (event) => {
    const cell = cellAt(event.target);
    if (cell && event.target === cell) open(cell)?.focus();
    else if ("saved" in event.target.dataset) event.target.select();
  });
  form.addEventListener("focusout", (event) => {
    const cell = cellAt(event.target);
    if (cell && "saved" in event.target.dataset) close(cell);
  });
  form.addEventListener("pointerdown", (event) => {
    const cell = cellAt(event.target);
    if (!cell || inputOf(cell) || event.target.closest("button")) return;
    const input = open(cell);
    if (!input) return;
    event.preventDefault();
    input.focus();
  });
  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!("saved" in input.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = isWhole || (input.selectionStart === 0 && input.selectionEnd === 0);
    const atEnd = isWhole || input.selectionStart === input.value.length;
    const on = rightToLeft ? -1 : 1;
    let done = true;
    if (event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey)) move(input, -1, 0);
    else if (event.key === "ArrowDown" || event.key === "Enter") move(input, 1, 0);
    else if (event.key === "ArrowLeft" && (rightToLeft ? atEnd : atStart)) move(input, 0, -on);
    else if (event.key === "ArrowRight" && (rightToLeft ? atStart : atEnd)) move(input, 0, on);
    else if (event.key === "Tab" && form.classList.contains("large")) done = move(input, 0, event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      set(input, input.dataset.saved);
      input.select();
    } else done = false;
    if (done) event.preventDefault();
  });
  // A column, or a block, copied from a spreadsheet goes in from this cell on.
  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text").replace(/\r/g, "").replace(/\n$/, "") ?? "";
    if (!("saved" in event.target.dataset) || !/[\n\t]/.test(text)) return;
    event.preventDefault();
    const row = event.target.closest("tr");
    const [y, x] = [rows.indexOf(row), cellsOf(row).indexOf(cellAt(event.target))];
    text.split("\n").forEach((line, down) => line.split("\t").forEach((value, on) => {
      const cell = rows[y + down] && cellsOf(rows[y + down])[x + on];
      const input = open(cell);
      if (!input || x + on >= servers.length) return;
      input.value = value.trim();
      total(rows[y + down], input);
    }));
    tell();
  });
  // Another's save: theirs can be taken by one press, ours is kept by saving again.
  for (const button of form.querySelectorAll("[data-theirs]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const input = inputOf(cellAt(button));
      set(input, button.dataset.theirs);
      button.remove();
      input.focus();
    });
  }

  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; tell(); });
  addEventListener("beforeunload", (event) => {
    if (!leaving && tell()) event.preventDefault();
  });

  if (form.classList.contains("large")) {
    const first = rows.length ? cellsOf(rows[0]).find((cell) => !cell.classList.contains("fixed")) : undefined;
    if (first) reachable(first);
  }
  // What a refused save or the way back has brought along.
  const brought = inputs().filter(isChanged);
  for (const row of new Set(brought.map((input) => input.closest("tr")))) total(row);
  tell();
}
