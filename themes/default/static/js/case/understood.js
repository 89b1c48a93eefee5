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
    const beforeOf = (/** @type {number} */ v) => /** @type {bigint | null} */ (data.asks[v].total ? known.before[v] : 0n);
    const isCertain = known.amount !== null && !Object.hasOwn(called, 'amount')
      && limits.every((/** @type {any} */ [v]) => beforeOf(v) !== null);
    if (!isCertain) return [];
    const write = (/** @type {bigint} */ value) => ruimte.shown(data, { kind: 'money' }, ruimte.plain(value));
    return limits.map((/** @type {any} */ [v, value, words]) => {
      const [amount, before] = [known.amount / 2n, beforeOf(v) ?? 0n];
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

  /** A quantity that was given, as it was called or as it was understood; with its question where
   * it would not be known without. */
  const quantity = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {Record<string, string>} */ called, /** @type {number} */ v) => {
    const [asked, { total, fact }] = [data.asked[v], data.asks[v]];
    const key = ruimte.key(data.asks[v]);
    const text = step.values[key];
    const isOpen = text === ruimte.OPEN;
    if (text === undefined || !['number', 'percent', 'money'].includes(asked.kind) || (total && !isOpen)) return {};
    const isCalled = Object.hasOwn(called, key);
    // Of two that read alike nobody would know which is which.
    const isTwin = data.asks.some((/** @type {any} */ ask, /** @type {number} */ other) => other !== v && !ask.total
      && data.asked[other].kind === asked.kind && data.asked[other].unit === asked.unit && step.values[ruimte.key(ask)] !== undefined);
    const words = isOpen ? t.helper_unknown : isCalled ? called[key] : ruimte.shown(data, asked, text);
    return { words, question: isOpen || (fact !== 'amount' && (isCalled || isTwin || !asked.unit)) ? ruimte.words(asked.ask) : '' };
  };

  /** Lines that tell what was understood, the amount first. */
  ruimte.understood = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {Record<string, string>} */ called) => {
    const limits = within(t, data, step, called);
    const given = before(data, step).join(BETWEEN);
    const [bare, asked] = [/** @type {string[]} */ ([]), /** @type {any[]} */ ([])];
    data.asks.forEach((/** @type {any} */ { fact }, /** @type {number} */ v) => {
      const { words, question } = quantity(t, data, step, called, v);
      if (!words || (fact === 'amount' && limits.length)) return;
      if (question) asked.push([question, ' ', words]);
      else if (fact === 'amount') bare.unshift(given ? ruimte.fill(t.case_before, words, given) : words);
      else bare.push(words);
    });
    const line = (/** @type {any} */ inside) => ruimte.make('p.plate-case', {}, inside);
    return [
      ...limits.map(line),
      ...(bare.length ? [line(bare.join(BETWEEN))] : []),
      ...asked.map((parts) => ruimte.make('p.plate-case', { 'data-asked': '' }, parts)),
    ];
  };
})();
