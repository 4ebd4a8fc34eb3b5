// What axe-core finds wrong, a sentence each; and how much wider the page is than its window. With `true` only what is judged by
// colours.
const [onlyColours, done] = arguments;
const some = onlyColours ? { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } } : {};
axe.run(document, { resultTypes: ["violations"], preload: false, ...some }).then(({ violations }) => {
  const faults = violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html, any, all, none }) => {
    const why = [...any, ...all, ...none].map(({ message }) => message)[0] ?? "";
    return `${id}: ${html.slice(0, 200)}: ${why}`;
  }));
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over > 0) faults.push(`the page is ${over} pixels wider than its window`);
  done(faults);
});
