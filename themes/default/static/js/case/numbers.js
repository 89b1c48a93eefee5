// @ts-check
/** Exact numbers: read as machines and as people write them, and written as readers expect. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const DIGITS = 28;
  const lang = document.documentElement.lang || 'en';
  const group = new Intl.NumberFormat(lang).format(1e6).replace(/\d/g, '')[0] ?? '';

  /** `12.5` as a whole number of the smallest parts, so that no cent is lost. */
  ruimte.exact = (/** @type {string} */ text) => {
    const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? ['', '', '0'];
    return BigInt(sign + whole + part.slice(0, DIGITS).padEnd(DIGITS, '0'));
  };

  /** The same back as text. */
  ruimte.plain = (/** @type {bigint} */ value) => {
    const digits = String(value < 0n ? -value : value).padStart(DIGITS + 1, '0');
    const part = digits.slice(-DIGITS).replace(/0+$/, '');
    return (value < 0n ? '-' : '') + digits.slice(0, -DIGITS) + (part && '.' + part);
  };

  /** A number that somebody typed, as `12.5`; null where it is none. */
  ruimte.typed = (/** @type {string} */ text) => {
    let number = text.replace(/[^\d.,-]/g, '').replace(/[.,]?-+$/, '');
    const marks = number.match(/[.,]/g) ?? [];
    const last = marks.at(-1) ?? '';
    const repeats = marks.filter((mark) => mark === last).length > 1;
    const thousands = marks.length === 1 && last === group && /[.,]\d{3}$/.test(number);
    for (const mark of new Set(marks)) {
      const splits = mark === last && !repeats && !thousands;
      number = number.replaceAll(mark, splits ? ':' : '');
    }
    number = number.replace(':', '.').replace(/^\./, '0.');
    return /^-?\d+(\.\d+)?$/.test(number) ? number : null;
  };

  /** A number with what it is of, in the reader's language. */
  ruimte.shown = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    const money = asked.kind === 'money';
    const least = money && text.includes('.') ? data.decimals : 0;
    const format = new Intl.NumberFormat(lang, { minimumFractionDigits: least, maximumFractionDigits: 20 });
    const number = format.format(Number(text));
    return ((money ? data.money : asked.unit) ?? '{0}').replace('{0}', number);
  };
})();
