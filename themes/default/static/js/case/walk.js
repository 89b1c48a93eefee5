// @ts-check
/**
 * Walks decision diagrams. The rules were compiled elsewhere; here only cells are followed.
 * What is left of a diagram once some answers are known is again a reduced graph: two parts
 * that say the same are one, so what it still asks is what still matters.
 */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const RANK = { may: 0, ask: 1, never: 2 };

  /** A reduced graph; its leaves are rulings. */
  class Graph {
    constructor() {
      /** @type {{v: number, ids: number[], ruling: any}[]} */
      this.nodes = [];
      /** @type {Map<string, number>} */
      this.known = new Map();
    }

    add(/** @type {string} */ key, /** @type {any} */ node) {
      let id = this.known.get(key);
      if (id === undefined) {
        id = this.nodes.push(node) - 1;
        this.known.set(key, id);
      }
      return id;
    }

    leaf(/** @type {any} */ ruling) {
      const { verdict, whom = [], decides = '' } = ruling;
      const key = [verdict, [...whom].sort(), decides].join('|');
      return this.add(key, { v: Infinity, ids: [], ruling: { verdict, whom, decides } });
    }

    node(/** @type {number} */ v, /** @type {number[]} */ ids) {
      return ids.every((id) => id === ids[0]) ? ids[0] : this.add(v + ':' + ids, { v, ids });
    }

    /** Every node that a walk from here may pass. */
    below(/** @type {number} */ root) {
      const seen = new Set([root]);
      for (const id of seen) this.nodes[id].ids.forEach((next) => seen.add(next));
      return [...seen].map((id) => this.nodes[id]);
    }

    /** What is still asked, in the author's order. */
    asks(/** @type {number} */ root) {
      const asked = new Set(this.below(root).map(({ v }) => v));
      return [...asked].filter(Number.isFinite).sort((one, two) => one - two);
    }
  }

  /** Where the cells of each variable end, on a line that tells `up to` from `less than`. */
  const cutsOf = (/** @type {any} */ data) =>
    (data.cutsOf ??= data.asks.map((/** @type {any} */ ask) =>
      (ask.cuts ?? []).map(([value, after]) => 2n * ruimte.exact(value) + (after ? 1n : 0n))));

  /** The cell at a place on that line. */
  ruimte.cell = (/** @type {any} */ data, /** @type {number} */ v, /** @type {bigint} */ place) =>
    cutsOf(data)[v].filter((/** @type {bigint} */ cut) => cut <= place).length;

  /**
   * What is left of a boundary's diagram for a role. Of what is known, `cells` has the cell of
   * each variable or null, `amount` the place of the amount or null, and `before` what was given
   * before for each total, or null. An amount that is not known moves its totals with it, so it
   * is cut wherever one of them is.
   */
  ruimte.restrict = (/** @type {any} */ data, /** @type {number} */ role, /** @type {any} */ known) => {
    const { asks, asked, nodes, leaves, outcomes } = data;
    const cuts = cutsOf(data);
    const graph = new Graph();
    const amount = asks.findIndex((/** @type {any} */ ask) => ask.fact === 'amount');
    const isMoney = (/** @type {number} */ v) => v === amount || asks[v].total;
    const moved = (/** @type {number} */ v) => 2n * (known.before[v] ?? 0n);
    const ends = cuts.flatMap((/** @type {bigint[]} */ list, /** @type {number} */ v) =>
      isMoney(v) ? list.map((cut) => cut - moved(v)) : []);
    const begins = known.amount === null
      ? [...new Set([0n, ...ends.filter((/** @type {bigint} */ end) => end > 0n)])].sort((one, two) => (one < two ? -1 : 1))
      : [known.amount];
    /** The cells in which a variable may be, where the amount is at a place. */
    const range = (/** @type {number} */ v, /** @type {bigint} */ place) => {
      const last = asked[v].kind === 'yes_no' ? 1 : asked[v].options?.length - 1 || cuts[v].length;
      if (!isMoney(v)) return known.cells[v] === null ? [0, last] : [known.cells[v], known.cells[v]];
      const cell = ruimte.cell(data, v, place + (asks[v].total ? moved(v) : 0n));
      return [cell, asks[v].total && known.before[v] === null ? last : cell];
    };
    const told = new Set();
    const memo = new Map();
    const left = (/** @type {number} */ to, /** @type {number} */ stretch) => {
      const key = to + '|' + stretch;
      if (!memo.has(key)) memo.set(key, follow(to, stretch));
      return memo.get(key);
    };
    const follow = (/** @type {number} */ to, /** @type {number} */ stretch) => {
      if (to < 0) {
        const number = leaves[-1 - to][role];
        told.add(number);
        return graph.leaf(outcomes[number]);
      }
      const [v, ...runs] = nodes[to];
      if (isMoney(v) && stretch < 0) {
        return graph.node(amount, begins.map((_, at) => left(to, at)));
      }
      const [first, last] = range(v, begins[stretch]);
      /** @type {number[]} */
      const ids = [];
      for (let cell = 0, at = 0; cell <= last; cell++) {
        if (runs[at] < cell) at += 2;
        ids.push(cell < first ? -1 : left(runs[at + 1], stretch));
      }
      return graph.node(v, ids.map((id) => (id < 0 ? ids[first] : id)));
    };
    const root = left(data.root, -1);
    return { graph, root, amount, begins, told: [...told].sort((one, two) => one - two) };
  };

  /** Of two rulings the more careful one; of two asks, all who are asked. */
  ruimte.careful = (/** @type {any} */ one, /** @type {any} */ two) => {
    const more = RANK[one.verdict] - RANK[two.verdict];
    if (more) return more > 0 ? one : two;
    const decides = one.decides === two.decides ? one.decides : '';
    return { verdict: one.verdict, whom: [...new Set([...one.whom, ...two.whom])], decides };
  };
})();
