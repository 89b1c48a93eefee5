// @ts-check
/**
 * Reads a number that somebody typed: digits, the separators of the page's language, the
 * boundary's own currency, the unit or `%`. Anything else is asked again: where it can mean one
 * number that one is offered, where two both are.
 */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const GROUPS = ['', '.', ',', "'", ' '];
  const DECIMALS = ['.', ','];
  /** Digits that other keyboards write, from nought on. */
  const DIGIT = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
  const NOUGHTS = [0xff10, 0x660, 0x6f0];
  const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

  /** One space for all, and one apostrophe. */
  const spaced = (/** @type {string} */ text) => text.replace(/\p{Zs}/gu, ' ').replaceAll('’', "'");
  const marks = (/** @type {any=} */ options) => {
    const parts = ruimte.numbering(options).formatToParts(1234567.5);
    return ['group', 'decimal'].map((type) => spaced(parts.find((/** @type {any} */ part) => part.type === type)?.value ?? ''));
  };
  const [GROUP, DECIMAL] = marks({ numberingSystem: 'latn' });
  /** What the page's language writes for ours: `٥` for 5. */
  const native = new Map([...'0123456789'].map((digit) => [ruimte.digits(digit), digit]));
  marks().forEach((mark, at) => native.set(mark, [GROUP, DECIMAL][at]));
  const western = (/** @type {string} */ text) => [...text].map((letter) => native.get(letter) ?? letter).join('');

  /** Digits as written with these separators, as `1250.50`; undefined where they are not. */
  const reading = (/** @type {string} */ text, /** @type {string} */ group, /** @type {string} */ decimal) => {
    const [whole, part, ...more] = text.split(decimal);
    const [first, ...rest] = group ? whole.split(group) : [whole];
    const grouped = !rest.length || (/^[1-9]\d{0,2}$/.test(first) && rest.every((three) => /^\d{3}$/.test(three)));
    const digits = first + rest.join('');
    if (more.length || !grouped || !/^(0|[1-9]\d*)$/.test(digits) || !/^\d+$/.test(part ?? '0')) return undefined;
    return part === undefined ? digits : digits + '.' + part;
  };

  ruimte.reading = reading;

  /** A text without one of these words at its beginning or its end. */
  const without = (/** @type {string} */ text, /** @type {string[]} */ words) => {
    const longest = words.filter(Boolean).sort((one, two) => two.length - one.length);
    const first = longest.find((word) => text.startsWith(word));
    if (first) return text.slice(first.length).trimStart();
    const last = longest.find((word) => text.endsWith(word));
    return last ? text.slice(0, -last.length).trimEnd() : text;
  };

  /** The boundary's currency, as a code and as a sign. */
  const moneys = (/** @type {any} */ data) => [data.currency ?? '', data.money.replace('{0}', '').trim()];

  /** The words for what a number counts, the longest first: `bags` before `bag`. */
  const units = (/** @type {any} */ asked) =>
    (/** @type {string[]} */ (asked.units ?? [])).filter(Boolean).sort((one, two) => two.length - one.length);

  /** A text without what a number may carry. */
  const bare = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    if (asked.kind === 'money') return without(text, moneys(data));
    if (asked.kind === 'percent') return text.replace(/\s*%$/, '');
    const unit = units(asked).find((one) => text.toLowerCase().endsWith(one.toLowerCase()));
    const before = unit ? text.slice(0, -unit.length) : text;
    // A unit that begins like a number must stand apart from one.
    return !unit || /^[^\d.,'’\s-]/.test(unit) || /\s$/.test(before) ? before.trimEnd() : text;
  };

  /** All numbers that a text can mean, and which of them it means on this page. */
  const read = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    const plain = spaced(bare(data, asked, text));
    const signed = plain.startsWith('-') ? '-' : '';
    const digits = plain.slice(signed.length);
    const found = GROUPS.flatMap((group) => DECIMALS.map((decimal) => (group === decimal ? undefined : reading(digits, group, decimal))));
    const all = [...new Set(found.filter((one) => one !== undefined))];
    // Nothing is no amount less than nothing.
    const minus = asked.kind === 'money' && !all.some((one) => /[1-9]/.test(one)) ? '' : signed;
    if (minus && asked.kind === 'money') return { all: [], why: 'negative' };
    if (!all.every(ruimte.reckons)) return { all: [], why: 'digits' };
    const mine = reading(digits, GROUP, DECIMAL);
    return { all: all.map((one) => minus + one), mine: mine === undefined ? mine : minus + mine };
  };

  /** The same text, written as it should have been, where that leaves no doubt. */
  const mended = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    const digit = (/** @type {string} */ one) => {
      const code = one.charCodeAt(0);
      return String(code - Number(NOUGHTS.find((nought) => code >= nought && code < nought + 10)));
    };
    let plain = text.replace(HIDDEN, '').replace(DIGIT, digit).replace(/^[−–](?=\d)/, '-').trim();
    if (asked.kind === 'money') {
      const words = Object.keys(ruimte.moneys).filter((word) => ruimte.moneys[word] === data.currency);
      const any = [...moneys(data), ...words].map((word) => word.toLowerCase());
      plain = without(without(plain.toLowerCase(), any), any);
    }
    const carried = asked.kind === 'percent' ? ['%'] : units(asked);
    const apart = carried.find((word) => plain.toLowerCase().startsWith(word.toLowerCase()));
    return (apart ? plain.slice(apart.length) : plain).trim()
      .replace(/([.,])[-–—]{1,2}$/, '$10').replace(/^(-?)(?=[.,]\d)/, '$10').replace(/[.,]$/, '').replace(/^(-?)0+(?=\d)/, '$1');
  };

  /** What is wrong with a text that is no number here. */
  const reason = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ text) => {
    if (!text) return 'empty';
    if (text.search(HIDDEN) >= 0) return 'hidden';
    const plain = bare(data, asked, text);
    if (/^-?[\d.,'’][\d.,'’\s]*$/.test(plain)) return 'marks';
    const rest = plain.replace(/[-\d.,'’\s]/g, '');
    const code = rest.toUpperCase();
    const other = code !== data.currency && (ruimte.currencies.includes(code) || (/^\p{Sc}+$/u.test(rest) && !moneys(data).includes(rest)));
    return asked.kind === 'money' && other ? 'currency' : 'number';
  };

  /** A number that stands for the same without being read in two ways. */
  const clear = (/** @type {string} */ text) =>
    ruimte.written(text.includes('.') ? text.replace(/\.?0+$/, '') : text);

  /** The `value` that was typed; else `why` it is none, and which numbers it may have meant. */
  ruimte.typed = (/** @type {any} */ data, /** @type {any} */ asked, /** @type {string} */ typed) => {
    const text = western(ruimte.trim(typed));
    let { all, mine, why } = read(data, asked, text);
    if (all.length === 1 && mine !== undefined) return { value: ruimte.written(mine) };
    if (all.length === 1) why = 'marks';
    if (!all.length && !why) {
      const meant = read(data, asked, mended(data, asked, text));
      all = meant.all;
      why = meant.why ?? reason(data, asked, text);
    }
    return { why: all.length > 1 ? 'which' : why, meant: [...new Set(all.map(clear))] };
  };
})();
