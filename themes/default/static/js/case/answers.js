// @ts-check
/** What was said so far, with the way back to each of it; and what was assumed. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** An answer as the reader knows it. */
  const spoken = (/** @type {any} */ t, /** @type {any} */ now, /** @type {any} */ data, /** @type {number} */ v, /** @type {string} */ text) => {
    const asked = data.asked[v];
    if (text === '?') return t.helper_open;
    if (asked.kind === 'yes_no') return t[text] ?? text;
    const option = asked.options?.find(([id]) => id === text);
    if (option) return ruimte.words(option[1]);
    if (data.asks[v].total && text === '0') return t.helper_nothing;
    const number = /-?\d+(\.\d+)?/.exec(text)?.[0];
    return now.called[ruimte.key(data.asks[v])] ?? (number ? ruimte.shown(data, asked, number) : text);
  };

  /** What holds without having been said; empty where nothing does. */
  const assumed = (/** @type {any} */ now, /** @type {any} */ data, /** @type {number} */ v) => {
    const { total, always } = data.asks[v];
    if (total || always) return now.told ? (total ? '0' : 'no') : '';
    return data.asked[v].default ?? '';
  };

  /** `change` goes back to a step of the log, or says the opposite of what was assumed. */
  ruimte.answers = (/** @type {any} */ t, /** @type {any} */ now, /** @type {any} */ data, /** @type {any} */ change) => {
    const { make, words } = ruimte;
    const row = (/** @type {any} */ ask, /** @type {number} */ v) => {
      const key = ruimte.key(ask);
      const { kind, ask: question } = data.asked[v];
      const text = now.given[key] ?? assumed(now, data, v);
      if (!text) return [];
      const step = now.log.findIndex((/** @type {string[]} */ keys) => keys.includes(key));
      const press = step >= 0 ? () => change.back(step)
        : kind !== 'yes_no' ? key in now.given && !ask.total && (() => change.forget(key))
          : (() => change.answer({ [key]: text === 'yes' ? 'no' : 'yes' }));
      const button = press && make('button.helper-quiet', { type: 'button', onclick: press },
        t.helper_change, make('span.hidden-visually', {}, ': ', words(question)));
      return [make('div.helper-said', { 'data-assumed': key in now.given ? undefined : '' },
        make('dt', {}, words(question)), make('dd', {}, spoken(t, now, data, v, text), ' ', button || ''))];
    };
    /** What always holds is told in one row where none of it is the case. */
    const always = data.asks.filter((/** @type {any} */ ask) => ask.always).map(ruimte.key);
    const values = always.map((/** @type {string} */ key) => now.given[key] ?? (now.told ? 'no' : ''));
    const none = always.length > 1 && values.every((/** @type {string} */ value) => value === 'no');
    const rows = data.asks.flatMap((/** @type {any} */ ask, /** @type {number} */ v) => (none && ask.always ? [] : row(ask, v)));
    if (none) {
      const step = now.log.findIndex((/** @type {string[]} */ keys) => keys.includes(always[0]));
      rows.push(make('div.helper-said', { 'data-assumed': step < 0 ? '' : undefined }, make('dt', {}, t.helper_always),
        make('dd', {}, t.helper_none, ' ', make('button.helper-quiet', { type: 'button', onclick: () => (step < 0 ? change.open() : change.back(step)) },
          t.helper_change, make('span.hidden-visually', {}, ': ', t.helper_always)))));
    }
    const hint = rows.some((/** @type {HTMLElement} */ one) => 'assumed' in one.dataset);
    return rows.length ? [make('section.helper-part', {}, make('h3.helper-title', {}, t.helper_answers),
      make('dl.helper-answers', {}, rows), hint ? make('p.helper-hint', {}, t.helper_assumed) : '')] : [];
  };
})();
