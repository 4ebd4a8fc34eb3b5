// What has moved by itself since the page was opened, an element each: the browser's own layout shifts, those of an instant
// after somebody pressed something aside.
const moved = [];
const note = (list) => {
  for (const shift of list) {
    if (shift.hadRecentInput) continue;
    const names = shift.sources.map(({ node }) => `${node?.nodeName ?? "?"}.${node?.className ?? ""}`);
    moved.push(`${names.join(" ")} by ${shift.value}`);
  }
};
const watch = new PerformanceObserver((list) => note(list.getEntries()));
watch.observe({ type: "layout-shift", buffered: true });
requestAnimationFrame(() => setTimeout(() => { note(watch.takeRecords()); done(moved.join("\n")); }, 100));
