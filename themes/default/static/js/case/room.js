// @ts-check
/**
 * What would make it a may: the widest room in which a role decides alone, of what it can still
 * choose. The same steps as `ruimte decide` takes (src/decide/may_if.rs), so that both say the
 * same: a diagram in which everything else is known, and the widest boxes in it.
 */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const [NO, YES] = [0, 1];
  /** As many boxes as there are at most, and as much as one may think about them. */
  const [MOST, ENOUGH] = [24, 20000];

  /** A reduced graph whose leaves are yes and no; `ids` has where each cell leads. */
  class Formula {
    constructor() {
      /** @type {{v: number, ids: number[]}[]} */
      this.nodes = [{ v: Infinity, ids: [] }, { v: Infinity, ids: [] }];
      /** @type {Map<string, number>} */
      this.known = new Map();
    }

    node(/** @type {number} */ v, /** @type {number[]} */ ids) {
      if (ids.every((id) => id === ids[0])) return ids[0];
      const key = v + ':' + ids;
      if (!this.known.has(key)) {
        if (this.nodes.length > ENOUGH) throw new RangeError('too many parts');
        this.known.set(key, this.nodes.push({ v, ids }) - 1);
      }
      return /** @type {number} */ (this.known.get(key));
    }

    /** Whether it holds everywhere in a box. */
    holdsIn(/** @type {number} */ root, /** @type {Map<number, number[]>} */ box) {
      const seen = new Set([root]);
      for (const id of seen) {
        const { v, ids } = this.nodes[id];
        const cells = box.get(v);
        ids.forEach((next, cell) => (!cells || cells.includes(cell)) && seen.add(next));
        if (id === NO) return false;
      }
      return true;
    }

    /** The cheapest way to where it holds, as one cell for each variable on it. */
    cheapest(/** @type {number} */ root, /** @type {(v: number, cell: number) => number} */ cost) {
      /** @type {{cost: number, cell: number}[]} */
      const best = [];
      this.nodes.forEach(({ v, ids }, id) => {
        best[id] = { cost: id === YES ? 0 : Infinity, cell: -1 };
        ids.forEach((next, cell) => {
          const sum = best[next].cost + (best[next].cost < Infinity ? cost(v, cell) : 0);
          if (sum < best[id].cost) best[id] = { cost: sum, cell };
        });
      });
      if (best[root].cost === Infinity) return null;
      /** @type {Map<number, number[]>} */
      const box = new Map();
      for (let id = root; id > YES; id = this.nodes[id].ids[best[id].cell]) box.set(this.nodes[id].v, [best[id].cell]);
      return box;
    }

    /** The same without a box. */
    without(/** @type {number} */ id, /** @type {[number, number[]][]} */ box, /** @type {(v: number) => number} */ count, memo = new Map()) {
      if (id === NO || !box.length) return NO;
      const key = id + '|' + box.length;
      if (memo.has(key)) return memo.get(key);
      const [[first, cells], ...rest] = box;
      const { v, ids } = this.nodes[id];
      /** @type {number} */
      let made;
      if (v < first) {
        made = this.node(v, ids.map((next) => this.without(next, box, count, memo)));
      } else {
        const all = v === first ? ids : Array(count(first)).fill(id);
        made = this.node(first, all.map((next, cell) => (cells.includes(cell) ? this.without(next, rest, count, memo) : next)));
      }
      memo.set(key, made);
      return made;
    }
  }

  /** Where what is left of a diagram is a may, whatever is not `chosen` may be. */
  const formulaOf = (/** @type {any} */ left, /** @type {(v: number) => boolean} */ chosen) => {
    const formula = new Formula();
    const memo = new Map();
    let work = 0;
    const read = (/** @type {number[]} */ set) => {
      let v = Infinity;
      for (;;) {
        const nodes = set.map((id) => left.graph.nodes[id]);
        if (nodes.some(({ ruling }) => ruling && ruling.verdict !== 'may')) return NO;
        set = set.filter((_, at) => !nodes[at].ruling);
        v = Math.min(...set.map((id) => left.graph.nodes[id].v));
        if ((work += set.length + 1) > 20 * ENOUGH) throw new RangeError('too many parts');
        if (v === Infinity || chosen(v)) break;
        set = [...new Set(set.flatMap((id) => (left.graph.nodes[id].v === v ? left.graph.nodes[id].ids : [id])))];
      }
      if (v === Infinity) return YES;
      const key = set.sort((one, two) => one - two).join();
      if (!memo.has(key)) {
        const count = left.graph.nodes[set.find((id) => left.graph.nodes[id].v === v) ?? 0].ids.length;
        const next = (/** @type {number} */ cell) =>
          [...new Set(set.map((id) => (left.graph.nodes[id].v === v ? left.graph.nodes[id].ids[cell] : id)))];
        memo.set(key, formula.node(v, Array.from({ length: count }, (_, cell) => read(next(cell)))));
      }
      return memo.get(key);
    };
    return { formula, root: read([left.root]) };
  };

  const boxes = (/** @type {any} */ data, /** @type {number} */ role, /** @type {any} */ known, /** @type {(v: number) => boolean} */ chosen) => {
    const cells = known.cells.map((/** @type {number | null} */ cell, /** @type {number} */ v) => (chosen(v) ? null : cell));
    const left = ruimte.restrict(data, role, { ...known, cells, amount: null });
    const { formula, root } = formulaOf(left, chosen);
    const amount = left.amount;
    const isQuantity = (/** @type {number} */ v) => !['yes_no', 'choice'].includes(data.asked[v].kind);
    const count = (/** @type {number} */ v) => (v === amount ? left.begins.length
      : data.asked[v].kind === 'yes_no' ? 2 : data.asked[v].options?.length ?? data.cutsOf[v].length + 1);
    const given = (/** @type {number} */ v) => (v !== amount ? known.cells[v]
      : known.amount === null ? null : left.begins.filter((/** @type {bigint} */ begin) => begin <= known.amount).length - 1);
    const effort = (/** @type {number} */ v, /** @type {number} */ cell) => (given(v) === null ? 1
      : given(v) === cell ? 0 : data.asks[v].always ? 1_000_000 : isQuantity(v) ? 1001 : 1002);
    /** A box around another that is all may and cannot be made wider: first in the amount. */
    const widened = (/** @type {Map<number, number[]>} */ box) => {
      for (const v of [...box.keys()].sort((one, two) => Number(two === amount) - Number(one === amount))) {
        const fits = (/** @type {number[]} */ own) => formula.holdsIn(root, new Map(box).set(v, own));
        let own = box.get(v) ?? [];
        const last = count(v) - 1;
        if (isQuantity(v)) {
          while (/** @type {number} */ (own.at(-1)) < last && fits([...own, /** @type {number} */ (own.at(-1)) + 1])) own = [...own, /** @type {number} */ (own.at(-1)) + 1];
          while (own[0] > 0 && fits([own[0] - 1, ...own])) own = [own[0] - 1, ...own];
        } else {
          for (let cell = 0; cell <= last; cell++) {
            const more = [...own, cell].sort((one, two) => one - two);
            if (!own.includes(cell) && fits(more)) own = more;
          }
        }
        if (own.length > last) box.delete(v);
        else box.set(v, own);
      }
      return box;
    };
    const found = [];
    for (let rest = root; rest !== NO && found.length < MOST;) {
      const way = formula.cheapest(rest, effort);
      const box = way && [...widened(way)];
      if (!box?.length) break;
      rest = formula.without(rest, box, count);
      const ends = (/** @type {number} */ v) => (v === amount ? left.begins.slice(1) : data.cutsOf[v]);
      found.push(box.map(([v, own]) => (isQuantity(v)
        ? { v, from: own[0] ? ends(v)[own[0] - 1] : undefined, to: ends(v)[/** @type {number} */ (own.at(-1))] }
        : { v, cells: own })));
    }
    return found;
  };

  /** Boxes that hold every case in which a role, by its number, decides alone, as far as it can
   * still choose; the nearest first. None where it may already. */
  ruimte.mayIf = (/** @type {any} */ data, /** @type {number} */ role, /** @type {any} */ known) => {
    const isChosen = (/** @type {number} */ v) => data.asks[v].can_change;
    const isAmount = (/** @type {number} */ v) => data.asks[v].fact === 'amount';
    for (const chosen of [isChosen, isAmount]) {
      try {
        return data.asks.some((_, /** @type {number} */ v) => chosen(v)) ? boxes(data, role, known, chosen) : [];
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
      }
    }
    return [];
  };

  /** What a reader is told of a box: the amount, and what would have to be otherwise. */
  ruimte.toChange = (/** @type {any} */ data, /** @type {any} */ known, /** @type {any[]} */ box) => {
    const isSo = (/** @type {any} */ { v, from, to, cells }) => {
      const cell = known.cells[v];
      if (data.asks[v].fact === 'amount' || cell === null) return false;
      if (cells) return cells.includes(cell);
      const begins = data.cutsOf[v];
      return (from === undefined || begins[cell - 1] >= from) && (to === undefined || begins[cell] <= to);
    };
    return box.filter((one) => !isSo(one));
  };

  /** A box in words: `Up to €220, if “Is there a receipt?” is yes`. */
  ruimte.roomWords = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any[]} */ box) => {
    const listed = (/** @type {string[]} */ all, /** @type {string} */ how) =>
      all.length < 2 ? all.join() : ruimte.fill(t[how], all.slice(0, -1).join(', '), all.at(-1));
    const answer = (/** @type {any} */ { v, from, to, cells }) => {
      const asked = data.asked[v];
      if (asked.kind === 'yes_no') return t[cells[0] ? 'answer_no' : 'answer_yes'];
      if (cells) return listed(cells.map((/** @type {number} */ cell) => [asked.options[cell][1]].flat()[0]), 'list_or');
      const write = (/** @type {bigint} */ place) => ruimte.shown(data, asked, ruimte.plain(place >> 1n));
      if (from !== undefined && to !== undefined && from >> 1n === to >> 1n) return ruimte.fill(t.exactly, write(from));
      const isUnit = asked.kind !== 'number' || asked.unit;
      const limit = isUnit ? 'up_to' : 'at_most';
      if (from !== undefined && to !== undefined) {
        const first = asked.kind === 'number' ? ruimte.digits(ruimte.plain(from >> 1n)) : write(from);
        const both = from & 1n ? (to & 1n ? (isUnit ? 'above_up_to' : 'above_at_most') : 'above_below') : to & 1n ? 'between' : 'from_below';
        return ruimte.fill(t[both], first, write(to));
      }
      return [from !== undefined && ruimte.fill(t[from & 1n ? 'more_than' : 'at_least'], write(from)),
        to !== undefined && ruimte.fill(t[to & 1n ? limit : 'less_than'], write(to))].filter(Boolean).join(', ');
    };
    const amounts = box.filter(({ v }) => !data.asked[v].condition).map(answer);
    const others = box.filter(({ v }) => data.asked[v].condition).map((one) => ruimte.fill(data.asked[one.v].condition, answer(one)));
    const [money, conditions] = [listed(amounts, 'list_and'), listed(others, 'list_and')];
    const words = !others.length ? money : ruimte.fill(t[amounts.length ? 'where_money_if' : 'where_if'], money, conditions);
    return words.replace(/^./u, (/** @type {string} */ first) => first.toUpperCase());
  };
})();
