// @ts-check
/**
 * Reads values as `ruimte decide` does (src/load/grammar), so that nobody can mean another
 * number than we do. What is read comes back as text that everything here can compute with;
 * what is not comes back as a message, a list.
 */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  /** What is white space to the command line; no byte order mark, which does not show. */
  const SPACE = '(?:[^\\S\\ufeff]|\\x85)+';
  const spaces = new RegExp(SPACE, 'u');
  const ends = new RegExp('^' + SPACE + '|' + SPACE + '$', 'gu');
  /** So many digits before and behind the dot can be reckoned with. */
  const [WHOLE, DECIMALS] = [17, 10];

  ruimte.trim = (/** @type {string} */ text) => text.replace(ends, '');

  /** Whether a number has no more digits than can be reckoned with. */
  ruimte.reckons = (/** @type {string} */ text) => {
    const [whole, part = ''] = text.replace('-', '').split('.');
    return whole.length <= WHOLE && part.length <= DECIMALS;
  };

  /**
   * The numbers that digits with separators can mean, as the format writes them, whole ones
   * first: `1.500,50` is `1500.50`; `1,500` is `1500` or `1.5000`; `1.500,-` is `1500`.
   */
  ruimte.meanings = (/** @type {string} */ text) => {
    const bare = text.replace(/[.,][-–—]+$/, '');
    const minus = bare.startsWith('-') ? '-' : '';
    /** @type {string[]} */
    const found = [];
    for (const [group, decimal] of [['.', ','], [',', '.'], ['', '.'], ['', ',']]) {
      const meant = ruimte.reading(bare.slice(minus.length), group, decimal);
      if (meant === undefined || (bare !== text && meant.includes('.'))) continue;
      const written = ruimte.written(minus + meant);
      if (!found.includes(written)) found.push(written);
    }
    return [...found.filter((one) => !one.includes('.')), ...found.filter((one) => one.includes('.'))];
  };

  const quoted = (/** @type {string} */ text) => '\x60' + text + '\x60';
  /** Texts to write, each with what follows it, as a message or a part of one. */
  const either = (/** @type {string[]} */ texts, /** @type {string} */ after) => {
    const all = texts.map((text) => quoted(text + after));
    return all.length > 1 ? ['given_either', ...all] : all[0];
  };

  /** A decimal: digits, with a dot before the decimals, and a `-` before a negative one. */
  ruimte.number = (/** @type {string} */ text) => {
    const digits = text.replace(/^-/, '');
    if (digits.includes(',')) return ['given_comma', text, either(ruimte.meanings(text), '') ?? quoted('2000.50')];
    if (/^[1-9]\d{0,2}(\.\d{3})+$/.test(digits)) {
      const once = digits.split('.').length === 2;
      return [once ? 'given_two_ways' : 'given_thousands', text, text.replaceAll('.', '')];
    }
    if (!/^(0|[1-9]\d*)(\.\d+)?$/.test(digits)) return ['given_number', text];
    return ruimte.reckons(text) ? text : ['given_digits', text];
  };

  const isNumber = (/** @type {string} */ text) => !Array.isArray(ruimte.number(text));

  const unknownCurrency = (/** @type {string} */ code) => {
    const own = code.toLowerCase();
    const meant = ruimte.near(code, ruimte.common) ?? (Object.hasOwn(ruimte.moneys, own) ? ruimte.moneys[own] : undefined);
    return meant ? ['given_help', ['given_currency', code], ['given_meant', meant]] : ['given_currency_code', code];
  };

  /** An amount of words that have been told apart: its digits and its currency. */
  const priced = (/** @type {string} */ value, /** @type {string | undefined} */ code, /** @type {string | null} */ currency) => {
    const number = ruimte.number(value);
    if (Array.isArray(number)) return number;
    if (number.startsWith('-') && /[1-9]/.test(number)) return ['given_negative', value];
    if (code !== undefined && !ruimte.currencies.includes(code)) return unknownCurrency(code);
    if (code === undefined && !currency) return ['given_no_currency', number];
    return { number, currency: code ?? currency };
  };

  /** The numbers that can be meant by a text as an amount: none of them is less than nothing. */
  const amounts = (/** @type {string} */ text) => (text.startsWith('-') ? [] : ruimte.meanings(text));

  /** What is wrong with an amount that has a currency's sign, and how its own number is written. */
  const symbol = (/** @type {string} */ text) => {
    const [sign, code] = ruimte.symbols.find(([one]) => text.includes(one)) ?? [];
    if (!sign) return undefined;
    const own = text.replaceAll(sign, ' ').split(spaces).filter((word) => word && word !== code).join('');
    const meant = either(amounts(own), ' ' + code);
    return meant ? ['given_symbol', sign, meant] : ['given_symbol_alone', sign, code];
  };

  /** What is wrong with an amount that has spaces between its digits, or is none at all. */
  const spaced = (/** @type {string} */ text, /** @type {string[]} */ words) => {
    const code = ruimte.currencies.includes(words[words.length - 1]) ? words[words.length - 1] : undefined;
    const digits = code === undefined ? words : words.slice(0, -1);
    const meant = digits.length > 1 ? either(amounts(digits.join('')), code === undefined ? '' : ' ' + code) : undefined;
    return meant ? ['given_space', text, meant] : ['given_amount', text];
  };

  /** An amount; a bare number is in the given currency. */
  ruimte.amount = (/** @type {string} */ text, /** @type {string | null} */ currency) => {
    const words = text.split(spaces).filter(Boolean);
    const signed = symbol(text);
    if (signed) return signed;
    if (words.length === 1) return priced(words[0], undefined, currency);
    if (words.length !== 2) return spaced(text, words);
    const [one, two] = words;
    if (ruimte.currencies.includes(one) && isNumber(two)) return ['given_code_first', text, two + ' ' + one];
    if (/^\d/.test(two)) return spaced(text, words);
    return priced(one, two, currency);
  };

  const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text).length;

  /** A number without the word for what it counts, which stands behind a space. */
  const withoutUnit = (/** @type {string} */ text, /** @type {string[]} */ units) => {
    for (const unit of units) {
      const [before, tail] = [text.slice(0, -unit.length), text.slice(-unit.length)];
      const same = tail.toLowerCase() === unit.toLowerCase() && bytes(tail) === bytes(unit);
      if (unit && same && before.endsWith(' ')) return ruimte.trim(before);
    }
    return text;
  };

  const yesNo = (/** @type {string} */ text) => {
    const word = ruimte.trim(text);
    if (/^(yes|true)$/i.test(word)) return 'yes';
    return /^(no|false)$/i.test(word) ? 'no' : ['given_yes_no', text];
  };

  /** A value of what is asked, but no amount. */
  ruimte.value = (/** @type {any} */ asked, /** @type {string} */ text) => {
    if (asked.kind === 'yes_no') return yesNo(text);
    if (asked.kind === 'percent') return ruimte.number(ruimte.trim(ruimte.trim(text).replace(/%$/, '')));
    if (asked.kind === 'number') return ruimte.number(withoutUnit(ruimte.trim(text), asked.units ?? []));
    const ids = asked.options.map(([id]) => id);
    return ids.includes(text) ? text : ruimte.meant(['given_option', text], text, ids);
  };
})();
