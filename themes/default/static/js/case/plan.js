// @ts-check
/** Which question comes next, and how many may still come, whatever is answered. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  /** More steps than this nobody waits for; then the author's order has to do. */
  const ENOUGH = 4000;

  /** The graph in which a variable is known to be in a cell. */
  const chosen = (/** @type {any} */ graph, /** @type {number} */ id, /** @type {number} */ v, /** @type {number} */ cell) => {
    const node = graph.nodes[id];
    if (node.v >= v) return node.v === v ? node.ids[cell] : id;
    return graph.node(node.v, node.ids.map((/** @type {number} */ next) => chosen(graph, next, v, cell)));
  };

  /** The graph that says the more careful of what two say. */
  const both = (/** @type {any} */ graph, /** @type {number} */ one, /** @type {number} */ two) => {
    if (one === two) return one;
    const [a, b] = [graph.nodes[one], graph.nodes[two]];
    if (a.ruling && b.ruling) return graph.leaf(ruimte.careful(a.ruling, b.ruling));
    const v = Math.min(a.v, b.v);
    const cells = (a.v === v ? a : b).ids;
    const at = (/** @type {number} */ id, /** @type {number} */ cell) => chosen(graph, id, v, cell);
    return graph.node(v, cells.map((_, cell) => both(graph, at(one, cell), at(two, cell))));
  };

  /** The graph that says the most careful of what is possible, wherever a variable is. */
  const open = (/** @type {any} */ graph, /** @type {number} */ id, /** @type {number} */ v) => {
    const node = graph.nodes[id];
    if (node.v > v) return id;
    if (node.v < v) {
      return graph.node(node.v, node.ids.map((/** @type {number} */ next) => open(graph, next, v)));
    }
    return node.ids.reduce((/** @type {number} */ one, /** @type {number} */ two) => both(graph, one, two));
  };
  ruimte.open = open;

  /**
   * What to ask, and at most how many questions are left: the fewest in the worst case, and of
   * those that need as few, the first. What always holds is one question, and the last one; an
   * amount is asked after what was given before, so that its stretches are exact.
   */
  ruimte.plan = (/** @type {any} */ data, /** @type {any} */ left) => {
    const { graph, amount } = left;
    const isAlways = (/** @type {number} */ v) => data.asks[v].always;
    const isTotal = (/** @type {number} */ v) => data.asks[v].total;
    const together = (/** @type {number} */ v) => left.begins.length > 1 && (v === amount || isTotal(v));
    /** The variables that are asked together with one, and how many questions that takes. */
    const group = (/** @type {number[]} */ asks, /** @type {number} */ v) => {
      const list = together(v) ? [amount, ...asks.filter(isTotal)] : [v];
      return { list, cost: list.length };
    };
    const memo = new Map();
    let steps = 0;
    const most = (/** @type {number} */ id) => {
      if (!memo.has(id)) memo.set(id, best(id).most);
      return memo.get(id);
    };
    const after = (/** @type {number} */ id, /** @type {number[]} */ list) => {
      let ids = [id];
      for (const v of list) {
        const next = new Set();
        for (const one of ids) {
          const cells = graph.below(one).find((/** @type {any} */ node) => node.v === v)?.ids ?? [];
          cells.forEach((_, /** @type {number} */ cell) => next.add(chosen(graph, one, v, cell)));
          next.add(open(graph, one, v));
        }
        ids = [...next];
      }
      return ids;
    };
    const best = (/** @type {number} */ id) => {
      const asks = graph.asks(id);
      const own = asks.filter((/** @type {number} */ v) => !isAlways(v));
      const last = own.length < asks.length ? 1 : 0;
      const found = { v: own[0] ?? -1, most: own.length ? Infinity : last };
      for (const v of own) {
        if (together(v) && found.v >= 0 && together(found.v) && found.most < Infinity) continue;
        if (++steps > ENOUGH) break;
        const { list, cost } = group(own, v);
        const worst = cost + Math.max(...after(id, list).map(most));
        if (worst < found.most) Object.assign(found, { v, most: worst });
      }
      if (steps > ENOUGH) {
        const amounts = own.some(together) && !own.includes(amount) ? 1 : 0;
        return { v: own[0] ?? -1, most: own.length + amounts + last };
      }
      return found;
    };
    const asks = graph.asks(left.root);
    const { v, most: left_ } = best(left.root);
    const totals = v >= 0 && together(v) ? asks.filter(isTotal) : [];
    return { ask: totals[0] ?? (v >= 0 && together(v) ? amount : v), always: asks.filter(isAlways), most: left_ };
  };

  /** The cells of a variable, those together that lead to the same. */
  ruimte.stretches = (/** @type {any} */ graph, /** @type {number} */ root, /** @type {number} */ v) => {
    const asking = graph.below(root).filter((/** @type {any} */ node) => node.v === v);
    /** @type {number[][]} */
    const list = [];
    (asking[0]?.ids ?? []).forEach((_, /** @type {number} */ cell) => {
      const same = cell && asking.every(({ ids }) => ids[cell] === ids[cell - 1]);
      if (same) list[list.length - 1][1] = cell;
      else list.push([cell, cell]);
    });
    return list;
  };
})();
