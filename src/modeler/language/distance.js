/** How many letters are wrong in a text: left out, too many, another, or two in the wrong order. */
export function distance(one, other) {
  const table = [];
  for (let i = 0; i <= one.length; i++) {
    table.push([]);
    for (let j = 0; j <= other.length; j++) {
      table[i].push(i === 0 || j === 0 ? i + j : step(table, one, other, i, j));
    }
  }
  return table[one.length][other.length];
}

function step(table, one, other, i, j) {
  const replaced = table[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
  const least = Math.min(table[i - 1][j] + 1, table[i][j - 1] + 1, replaced);
  const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
  return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
}

/** The nearest of these, if at most so many letters are wrong; else undefined. */
export function nearest(text, all, most) {
  const [found] = all
    .map((one) => ({ one, wrong: distance(text, one) }))
    .filter(({ wrong }) => wrong <= most)
    .sort((a, b) => a.wrong - b.wrong);
  return found?.one;
}
