// @ts-check
/** A case: what is known in it, and what that decides. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const OPEN = '?';

  /** By which name an address calls what is asked. */
  ruimte.key = (/** @type {any} */ ask) => ask.fact ?? 'already.' + ask.total;

  /** The number in a value as examples write it: `80`, `80 EUR`, `15 %`. */
  const number = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string | undefined} */ text) => {
    const [, digits, rest] = /^\s*(-?\d+(?:\.\d+)?)\s*(\D.*?)?\s*$/.exec(text ?? '') ?? [];
    const wrong = asked.kind === 'money' && (digits?.startsWith('-') || (rest && rest !== data.currency));
    return digits === undefined || wrong ? null : 2n * ruimte.exact(digits);
  };

  /** What is known: `given` has values by name, and where it comes from an address, what that
   * leaves out `always` and of running totals is not the case. */
  ruimte.known = (/** @type {any} */ data, /** @type {Record<string, string>} */ given, /** @type {boolean} */ told) => {
    const known = { cells: [], amount: null, before: [], open: [] };
    data.asks.forEach((/** @type {any} */ ask, /** @type {number} */ v) => {
      const asked = data.asked[v];
      let text = given[ruimte.key(ask)];
      if (text === OPEN) known.open.push(v);
      text ??= !ask.always ? asked.default : told ? 'no' : undefined;
      const place = asked.kind === 'yes_no' || asked.kind === 'choice' ? null : number(data, asked, text);
      const cells = asked.kind === 'yes_no'
        ? ['yes', 'no'].indexOf(text)
        : (asked.options ?? []).findIndex(([id]) => id === text);
      known.cells[v] = place !== null ? ruimte.cell(data, v, place) : cells < 0 ? null : cells;
      if (ask.fact === 'amount') known.amount = place;
      if (ask.total) known.before[v] = place !== null ? place / 2n : told && text === undefined ? 0n : null;
    });
    // Nobody who does not know the amount is asked for the rest of its total.
    if (known.open.some((v) => data.asks[v].fact === 'amount')) {
      data.asks.forEach((/** @type {any} */ ask, /** @type {number} */ v) => ask.total && known.open.push(v));
    }
    return known;
  };

  /** What a case decides: a ruling, or the next question. */
  ruimte.decide = (/** @type {any} */ data, /** @type {string} */ role, /** @type {Record<string, string>} */ given, /** @type {boolean} */ told) => {
    const known = ruimte.known(data, given, told);
    const left = ruimte.restrict(data, data.roles.indexOf(role), known);
    const { graph, root } = left;
    const facts = (/** @type {number} */ id) =>
      graph.asks(id).map((/** @type {number} */ v) => data.asks[v].fact).filter(Boolean);
    const needs = facts(root);
    let id = root;
    for (const v of known.open) id = ruimte.open(graph, id, v);
    const { ruling } = graph.nodes[id];
    if (!ruling) return { needs, known, left: { ...left, root: id }, ...ruimte.plan(data, { ...left, root: id }) };
    const careful = !graph.nodes[root].ruling;
    const outcomes = left.told.filter((/** @type {number} */ at) => data.outcomes[at].verdict === ruling.verdict);
    return { ruling, careful, outcomes, known, needs };
  };
})();
