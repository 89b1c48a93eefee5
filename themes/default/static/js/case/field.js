// @ts-check
/** A number to type, asked again until it can be read in one way. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  /** A number that can be typed here. */
  const sample = (/** @type {any} */ data, /** @type {any} */ asked) => {
    const text = asked.kind !== 'money' ? (asked.units ? '4' : '15') : data.decimals === 2 ? '80.50' : '80';
    return ruimte.shown(data, asked, text);
  };

  /** What is wrong, and what would do. */
  const said = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ why) => {
    const parts = { marks: ruimte.digits('1234.5'), currency: data.currency };
    const message = ruimte.fill(t['typed_' + why], parts[why]);
    return why === 'which' ? message : message + ' ' + ruimte.fill(t.typed_try, sample(data, asked));
  };

  /** The numbers that may have been meant, to press. */
  const buttons = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ asked, /** @type {string[]} */ meant, /** @type {(value: string) => void} */ answer) =>
    meant.map((value) => {
      const shown = ruimte.shown(data, asked, value);
      return ruimte.make('li', {}, ruimte.make('button.choice', { type: 'button', value, onclick: () => answer(value) },
        meant.length > 1 ? shown : ruimte.fill(t.typed_meant, shown)));
    });

  /** The field; `answer` is told what was typed, `refused` what a link had and cannot be read. */
  ruimte.field = (/** @type {any} */ t, /** @type {any} */ data, /** @type {any} */ asked, /** @type {(value: string) => void} */ answer, /** @type {any=} */ refused) => {
    const { make } = ruimte;
    const unit = ((asked.kind === 'money' ? data.money : asked.unit) ?? '').replace('{0}', '').trim();
    const wrong = make('p.helper-wrong', { id: 'helper-wrong', role: 'alert', hidden: true });
    const list = make('ul.choices', { hidden: true, 'aria-labelledby': wrong.id });
    const input = make('input.helper-number', { id: 'helper-number', type: 'text', inputMode: 'decimal', autocomplete: 'off', value: refused?.text ?? '' });
    /** Says what is wrong below the field, unless `by` says so already; asks which is meant. */
    const ask = (/** @type {any} */ read, /** @type {string} */ by) => {
      wrong.hidden = by !== wrong.id && read.why !== 'which';
      wrong.textContent = wrong.hidden ? '' : said(t, data, asked, read.why);
      list.replaceChildren(...buttons(t, data, asked, read.meant ?? [read.value], answer));
      list.hidden = !list.children.length;
      list.toggleAttribute('data-few', list.children.length > 1);
      input.setAttribute('aria-invalid', 'true');
      input.setAttribute('aria-describedby', by);
    };
    const give = () => {
      const read = ruimte.typed(data, asked, input.value);
      if (read.value !== undefined) return answer(read.value);
      ask(read, wrong.id);
      input.focus();
    };
    if (refused) ask(ruimte.typed(data, asked, refused.text), 'helper-refused');
    input.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Enter' && give());
    input.addEventListener('input', () => {
      wrong.hidden = list.hidden = true;
      input.removeAttribute('aria-invalid');
      input.removeAttribute('aria-describedby');
    });
    return make('div.helper-typed', {},
      make('label', { htmlFor: 'helper-number' }, t.helper_number, unit && make('span.helper-unit', {}, ' (' + unit + ')')),
      make('div.helper-row', {}, input, make('button.button', { type: 'button', onclick: give }, t.helper_go_on)), wrong, list);
  };
})();
