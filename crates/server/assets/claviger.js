// What script adds to the portal. Every page works without it.

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

// The matrix. A row holds the pool's total, and what is used where no column shows it; a cell its stored quantity:
//   <form data-matrix>
//     <output data-unsaved="Unsaved cells: {n}" hidden>, or anywhere with the form's id in its attribute `form`
//     <tr data-total="20" data-elsewhere="0">
//       <span class="meter"><span data-used>20</span> / 20 <meter value="20" max="20"></span>
//       <span class="note" data-refused>, what was refused of the row: gone when somebody types in it
//       <input data-saved="20"> followed by <span class="note" data-too-many="{n} too many">
const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
const fill = (pattern, n) => pattern.replace("{n}", number.format(n));
const quantity = (input) => {
  const digits = input.value.trim();
  return /^\d*$/.test(digits) ? Number(digits) : 0;
};

for (const form of document.querySelectorAll("form[data-matrix]")) {
  const cells = [...form.querySelectorAll("[data-saved]")];
  const unsaved = [...form.elements].find((element) => "unsaved" in element.dataset);
  const changed = (input) => quantity(input) !== Number(input.dataset.saved);
  let leaving = false;

  const total = (row, touched) => {
    const inputs = [...row.querySelectorAll("[data-saved]")];
    const used = inputs.reduce((sum, input) => sum + quantity(input), Number(row.dataset.elsewhere ?? 0));
    const over = used - Number(row.dataset.total);
    row.querySelector("[data-used]").textContent = number.format(used);
    row.querySelector("meter").value = used;
    row.querySelector(".meter").classList.toggle("over", over > 0);
    // The cell one types in is to blame; with none touched, the changed ones are.
    const blamed = over > 0 ? (touched ?? inputs.find(changed)) : undefined;
    for (const input of inputs) {
      input.classList.toggle("unsaved", changed(input));
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

  const count = () => {
    const n = cells.filter(changed).length;
    unsaved.hidden = n === 0;
    unsaved.textContent = fill(unsaved.dataset.unsaved, n);
    return n;
  };

  form.addEventListener("input", (event) => {
    if (!cells.includes(event.target)) return;
    const row = event.target.closest("tr");
    row.querySelector("[data-refused]")?.remove();
    total(row, event.target);
    count();
  });
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; count(); });
  addEventListener("beforeunload", (event) => {
    if (!leaving && count() > 0) event.preventDefault();
  });

  // What a refused save or the way back has brought along.
  for (const row of new Set(cells.filter(changed).map((input) => input.closest("tr")))) total(row);
  count();
}
