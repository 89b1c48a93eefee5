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
  const within = (/** @type {any} */ from, /** @type {any} */ to, /** @type {number} */ decimals) => {
    if (to !== undefined && to & 1n) return to >> 1n;
    if (from !== undefined && !(from & 1n)) return from >> 1n;
    const one = ruimte.exact('1');
    const step = decimals ? ruimte.exact('0.' + '1'.padStart(decimals, '0')) : one;
    if (from === undefined) return to === undefined ? 0n : (to >> 1n) - step;
    const near = [one, step].map((more) => (from >> 1n) + more);
    return near.find((value) => to === undefined || 2n * value < to) ?? ((from >> 1n) + (to >> 1n)) / 2n;
  };

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
    return list.map((/** @type {number[]} */ [first, last]) => {
      const [from, to] = [ends[first - 1], ends[last]];
      const words = told(t, write, from, to);
      const fits = within(from, to, asked.kind === 'number' ? 0 : asked.kind === 'percent' ? 1 : data.decimals);
      return { value: ruimte.plain(fits), words };
    });
  };

  const field = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ asked, /** @type {any} */ answer) => {
    const { make } = ruimte;
    const unit = ((asked.kind === 'money' ? data.money : asked.unit) ?? '').replace('{0}', '').trim();
    const wrong = make('p.helper-wrong', { id: 'helper-wrong', hidden: true },
      ruimte.fill(t.helper_number_wrong, ruimte.shown(data, asked, asked.kind === 'money' ? '80.50' : '15')));
    const input = make('input.helper-number', { id: 'helper-number', type: 'text', inputMode: 'decimal', autocomplete: 'off' });
    const give = () => {
      const value = ruimte.typed(input.value);
      const isWrong = value === null || (asked.kind === 'money' && value.startsWith('-'));
      wrong.hidden = !isWrong;
      if (!isWrong) return answer(value);
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', 'helper-wrong');
      input.focus();
    };
    input.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && give());
    return make('div.helper-typed', {},
      make('label', { htmlFor: 'helper-number' }, t.helper_number, unit && make('span.helper-unit', {}, ' (' + unit + ')')),
      make('div.helper-row', {}, input, make('button.button', { type: 'button', onclick: give }, t.helper_go_on)), wrong);
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
      make('p.helper-hint', {}, t.helper_always_hint),
      make('ul.choices', {}, boxes.map((/** @type {any} */ box, /** @type {number} */ at) =>
        make('li', {}, make('label.choice', {}, box, ruimte.words(data.asked[step.always[at]].ask))))),
      make('p.helper-done', {}, done),
      make('p.helper-unsure', {}, make('button.helper-quiet', { type: 'button', onclick: () => give((box) => (box.checked ? 'yes' : '?')) }, t.helper_unknown)),
    ];
  };

  /** The question of a step; `answer` is told values by name, and what they were called. */
  ruimte.question = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ step, /** @type {any} */ answer) => {
    const { make } = ruimte;
    if (step.ask < 0) return always(t, data, step, answer);
    const asked = data.asked[step.ask];
    const key = ruimte.key(data.asks[step.ask]);
    const isNumber = !['yes_no', 'choice'].includes(asked.kind);
    const options = asked.kind === 'yes_no'
      ? [{ value: 'yes', words: t.yes }, { value: 'no', words: t.no }]
      : isNumber ? stretches(t, data, step) : asked.options.map(([value, words]) => ({ value, words }));
    const button = (/** @type {any} */ option) => make('li', {},
      make('button.choice', { type: 'button', value: option.value, onclick: () => answer({ [key]: option.value }, isNumber && option.words) }, ruimte.words(option.words)));
    return [
      make('h2.helper-ask', { tabIndex: -1 }, ruimte.words(asked.ask)),
      make('ul.choices', { 'data-few': asked.kind === 'yes_no' ? '' : undefined }, options.map(button)),
      isNumber ? field(t, data, asked, (/** @type {string} */ value) => answer({ [key]: value })) : '',
      make('p.helper-unsure', {}, make('button.helper-quiet', { type: 'button', onclick: () => answer({ [key]: '?' }) }, t.helper_unknown)),
    ];
  };
})();
