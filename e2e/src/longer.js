// Makes every word of the page longer by two fifths, as another language may, and says what does not fit then: how much wider
// the page is than its window, and the buttons and labels whose words are cut off.
const done = arguments[arguments.length - 1];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const texts = [];
while (walker.nextNode()) texts.push(walker.currentNode);
for (const text of texts) {
  if (text.parentElement.closest("script, style, code, kbd, svg, body [dir='ltr']")) continue;
  text.data = text.data.replace(/\p{L}{2,}/gu, (word) => word + "ë".repeat(Math.ceil(word.length * 0.4)));
}
requestAnimationFrame(() => {
  const faults = [];
  const over = document.documentElement.scrollWidth - innerWidth;
  const name = (element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`;
  if (over > 0) {
    const wide = [...document.querySelectorAll("main *, header *")].filter((element) =>
      !element.closest(".table-region, .heard") && element.getBoundingClientRect().right > innerWidth + 1);
    faults.push(`with longer words the page is ${over} pixels wider than its window: ${wide.slice(-2).map(name).join("; ")}`);
  }
  for (const element of document.querySelectorAll("main :is(.button, label, legend, h1, h2, .tabs a, .badge):not(.heard)")) {
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1 && getComputedStyle(element).overflowX !== "visible") {
      faults.push(`with longer words this is cut off: ${name(element)}`);
    }
  }
  done(faults);
});
