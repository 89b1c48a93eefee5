// @ts-check
/** What a link gives for a case, read as `ruimte decide` reads it: nothing is guessed. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const TOTAL = 'already.';

  /** What a reader says who does not know. */
  ruimte.OPEN = '?';

  /** By which name a link calls what is asked. */
  ruimte.key = (/** @type {any} */ ask) => ask.fact ?? TOTAL + ask.total;

  /** An amount in the boundary's own currency. */
  const money = (/** @type {any} */ data, /** @type {string} */ name, /** @type {string} */ text) => {
    const read = ruimte.amount(text, data.currency);
    if (Array.isArray(read)) return ['given_of', name, read];
    const other = data.currency && read.currency !== data.currency;
    return other ? ['given_other_currency', name, read.currency, data.id, data.currency] : read.number;
  };

  /** The value of one name, or what is wrong with it. */
  const read = (/** @type {any} */ data, /** @type {number} */ v, /** @type {string} */ text) => {
    if (text === ruimte.OPEN) return text;
    const { total, fact } = data.asks[v];
    if (data.asked[v].kind === 'money') return money(data, total ?? fact, text);
    const value = ruimte.value(data.asked[v], text);
    return Array.isArray(value) ? ['given_of', fact, value] : value;
  };

  /** The value of a name that was given once, or what is wrong with what was given. */
  const once = (/** @type {any} */ data, /** @type {number} */ v, /** @type {string[]} */ texts) => {
    const all = texts.map((text) => read(data, v, text));
    const twice = all.length > 1 ? ['given_twice', data.asks[v].fact ?? data.asks[v].total] : all[0];
    return all.find(Array.isArray) ?? twice;
  };

  /** What is wrong with a name that nothing here has. */
  const unknown = (/** @type {any} */ data, /** @type {string} */ name) => {
    const names = (/** @type {'fact' | 'total'} */ kind) =>
      data.asks.map((/** @type {any} */ ask) => ask[kind]).filter((/** @type {string | undefined} */ one) => one !== undefined);
    if (!name.startsWith(TOTAL)) return ruimte.meant(['given_fact', data.id, name], name, names('fact'));
    const period = name.slice(TOTAL.length);
    const message = ['given_period', data.id, period];
    return names('total').length ? ruimte.meant(message, period, names('total')) : ['given_help', message, ['given_no_totals']];
  };

  /**
   * Reads texts by name, `again` what a name was given a second time: the `values` that can be
   * reckoned with, and what is `refused`: its name and text, what it is of (`v`, below 0
   * where there is no such thing) and the message, in the order in which the command line would come to it.
   */
  ruimte.given = (/** @type {any} */ data, /** @type {Record<string, string>} */ given, /** @type {Record<string, string>} */ again) => {
    /** @type {Record<string, string>} */
    const values = Object.create(null);
    /** @type {{name: string, v: number, text: string, message: any[]}[]} */
    const refused = [];
    const isTotal = (/** @type {string} */ name) => name.startsWith(TOTAL);
    const names = Object.keys(given);
    for (const name of [...names.filter(isTotal), ...names.filter((one) => !isTotal(one))]) {
      const v = data.asks.findIndex((/** @type {any} */ ask) => ruimte.key(ask) === name);
      const found = v < 0 ? unknown(data, name) : once(data, v, [given, again].filter((texts) => Object.hasOwn(texts, name)).map((texts) => texts[name]));
      if (Array.isArray(found)) refused.push({ name, v, text: given[name], message: found });
      else values[name] = found;
    }
    return { values, refused };
  };
})();
