// @ts-check
/** Which children of one version of an element are which of the other. */

/** Longer stretches are taken as they come: comparing each with each would take long. */
const MOST = 20_000;

/** Pairs of what was and what is, in order; `null` where there is no other.
 * @param {Node[]} before @param {Node[]} after @returns {[Node | null, Node | null][]} */
export const match = (before, after) => {
  let start = 0;
  while (start < before.length && start < after.length && before[start].isEqualNode(after[start])) start++;
  let end = 0;
  while (
    end < before.length - start && end < after.length - start &&
    before[before.length - 1 - end].isEqualNode(after[after.length - 1 - end])
  ) end++;
  const olds = before.slice(start, before.length - end);
  const news = after.slice(start, after.length - end);
  const middle = olds.length * news.length > MOST ? inTurn(olds, news) : aligned(olds, news);
  return [
    ...pairs(before.slice(0, start), after.slice(0, start)),
    ...middle,
    ...pairs(before.slice(before.length - end), after.slice(after.length - end)),
  ];
};

/** @type {(before: Node[], after: Node[]) => [Node, Node][]} */
const pairs = (before, after) => before.map((node, at) => [node, after[at]]);

/** How much speaks for two nodes being the same; 0: they are not. */
const likeness = (/** @type {any} */ one, /** @type {any} */ other) => {
  if (one.nodeName !== other.nodeName || one.id !== other.id) return 0;
  if (one.isEqualNode(other)) return one.nodeType === Node.ELEMENT_NODE ? 8 : 2;
  return one.className === other.className ? 3 : 1;
};

/** The pairing, in order, for which most speaks.
 * @type {(before: Node[], after: Node[]) => [Node | null, Node | null][]} */
const aligned = (before, after) => {
  const like = before.map((one) => after.map((other) => likeness(one, other)));
  const best = before.map(() => new Array(after.length + 1).fill(0));
  best.push(new Array(after.length + 1).fill(0));
  const together = (/** @type {number} */ i, /** @type {number} */ j) => like[i][j] && like[i][j] + best[i + 1][j + 1];
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], together(i, j));
    }
  }
  /** @type {[Node | null, Node | null][]} */
  const found = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (like[i][j] && best[i][j] === together(i, j)) found.push([before[i++], after[j++]]);
    else if (best[i][j] === best[i + 1][j]) found.push([before[i++], null]);
    else found.push([null, after[j++]]);
  }
  while (i < before.length) found.push([before[i++], null]);
  while (j < after.length) found.push([null, after[j++]]);
  return found;
};

/** @type {(before: Node[], after: Node[]) => [Node | null, Node | null][]} */
const inTurn = (before, after) => {
  /** @type {[Node | null, Node | null][]} */
  const found = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const [one, other] = [before[at] ?? null, after[at] ?? null];
    if (one && other && likeness(one, other)) found.push([one, other]);
    else found.push([one, null], [null, other]);
  }
  return found.filter(([one, other]) => one || other);
};
