// @ts-check
/** Exact numbers: as whole numbers to compute with, and written as readers expect. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const DIGITS = 28;

  /** How the page's language writes numbers; as English does where a browser cannot tell. */
  ruimte.numbering = (/** @type {any=} */ options) => {
    try {
      return new Intl.NumberFormat(document.documentElement.lang || 'en', options);
    } catch {
      return new Intl.NumberFormat('en', options);
    }
  };
  const format = ruimte.numbering();

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

  /** A number as a link says it: `1.250` could mean two numbers, `1.2500` means one. */
  ruimte.written = (/** @type {string} */ text) => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? text + '0' : text);

  /** A number in the reader's language, with all of its digits. */
  ruimte.digits = (/** @type {string} */ text) => {
    const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? ['', '', '0'];
    // Numbers that are whole are written exactly; only of zero the sign would be lost.
    const written = format.format(sign && /^0+$/.test(whole) ? -0 : BigInt(sign + whole));
    const mark = format.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
    return written + (part && mark + [...part].map((digit) => format.format(Number(digit))).join(''));
  };

  /** Whether the page's language uses the form for one thing with a number. */
  const isOne = (/** @type {string} */ text) => {
    try {
      return new Intl.PluralRules(document.documentElement.lang || 'en').select(Number(text)) === 'one';
    } catch {
      return Number(text) === 1;
    }
  };

  /** A number with what it is of; whole amounts go without decimals, others with all. */
  ruimte.shown = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    const money = asked.kind === 'money';
    const [whole, part = ''] = text.split('.');
    const short = part.replace(/0+$/, '');
    const decimals = short && money ? short.padEnd(data.decimals, '0') : short;
    const number = ruimte.digits(decimals ? whole + '.' + decimals : whole);
    const of = money ? data.money : asked.one && isOne(text) ? asked.one : asked.unit;
    return (of ?? '{0}').replace('{0}', () => number);
  };
})();
