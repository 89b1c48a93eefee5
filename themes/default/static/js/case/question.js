// @ts-check
/** One question, with an answer to press for everything it can be. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  /** More buttons than this are no help; then a number is typed. */
  const MOST = 6;

  /** A stretch between two places in words: `more than €250`. */
  const told = (/** @type {any} */ t, /** @type {any} */ write, /** @type {any} */ from, /** @type {any} */ to) => {
    const part = (/** @type {bigint} */ place, /** @type {string} */ after, /** @type {string} */ before) =>
      ruimte.fill(t[place & 1n ? after : before], write(place >> 1n));
    if (from !== undefined && to !== undefined && from >> 1n === to >> 1n) return ruimte.fill(t.exactly, write(from >> 1n));
    const parts = [];
    if (from !== undefined) parts.push(part(from, 'more_than', 'at_least'));
    if (to !== undefined) parts.push(part(to, 'at_most', 'less_than'));
    return parts.join(', ').replace(/^./u, (first) => first.toUpperCase());
  };

  /** A number within a stretch: its end where that belongs to it, else a little further. */
  const within = (/** @type {any} */ from, /** @type {any} */ to, /** @type {number} */ decimals, /** @type {boolean} */ isMoney) => {
    if (to !== undefined && to & 1n) return to >> 1n;
    if (from !== undefined && !(from & 1n)) return from >> 1n;
    const one = ruimte.exact('1');
    const step = decimals ? ruimte.exact('0.' + '1'.padStart(decimals, '0')) : one;
    // Money is never less than nothing.
    if (from === undefined) return to === undefined || isMoney ? 0n : (to >> 1n) - step;
    const near = [one, step].map((more) => (from >> 1n) + more);
    return near.find((value) => to === undefined || 2n * value < to) ?? ((from >> 1n) + (to >> 1n)) / 2n;
  };

  const SPAN = /^([[(])(-?\d+(?:\.\d+)?)?,(-?\d+(?:\.\d+)?)?([\])])$/;

  /** A stretch as a link says it: `(3,1500]`, with a round bracket where its end does not belong to it. */
  const span = (/** @type {any} */ from, /** @type {any} */ to) => {
    const write = (/** @type {any} */ place) => (place === undefined ? '' : ruimte.plain(place >> 1n));
    return (from === undefined || from & 1n ? '(' : '[') + write(from) + ',' + write(to) + (to !== undefined && to & 1n ? ']' : ')');
  };

  /** The two places of such a stretch; undefined where it is none. */
  const places = (/** @type {string} */ text) => {
    const [, opens, low, high, closes] = SPAN.exec(text) ?? [];
    if (!opens || (low === undefined && high === undefined) || ![low, high].every((one) => one === undefined || ruimte.reckons(one))) return undefined;
    const place = (/** @type {string | undefined} */ number, /** @type {boolean} */ after) =>
      (number === undefined ? undefined : 2n * ruimte.exact(number) + (after ? 1n : 0n));
    return { from: place(low, opens === '('), to: place(high, closes === ']') };
  };

  /** Whether what is decided is the same everywhere in a stretch, as the rest of the case is known. */
  const isOne = (/** @type {any} */ data, /** @type {any} */ known, /** @type {number} */ role, /** @type {number} */ v, /** @type {any} */ { from, to }) => {
    const isAmount = data.asks[v].fact === 'amount';
    const cells = known.cells.map((/** @type {number | null} */ cell, /** @type {number} */ at) => (at === v || (isAmount && data.asks[at].total) ? null : cell));
    const left = ruimte.restrict(data, role, { ...known, cells, amount: isAmount ? null : known.amount });
    const ends = isAmount ? left.begins.slice(1) : data.cutsOf[v];
    return ruimte.stretches(left.graph, left.root, v).some((/** @type {number[]} */ [first, last]) => {
      const [begin, end] = [ends[first - 1], ends[last]];
      return (begin === undefined || (from !== undefined && from >= begin)) && (end === undefined || (to !== undefined && to <= end));
    });
  };

  /** The words for the stretches that were pressed, by name: what a link says of a stretch is told
   * only where its number lies in it, and the verdict is the same in all of it. */
  ruimte.called = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {number} */ role, /** @type {Record<string, string>} */ spans) =>
    Object.fromEntries(Object.entries(spans).flatMap(([key, text]) => {
      const v = data.asks.findIndex((/** @type {any} */ ask) => ruimte.key(ask) === key);
      const [stretch, value] = [places(text), step.values[key]];
      if (v < 0 || !stretch || data.asks[v].total || !/^-?[\d.]+$/.test(value ?? '') || !['number', 'percent', 'money'].includes(data.asked[v].kind)) return [];
      const at = 2n * ruimte.exact(value);
      const isIn = (stretch.from === undefined || at >= stretch.from) && (stretch.to === undefined || at < stretch.to);
      if (!isIn || !isOne(data, step.known, role, v, stretch)) return [];
      const write = (/** @type {bigint} */ number) => ruimte.shown(data, data.asked[v], ruimte.plain(number));
      return [[key, told(t, write, stretch.from, stretch.to)]];
    }));

  /** Answers for the stretches of a number. */
  const stretches = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step) => {
    const { left, ask: v } = step;
    const asked = data.asked[v];
    if (data.asks[v].total) return [{ value: '0', words: t.helper_nothing }];
    const isAmount = data.asks[v].fact === 'amount';
    const ends = isAmount ? left.begins.slice(1) : data.cutsOf[v];
    const list = ruimte.stretches(left.graph, left.root, v);
    if (list.length > MOST) return [];
    const write = (/** @type {bigint} */ value) => ruimte.shown(data, asked, ruimte.plain(value));
    const decimals = asked.kind === 'number' ? 0 : asked.kind === 'percent' ? 1 : data.decimals;
    return list.map((/** @type {number[]} */ [first, last]) => {
      const [from, to] = [ends[first - 1], ends[last]];
      const words = told(t, write, from, to);
      return { value: ruimte.written(ruimte.plain(within(from, to, decimals, asked.kind === 'money'))), words, span: span(from, to) };
    }).filter(({ value }) => ruimte.reckons(value));
  };

  /** What always holds, as one list to tick. */
  const always = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {any} */ answer) => {
    const { make } = ruimte;
    const boxes = step.always.map((/** @type {number} */ v) => make('input', { type: 'checkbox', value: data.asks[v].fact }));
    const give = (/** @type {(box: any) => string} */ of) =>
      answer(Object.fromEntries(boxes.map((/** @type {any} */ box) => [box.value, of(box)])));
    const done = make('button.button', { type: 'button', 'data-kind': 'main', onclick: () => give((box) => (box.checked ? 'yes' : 'no')) }, t.helper_none);
    boxes.forEach((/** @type {any} */ box) => box.addEventListener('change', () => {
      done.textContent = boxes.some((/** @type {any} */ one) => one.checked) ? t.helper_go_on : t.helper_none;
    }));
    return [
      make('h2.helper-ask', { tabIndex: -1 }, t.helper_always),
      ruimte.refusals(t, step),
      make('p.helper-hint', {}, t.helper_always_hint),
      make('ul.choices', {}, boxes.map((/** @type {any} */ box, /** @type {number} */ at) =>
        make('li', {}, make('label.choice', {}, box, ruimte.words(data.asked[step.always[at]].ask))))),
      make('p.helper-done', {}, done),
      make('p.helper-unsure', {}, make('button.helper-quiet', { type: 'button', onclick: () => give((box) => (box.checked ? 'yes' : '?')) }, t.helper_unknown)),
    ];
  };

  /** The question of a step; `answer` is told values by name, and which stretch was pressed. */
  ruimte.question = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {any} */ answer) => {
    const { make } = ruimte;
    if (step.ask < 0) return step.always.length ? always(t, data, step, answer) : ruimte.astray(t, step, answer);
    const asked = data.asked[step.ask];
    const key = ruimte.key(data.asks[step.ask]);
    const refused = step.refused.find((/** @type {any} */ one) => one.v === step.ask);
    const isNumber = !['yes_no', 'choice'].includes(asked.kind);
    const options = asked.kind === 'yes_no'
      ? [{ value: 'yes', words: t.yes }, { value: 'no', words: t.no }]
      : isNumber ? stretches(t, data, step) : asked.options.map(([value, words]) => ({ value, words }));
    const button = (/** @type {any} */ option) => make('li', {},
      make('button.choice', { type: 'button', value: option.value, onclick: () => answer({ [key]: option.value }, option.span) }, ruimte.words(option.words)));
    return [
      make('h2.helper-ask', { tabIndex: -1 }, ruimte.words(asked.ask)),
      ruimte.refusals(t, step, isNumber && Boolean(refused)),
      make('ul.choices', { 'data-few': asked.kind === 'yes_no' ? '' : undefined }, options.map(button)),
      isNumber ? ruimte.field(t, data, asked, (/** @type {string} */ value) => answer({ [key]: value }), refused) : '',
      make('p.helper-unsure', {}, make('button.helper-quiet', { type: 'button', onclick: () => answer({ [key]: '?' }) }, t.helper_unknown)),
    ];
  };
})();
