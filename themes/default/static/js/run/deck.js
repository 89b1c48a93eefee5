// @ts-check
/** The cases of a run: drawn from parts that are loaded as they are needed. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});
  const RUN = 10;
  /** So many parts are mixed of one role, and of every role; and no more are loaded than that. */
  const [OWN, EVERY, MOST] = [2, 4, 8];
  /** As often as one story is told in a run, if there are others. */
  const OFTEN = 2;

  /** Parts by role. @type {Record<string, string[]>} */
  let parts = {};
  ruimte.deck = (/** @type {Record<string, string[]>} */ all) => { parts = all; };

  /** Cases by their part; only one is loaded at a time. */
  const known = new Map();
  let arrived = /** @type {any[]} */ ([]);
  ruimte.cases = (/** @type {any} */ part) => {
    arrived = part.cards.map((/** @type {any} */ card) =>
      ({ ...card, story: part.stories[card.story], told: part.told[card.told] }));
  };
  const cases = async (/** @type {string} */ file) => {
    if (!known.has(file)) {
      arrived = [];
      await ruimte.load(file);
      known.set(file, arrived);
    }
    return known.get(file);
  };

  /** Numbers below 1 that look random and are the same for the same seed. */
  const chances = (/** @type {string} */ seed) => {
    let state = [...seed].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483646, 7) + 1;
    return () => (state = (state * 48271) % 2147483647) / 2147483647;
  };

  const shuffled = (/** @type {any[]} */ list, /** @type {() => number} */ chance) =>
    list.map((one) => ({ one, key: chance() })).sort((a, b) => a.key - b.key).map(({ one }) => one);

  /** What was not had right yet comes first, and no story too often. */
  const chosen = (/** @type {any[]} */ pool) => {
    const fresh = pool.filter(({ id }) => !ruimte.practised(id));
    const ordered = [...fresh, ...pool.filter((card) => !fresh.includes(card))];
    const told = new Map();
    const [few, often] = [/** @type {any[]} */ ([]), /** @type {any[]} */ ([])];
    for (const card of ordered) {
      const count = told.get(card.story.href) ?? 0;
      told.set(card.story.href, count + 1);
      (count < OFTEN ? few : often).push(card);
    }
    return [...few, ...often].slice(0, RUN);
  };

  /** Draws the cases of a run. */
  ruimte.draw = async (/** @type {string} */ role, /** @type {string} */ seed) => {
    const chance = chances(seed);
    const files = shuffled(role ? parts[role] ?? [] : Object.values(parts).flat(), chance);
    const pool = [];
    let fresh = 0;
    for (const [at, file] of files.slice(0, MOST).entries()) {
      if (at >= (role ? OWN : EVERY) && fresh >= RUN) break;
      const more = await cases(file);
      pool.push(...more);
      fresh += more.filter((/** @type {any} */ card) => !ruimte.practised(card.id)).length;
    }
    return shuffled(chosen(shuffled(pool, chance)), chance);
  };
})();
