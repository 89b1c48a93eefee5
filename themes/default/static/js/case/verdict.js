// @ts-check
/** The verdict in one look, and all that belongs to it. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const EXAMPLES = 3;
  /** As many ways to a may as are told at once; a few more are told with them. */
  const WAYS = 3;
  const SIGNS = { may: 0, ask: 1, never: 2 };

  const linked = (/** @type {any[]} */ pieces) =>
    pieces.map((piece) => Array.isArray(piece) ? ruimte.make('a', { href: piece[1] }, piece[0]) : piece);

  /** Everybody who is asked, in one breath. */
  const asking = (/** @type {any} */ t, /** @type {string[]} */ names) => {
    const last = names.at(-1) ?? '';
    const before = names.slice(0, -1).join(', ');
    return ruimte.fill(t.verdict_ask, before ? ruimte.fill(t.list_and, before, last) : last);
  };

  const once = (/** @type {any[]} */ list) =>
    list.filter((one, at) => list.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at);

  /** The plate: words first, the reason under them. */
  ruimte.plate = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {(id: string) => string} */ roleName, /** @type {Record<string, string>} */ called) => {
    const { make } = ruimte;
    const { ruling, outcomes, careful } = step;
    const told = outcomes.map((/** @type {number} */ at) => data.told[at]);
    const signs = /** @type {HTMLTemplateElement} */ (document.querySelector('template.signs')).content;
    const sign = signs.querySelectorAll('svg')[SIGNS[ruling.verdict]].cloneNode(true);
    const words = ruling.verdict === 'ask' ? asking(t, ruling.whom.map(roleName)) : told[0].verdict;
    const reasons = once(told.flatMap((/** @type {any} */ one) => one.reason));
    const why = outcomes.length === 1 ? ruimte.words(told[0].why) : '';
    return [
      make('h2.verdict', { tabIndex: -1 }, sign, make('span', {}, words)),
      ruimte.understood(t, data, step, called),
      careful ? make('p.plate-careful', {}, t.helper_careful) : '',
      reasons.map((pieces) => make('p', {}, linked(pieces))),
      why && make('p.plate-reason', {}, why),
    ].flat();
  };

  const part = (/** @type {string} */ title, /** @type {any[]} */ ...inside) =>
    ruimte.make('section.helper-part', {}, ruimte.make('h3.helper-title', {}, title), ...inside);

  /** Worked examples: those with the same verdict first, then those that differ in least. */
  const examples = (/** @type {any} */ data, /** @type {any} */ step) => {
    const { ruling, known } = step;
    const far = (/** @type {any} */ one) => {
      const same = one.verdict === ruling.verdict && [...one.whom].sort().join() === [...ruling.whom].sort().join();
      const differs = one.cells.filter((/** @type {number | null} */ cell, /** @type {number} */ v) =>
        cell !== null && known.cells[v] !== null && known.cells[v] !== cell);
      return (same ? 0 : 1000) + differs.length;
    };
    const near = [...data.examples].sort((one, two) => far(one) - far(two));
    return near.filter((one, at) => near.findIndex(({ href }) => href === one.href) === at).slice(0, EXAMPLES);
  };

  /** What follows the plate: words to say, what to do, the way to a may, and how it went before. */
  ruimte.advice = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {number} */ role) => {
    const { make, words } = ruimte;
    const told = step.outcomes.length === 1 ? data.told[step.outcomes[0]] : {};
    const alone = step.ruling.verdict === 'may' ? [] : ruimte.mayIf(data, role, step.known);
    const few = alone.length > WAYS + 2 ? WAYS : alone.length;
    const ways = (/** @type {any[]} */ boxes) => make('ul.helper-alone', {}, boxes.map((/** @type {any} */ box) =>
      make('li', {}, ruimte.roomWords(t, data, ruimte.toChange(data, step.known, box)))));
    const more = few < alone.length
      ? make('details', {}, make('summary', {}, ruimte.fill(t.helper_more_ways, ruimte.digits(String(alone.length - few)))), ways(alone.slice(few))) : '';
    const near = examples(data, step);
    const list = (/** @type {string} */ kind, /** @type {any[]} */ items) =>
      make(kind, {}, items.map((item) => make('li.steps-item', {}, item)));
    return [
      told.say && make('figure.say', {}, make('figcaption.say-label', {}, t.say),
        make('blockquote.say-words', {}, make('p', {}, words(told.say)))),
      told.afterwards && part(t.afterwards, list('ol.steps-list', told.afterwards.map(words))),
      told.note && make('p.helper-note', {}, words(told.note)),
      alone.length && part(t.helper_may, ways(alone.slice(0, few)), more),
      near.length && part(t.helper_examples, make('ul.helper-near', {}, near.map((one) =>
        make('li', {}, make('a', { href: one.href }, words(one.title)), make('span.quiet', {}, ' ' + one.told))))),
    ].filter(Boolean);
  };
})();
