// @ts-check
/**
 * What the index knows, and the parts of it that come when they are needed. The scripts of the
 * index call `open` and `take`; how they write things is told in src/render/search/.
 *
 * @typedef {[number, string, string]} Part from where it goes, its script, or its content
 * @typedef {{ kinds: [string, string, number][], pages: string, words: string,
 *   endings: string, stops: string, places: Part[], leads: Part[] }} First
 * @typedef {{ kind: string, href: string, title: string, lang?: string }} Page
 * @typedef {{ text: string, lang?: string }} Lead
 * @typedef {{ pages: Page[], words: string[], keys: string[], groups: Int32Array,
 *   members: number[][], endings: Set<string>, stops: Set<string>,
 *   places: (group: number) => number[] | null, lead: (page: number) => Lead | null,
 *   need: (groups: Iterable<number>, pages: Iterable<number>) => Promise<unknown> | null }} Book
 */
(() => {
  /** Lower-case and without accents: what words are looked up by. */
  const fold = (/** @type {string} */ text) => {
    const lower = text.toLowerCase();
    if (!/[^\x00-\x7f]/.test(lower)) return lower;
    return lower
      .replace(/[ßæœøđłı]/g, (letter) => ({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' })[letter] ?? '')
      .normalize('NFD')
      .replace(/[^\p{Alphabetic}\p{N}]+/gu, '');
  };

  /** The words of a text, folded. */
  const tokens = (/** @type {string} */ text) =>
    (text.normalize('NFC').match(/[\p{Alphabetic}\p{N}]+/gu) ?? []).map(fold).filter(Boolean);

  /** Reads bits, of which every character holds six; zeros follow the last. */
  const reader = (/** @type {string} */ text) => {
    let at = 0;
    let held = 0;
    let left = 0;
    const bit = () => {
      if (!left) {
        const code = text.charCodeAt(at++);
        held = code - (code > 92 ? 36 : 35);
        left = 6;
      }
      left -= 1;
      return (held >> left) & 1;
    };
    const bits = (/** @type {number} */ count) => {
      let value = 0;
      for (; count > 0; count -= 1) value = value * 2 + bit();
      return value;
    };
    const ones = () => {
      let count = 0;
      while (bit()) count += 1;
      return count;
    };
    /** Numbers that grow: how many they are, then the gaps between them in Golomb's code. */
    return (/** @type {number} */ below, /** @type {number} */ usual) => {
      const width = usual + ones();
      const count = 2 ** width + bits(width) - 2 ** usual;
      const step = Math.max(1, Math.floor((below * 69) / (count * 100)));
      const long = 32 - Math.clz32(step - 1);
      const short = 2 ** long - step;
      const out = [];
      for (let next = 0; out.length < count;) {
        next += ones() * step;
        const rest = bits(long - 1);
        next += long && rest >= short ? rest * 2 + bit() - short : rest;
        out.push(next);
        next += 1;
      }
      return out;
    };
  };

  const MARKS = "!#$%&'()*+,-./:;<=>?@[]^_`{|}~";

  /** Groups of words that are forms of one: a capital begins a group, a mark or a space a form. */
  const words = (/** @type {string} */ text, /** @type {string[]} */ suffixes) => {
    const out = /** @type {string[][]} */ ([]);
    let before = '';
    for (const [, capital, beginning, forms] of text.matchAll(/([A-Z])([^A-Z !-/:-@[-`{-~]*)([^A-Z]*)/g)) {
      before = before.slice(0, capital.charCodeAt(0) - 65) + beginning;
      const ends = forms.match(/ [^ !-/:-@[-`{-~]*|./gu) ?? [' '];
      out.push(ends.map((end) => before + (end[0] === ' ' ? end.slice(1) : suffixes[MARKS.indexOf(end)])));
    }
    return out;
  };

  const pages = (/** @type {First} */ first) => {
    const lines = first.pages.split('\n');
    let at = 0;
    return first.kinds.flatMap(([kind, folder, count]) =>
      lines.slice(at, (at += count)).map((line) => {
        const [name, title, lang] = line.split('\t');
        return { kind, href: folder + name + '.html', title, lang };
      }));
  };

  /** Content that has come, and who waits for what has not. */
  const come = /** @type {Map<string, string>} */ (new Map());
  const awaited = /** @type {Map<string, Promise<unknown>>} */ (new Map());

  const load = (/** @type {string} */ file) => {
    const waiting = awaited.get(file) ?? new Promise((done) => {
      const script = document.createElement('script');
      script.src = file;
      script.onload = done;
      script.onerror = () => {
        awaited.delete(file);
        done(null);
      };
      document.head.append(script);
    });
    awaited.set(file, waiting);
    return waiting;
  };

  /**
   * Parts of something, read when they are first asked for.
   * @template T
   * @param {string} letter
   * @param {Part[]} list
   * @param {(text: string, from: number, to: number) => T[]} read
   * @param {number} total how many there are in all parts
   */
  const parts = (letter, list, read, total) => {
    const known = /** @type {Map<number, T[]>} */ (new Map());
    list.forEach(([, file, text], number) => file || come.set(letter + number, text));
    const partOf = (/** @type {number} */ item) => {
      let part = list.length - 1;
      while (part > 0 && list[part][0] > item) part -= 1;
      return part;
    };
    return {
      file: (/** @type {number} */ item) => {
        const part = partOf(item);
        return come.has(letter + part) ? null : list[part][1];
      },
      of: (/** @type {number} */ item) => {
        const part = partOf(item);
        const text = come.get(letter + part);
        if (text === undefined) return null;
        if (!known.has(part)) known.set(part, read(text, list[part][0], list[part + 1]?.[0] ?? total));
        return known.get(part)?.[item - list[part][0]] ?? null;
      },
    };
  };

  /** The pages whose titles have a word, by the word. */
  const inTitles = (/** @type {Page[]} */ pages) => {
    const out = /** @type {Map<string, number[]>} */ (new Map());
    pages.forEach(({ title }, page) => {
      for (const word of tokens(title)) {
        const known = out.get(word);
        if (known) known.push(page);
        else out.set(word, [page]);
      }
    });
    return out;
  };

  /**
   * Where the words of each group stand, as page times three plus what they are there: what is
   * in the titles that are shown, and two lists.
   * @param {Page[]} pages @param {string[][]} groups
   */
  const placer = (pages, groups) => {
    /** @type {Map<string, number[]>} */
    let titles;
    return (/** @type {string} */ text, /** @type {number} */ from, /** @type {number} */ to) => {
      titles ??= inTitles(pages);
      const list = reader(text);
      return groups.slice(from, to).map((group) => {
        const all = list(pages.length, 3).map((page) => page * 3 + 2);
        for (const place of list(pages.length * 2, 0)) all.push(Math.floor(place / 2) * 3 + (place % 2));
        for (const word of new Set(group.map(fold))) for (const page of titles.get(word) ?? []) all.push(page * 3);
        all.sort((a, b) => a - b);
        return all.filter((place, at) => !at || Math.floor(all[at - 1] / 3) < Math.floor(place / 3));
      });
    };
  };

  const leads = (/** @type {string} */ text) =>
    text.split('\n').map((line) => {
      const [words, lang] = line.split('\t');
      return { text: words, lang };
    });

  /** @returns {Book} */
  const book = (/** @type {First} */ first) => {
    const groups = words(first.words, first.suffixes.split(','));
    const all = groups.flatMap((group, at) => group.map((word) => ({ word, key: fold(word), at })));
    all.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    const members = /** @type {number[][]} */ (groups.map(() => []));
    all.forEach(({ at }, word) => members[at].push(word));
    const shown = pages(first);
    const places = parts('w', first.places, placer(shown, groups), groups.length);
    const lines = parts('l', first.leads, leads, shown.length);
    return {
      pages: shown,
      words: all.map(({ word }) => word),
      keys: all.map(({ key }) => key),
      groups: Int32Array.from(all, ({ at }) => at),
      members,
      endings: new Set(first.endings.split(' ').filter(Boolean)),
      stops: new Set(first.stops.split(' ').filter(Boolean)),
      places: places.of,
      lead: lines.of,
      need: (groups, pages) => {
        const files = new Set([...[...groups].map(places.file), ...[...pages].map(lines.file)]);
        files.delete(null);
        return files.size ? Promise.all([...files].map((file) => load(file ?? ''))) : null;
      },
    };
  };

  /** @type {(value: Book) => void} */
  let opened = () => {};
  Object.assign(globalThis, {
    ruimteSearch: {
      fold,
      tokens,
      /** @type {Promise<Book>} */
      book: new Promise((done) => { opened = done; }),
      open: (/** @type {First} */ first) => opened(book(first)),
      take: (/** @type {string} */ part, /** @type {string} */ text) => come.set(part, text),
    },
  });
})();
