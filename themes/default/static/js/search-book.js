// @ts-check
/**
 * What the index knows, and the parts of it that come when they are needed. The scripts of the
 * index call `open` and `take`; how they write things is told in src/render/search/.
 *
 * @typedef {[number, string, string]} Part from where it goes, its script, or its content
 * @typedef {{ kinds: [string, string, number][], pages: string, words: string, forms: string,
 *   endings: string, stops: string, places: Part[], leads: Part[] }} First
 * @typedef {{ kind: string, href: string, title: string, lang?: string }} Page
 * @typedef {{ text: string, lang?: string }} Lead
 * @typedef {{ pages: Page[], words: string[], keys: string[], roots: Int32Array,
 *   members: Map<number, number[]>, endings: Set<string>, stops: Set<string>,
 *   places: (word: number) => number[] | null, lead: (page: number) => Lead | null,
 *   need: (words: Iterable<number>, pages: Iterable<number>) => Promise<unknown> | null }} Book
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

  /** Reads numbers: a character below 60 ends one, those above say that more follows. */
  const numbers = (/** @type {string} */ text) => {
    const out = [];
    let value = 0;
    let scale = 1;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const digit = code - (code > 92 ? 36 : 35);
      value += digit * scale;
      if (digit < 60) {
        out.push(value);
        value = 0;
        scale = 1;
      } else scale *= 30;
    }
    return out;
  };

  const words = (/** @type {string} */ text) => {
    /** @type {string[]} */
    const out = [];
    let before = '';
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
      out.push(before);
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
   * @param {(text: string) => T[]} read
   */
  const parts = (letter, list, read) => {
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
        if (!known.has(part)) known.set(part, read(text));
        return known.get(part)?.[item - list[part][0]] ?? null;
      },
    };
  };

  /** Where each word stands, as page times three plus what it is there. */
  const placed = (/** @type {string} */ text) => {
    const all = numbers(text);
    const out = [];
    for (let at = 0; at < all.length;) {
      const places = [];
      let page = 0;
      for (let left = all[at++]; left >= 0; left -= 1) {
        const gap = all[at++];
        page += Math.floor(gap / 3);
        places.push(page * 3 + (gap % 3));
        page += 1;
      }
      out.push(places);
    }
    return out;
  };

  const leads = (/** @type {string} */ text) =>
    text.split('\n').map((line) => {
      const [words, lang] = line.split('\t');
      return { text: words, lang };
    });

  /** @returns {Book} */
  const book = (/** @type {First} */ first) => {
    const list = words(first.words);
    const roots = new Int32Array(list.length);
    const members = /** @type {Map<number, number[]>} */ (new Map());
    numbers(first.forms).forEach((back, at) => {
      const root = back ? roots[at - back] : at;
      roots[at] = root;
      members.set(root, [...(members.get(root) ?? []), at]);
    });
    const places = parts('w', first.places, placed);
    const lines = parts('l', first.leads, leads);
    return {
      pages: pages(first),
      words: list,
      keys: list.map(fold),
      roots,
      members,
      endings: new Set(first.endings.split(' ').filter(Boolean)),
      stops: new Set(first.stops.split(' ').filter(Boolean)),
      places: places.of,
      lead: lines.of,
      need: (some, shown) => {
        const files = new Set([...[...some].map(places.file), ...[...shown].map(lines.file)]);
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
      /** @type {Promise<Book>} */
      book: new Promise((done) => { opened = done; }),
      open: (/** @type {First} */ first) => opened(book(first)),
      take: (/** @type {string} */ part, /** @type {string} */ text) => come.set(part, text),
    },
  });
})();
