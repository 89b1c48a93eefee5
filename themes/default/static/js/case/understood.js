// @ts-check
/** What of a case was understood, and what is left of a limit: beside the verdict. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const BETWEEN = ' · ';

  /** How an amount stands to each limit within which it is a may; nothing where not all is known
   * exactly. A stretch that was pressed (`called`) is no amount. */
  const within = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {Record<string, string>} */ called) => {
    const { outcomes, known } = step;
    const limits = (outcomes.length === 1 && data.limits[outcomes[0]]) || [];
    const beforeOf = (/** @type {number} */ v) => (data.asks[v].total ? known.before[v] : 0n);
    const isCertain = known.amount !== null && !Object.hasOwn(called, 'amount')
      && limits.every((/** @type {any} */ [v]) => beforeOf(v) !== null);
    if (!isCertain) return [];
    const write = (/** @type {bigint} */ value) => ruimte.shown(data, { kind: 'money' }, ruimte.plain(value));
    return limits.map((/** @type {any} */ [v, value, words]) => {
      const [amount, before] = [known.amount / 2n, beforeOf(v)];
      const sum = amount + before;
      const left = write(ruimte.exact(value) - sum);
      return before ? ruimte.fill(t.case_sum, write(amount), write(before), write(sum), words, left)
        : ruimte.fill(t.case_of, write(amount), words, left);
    });
  };

  /** What was given before, where that was more than nothing: `€30 per guest`. */
  const before = (/** @type {any} */ data, /** @type {any} */ step) =>
    data.asks.flatMap((/** @type {any} */ ask, /** @type {number} */ v) => (ask.total && step.known.before[v]
      ? [ruimte.fill(data.asked[v].per, ruimte.shown(data, data.asked[v], ruimte.plain(step.known.before[v])))] : []));

  /** A quantity that was given, as it was called or as it was understood. */
  const quantity = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {Record<string, string>} */ called, /** @type {number} */ v) => {
    const asked = data.asked[v];
    const key = ruimte.key(data.asks[v]);
    const text = step.values[key];
    if (text === undefined || !['number', 'percent', 'money'].includes(asked.kind)) return [];
    const question = [ruimte.words(asked.ask), ' '];
    if (text === ruimte.OPEN) return [[...question, t.helper_unknown]];
    if (data.asks[v].total) return [];
    if (Object.hasOwn(called, key)) return [[...(key === 'amount' ? [] : question), called[key]]];
    const says = key === 'amount' || asked.unit;
    return [[...(says ? [] : question), ruimte.shown(data, asked, text)]];
  };

  /** Lines that tell what was understood. */
  ruimte.understood = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {Record<string, string>} */ called) => {
    const limits = within(t, data, step, called);
    const given = before(data, step);
    const told = data.asks.flatMap((/** @type {any} */ ask, /** @type {number} */ v) => {
      if (ask.fact === 'amount' && limits.length) return [];
      const [parts] = quantity(t, data, step, called, v);
      if (!parts) return [];
      const isAmount = ask.fact === 'amount' && given.length && step.values.amount !== ruimte.OPEN;
      return [isAmount ? [ruimte.fill(t.case_before, parts.join(''), given.join(BETWEEN))] : parts];
    });
    const line = told.flatMap((/** @type {any[]} */ parts, /** @type {number} */ at) => (at ? [BETWEEN, ...parts] : parts));
    return [...limits, ...(line.length ? [line] : [])];
  };
})();
