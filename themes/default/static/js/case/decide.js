// @ts-check
/** A case: what is known in it, and what that decides. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** The place of a number on the line of its cuts; what holds unless said otherwise is written
   * with what it is of: `80 EUR`, `15 %`. */
  const place = (/** @type {string | undefined} */ text) => {
    const digits = /^-?\d+(\.\d+)?/.exec(text ?? '')?.[0];
    return digits === undefined ? null : 2n * ruimte.exact(digits);
  };

  /** What is known: `values` by name; where they come from an address (`told`), what that leaves
   * out `always` and of running totals is not the case. Nothing is known of what is `refused`. */
  ruimte.known = (/** @type {any} */ data, /** @type {Record<string, string>} */ values, /** @type {boolean} */ told, /** @type {Set<number>} */ refused) => {
    const known = { cells: [], amount: null, before: [], open: [] };
    data.asks.forEach((/** @type {any} */ ask, /** @type {number} */ v) => {
      const asked = data.asked[v];
      let text = values[ruimte.key(ask)];
      if (text === ruimte.OPEN) known.open.push(v);
      const assumed = !ask.always ? asked.default : told ? 'no' : undefined;
      if (!refused.has(v)) text ??= assumed;
      const at = asked.kind === 'yes_no' || asked.kind === 'choice' ? null : place(text);
      const cell = asked.kind === 'yes_no'
        ? ['yes', 'no'].indexOf(text)
        : (asked.options ?? []).findIndex(([id]) => id === text);
      known.cells[v] = at !== null ? ruimte.cell(data, v, at) : cell < 0 ? null : cell;
      if (ask.fact === 'amount') known.amount = at;
      if (ask.total) known.before[v] = at !== null ? at / 2n : told && text === undefined && !refused.has(v) ? 0n : null;
    });
    // Nobody who does not know the amount is asked for the rest of its total.
    if (known.open.some((v) => data.asks[v].fact === 'amount')) {
      data.asks.forEach((/** @type {any} */ ask, /** @type {number} */ v) => ask.total && known.open.push(v));
    }
    return known;
  };

  /** What to ask where something was refused: that again, before anything else. */
  const again = (/** @type {any} */ data, /** @type {any} */ plan, /** @type {{v: number}[]} */ refused) => {
    const v = refused.find((one) => one.v >= 0)?.v;
    const isAlways = v !== undefined && data.asks[v].always;
    const always = isAlways ? [...new Set([...plan.always, v])].sort((one, two) => one - two) : plan.always;
    return { ...plan, always, ask: isAlways ? -1 : v ?? plan.ask, most: Math.max(plan.most, v === undefined ? 0 : 1) };
  };

  /** What a case decides: a ruling, or the next question. What is refused is never a ruling;
   * where nobody can say what it was to be of, nothing is assumed either. */
  ruimte.decide = (/** @type {any} */ data, /** @type {string} */ role, /** @type {Record<string, string>} */ given, /** @type {boolean} */ told, /** @type {Record<string, string>=} */ twice) => {
    const { values, refused } = ruimte.given(data, given, twice ?? {});
    const assumes = told && refused.every((/** @type {any} */ one) => one.v >= 0);
    const wrong = new Set(refused.map((/** @type {any} */ one) => one.v));
    const known = ruimte.known(data, values, assumes, wrong);
    const left = ruimte.restrict(data, data.roles.indexOf(role), known);
    const { graph, root } = left;
    const asks = new Set([...graph.asks(root), ...wrong]);
    const needs = [...asks].sort((one, two) => one - two).map((v) => data.asks[v]?.fact).filter(Boolean);
    let id = root;
    for (const v of known.open) id = ruimte.open(graph, id, v);
    const { ruling } = graph.nodes[id];
    const step = { needs, known, values, refused };
    if (!ruling || refused.length) {
      const plan = ruimte.plan(data, { ...left, root: id });
      return { ...step, left: { ...left, root: id }, ...(refused.length ? again(data, plan, refused) : plan) };
    }
    const careful = !graph.nodes[root].ruling;
    const outcomes = left.told.filter((/** @type {number} */ at) => data.outcomes[at].verdict === ruling.verdict);
    return { ...step, ruling, careful, outcomes };
  };
})();
