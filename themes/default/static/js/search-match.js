// @ts-check
/**
 * Which words of the index what is typed may mean, and which pages have all of it.
 *
 * @typedef {{ page: number, score: number }} Found
 */
(() => {
  const EXACT = 1;
  const FORM = 0.9;
  const BEGINNING = 0.6;
  const SLIP = 0.4;
  /** What a word weighs in a title, in a summary and in the text. */
  const WEIGHTS = [8, 3, 1];
  /** More words than this nobody means. */
  const MOST = 20;
  /** As much of a word as its forms share, at least. */
  const SHARED = 3;
  /** Shorter words than this are within a slip of too many others. */
  const LONG = 4;

  const tokens = /** @type {(text: string) => string[]} */ (/** @type {any} */ (globalThis).ruimteSearch.tokens);

  /** The first key that is not below. */
  const firstFrom = (/** @type {string[]} */ keys, /** @type {string} */ key) => {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** Whether one letter more, less, other or swapped with its neighbour makes one the other. */
  const isSlip = (/** @type {string} */ a, /** @type {string} */ b) => {
    const more = a.length - b.length;
    if (more > 1 || more < -1) return false;
    let at = 0;
    const least = Math.min(a.length, b.length);
    while (at < least && a[at] === b[at]) at += 1;
    if (more === 1) return a.slice(at + 1) === b.slice(at);
    if (more === -1) return a.slice(at) === b.slice(at + 1);
    if (a.slice(at + 1) === b.slice(at + 1)) return true;
    return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  };

  /** Every word without its ending, made when a slip is first looked for. */
  const bare = /** @type {WeakMap<Book, [string, number][]>} */ (new WeakMap());
  const bareWords = (/** @type {Book} */ book) => {
    const known = bare.get(book);
    if (known) return known;
    const lengths = [...new Set([...book.endings].map((ending) => ending.length))];
    /** @type {[string, number][]} */
    const list = [];
    book.keys.forEach((key, word) => {
      list.push([key, word]);
      for (const length of lengths) {
        const rest = key.length - length;
        if (rest >= LONG && book.endings.has(key.slice(rest))) list.push([key.slice(0, rest), word]);
      }
    });
    bare.set(book, list);
    return list;
  };

  /**
   * The words that a typed word may mean, each with how well it fits.
   * @param {Book} book @param {string} typed @param {boolean} goesOn whether more may be typed
   */
  const meanings = (book, typed, goesOn) => {
    const fits = /** @type {Map<number, number>} */ (new Map());
    const add = (/** @type {number} */ word, /** @type {number} */ fit) => {
      if ((fits.get(word) ?? 0) < fit) fits.set(word, fit);
    };
    const withForms = (/** @type {number} */ word, /** @type {number} */ fit, /** @type {number} */ forms) => {
      add(word, fit);
      for (const form of book.members[book.groups[word]]) add(form, forms);
    };
    const beginning = (/** @type {string} */ start, /** @type {(word: number, rest: string) => void} */ take) => {
      for (let word = firstFrom(book.keys, start); book.keys[word]?.startsWith(start); word += 1) {
        take(word, book.keys[word].slice(start.length));
      }
    };

    beginning(typed, (word, rest) => rest || withForms(word, EXACT, FORM));
    // A form that no page has, of a word that some page has in another form.
    for (let length = typed.length; length >= SHARED && !fits.size; length -= 1) {
      const ending = typed.slice(length);
      if (ending && !book.endings.has(ending)) continue;
      beginning(typed.slice(0, length), (word, rest) => {
        if (!rest || book.endings.has(rest)) withForms(word, FORM, FORM);
      });
    }
    if ((!fits.size || goesOn) && typed.length > 1) beginning(typed, (word) => add(word, BEGINNING));
    if (!fits.size && typed.length >= LONG) {
      for (const [key, word] of bareWords(book)) if (isSlip(typed, key)) withForms(word, SLIP, SLIP);
    }
    return fits;
  };

  /** The groups of forms that such words are in, each with how well the best of it fits. */
  const groups = (/** @type {Book} */ book, /** @type {Map<number, number>} */ fits) => {
    const out = /** @type {Map<number, number>} */ (new Map());
    for (const [word, fit] of fits) {
      const group = book.groups[word];
      if ((out.get(group) ?? 0) < fit) out.set(group, fit);
    }
    return out;
  };

  /** What is typed, as words that are worth looking for. */
  const ask = (/** @type {Book} */ book, /** @type {string} */ query) => {
    const typed = tokens(query);
    const isSmall = (/** @type {string} */ word) => book.stops.has(word) || /^[\x00-\x7f]$/.test(word);
    // Alone, a small word may be the beginning of another.
    const told = typed.filter((word) => typed.length === 1 || !isSmall(word)).slice(0, MOST);
    const goesOn = /[\p{Alphabetic}\p{N}]$/u.test(query);
    return told.map((word) => meanings(book, word, goesOn && word === typed[typed.length - 1]));
  };

  /**
   * The pages that have every word, best first. Where words stand must have come.
   * @param {Book} book @param {Map<number, number>[]} asked @returns {Found[]}
   */
  const find = (book, asked) => {
    const total = new Float64Array(book.pages.length);
    const met = new Uint8Array(book.pages.length);
    asked.forEach((fits, at) => {
      const scores = new Float64Array(book.pages.length);
      let count = 0;
      for (const [group, fit] of groups(book, fits)) {
        for (const place of book.places(group) ?? []) {
          const page = Math.floor(place / 3);
          const score = fit * WEIGHTS[place % 3];
          if (!scores[page]) count += 1;
          if (scores[page] < score) scores[page] = score;
        }
      }
      // A word that few pages have says more about them.
      const rare = Math.log(1 + book.pages.length / (count || 1));
      scores.forEach((score, page) => {
        if (!score || met[page] !== at) return;
        met[page] += 1;
        total[page] += score * rare;
      });
    });
    /** @type {Found[]} */
    const found = [];
    met.forEach((count, page) => {
      if (asked.length && count === asked.length) found.push({ page, score: total[page] });
    });
    return found.sort((a, b) => b.score - a.score || a.page - b.page);
  };

  /**
   * The words by which a page was found, those that fit best first, in groups of forms of one.
   * @param {Book} book @param {Map<number, number>[]} asked @param {number} page
   * @returns {string[][]}
   */
  const wordsOn = (book, asked, page) => {
    const found = /** @type {Map<number, [string, number][]>} */ (new Map());
    for (const fits of asked) {
      for (const group of groups(book, fits).keys()) if (stands(book.places(group) ?? [], page)) found.set(group, []);
      for (const [word, fit] of fits) found.get(book.groups[word])?.push([book.words[word], fit]);
    }
    const best = [...found.values()].map((words) => words.sort((a, b) => b[1] - a[1]));
    return best.sort((a, b) => b[0][1] - a[0][1]).map((words) => words.map(([word]) => word));
  };

  /** The groups whose places a search needs. */
  const needed = (/** @type {Book} */ book, /** @type {Map<number, number>[]} */ asked) =>
    asked.flatMap((fits) => [...groups(book, fits).keys()]);

  /** Whether what has these places stands on a page. */
  const stands = (/** @type {number[]} */ places, /** @type {number} */ page) => {
    let low = 0;
    let high = places.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle] < page * 3) low = middle + 1;
      else high = middle;
    }
    return places[low] < page * 3 + 3;
  };

  Object.assign(/** @type {any} */ (globalThis).ruimteSearch, { ask, needed, find, wordsOn });
})();
