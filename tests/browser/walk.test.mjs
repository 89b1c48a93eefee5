// The scripts that walk diagrams, against decisions computed from the rules.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const walkers = (world) => {
  const folder = path.join(world.root, 'themes/default/static/js/case');
  return readdirSync(folder).map((name) => path.join(folder, name));
};

/** Runs in the page: every decision again. */
const again = (books) => {
  const { ruimte } = window;
  const wrong = [];
  let count = 0;
  const sorted = (list) => [...(list ?? [])].sort().join(' ');
  for (const { data, cases } of books) {
    for (const { role, given, said } of cases) {
      count += 1;
      const told = ruimte.decide(data, role, given, true);
      const same = told.ruling
        ? told.ruling.verdict === said.verdict && sorted(told.ruling.whom) === sorted(said.whom)
        : said.verdict === 'undecided' && told.needs.join(' ') === said.needs.join(' ');
      if (!same && wrong.length < 3) wrong.push({ id: data.id, role, given, said, ruling: told.ruling, needs: told.needs });
    }
  }
  return { wrong, count };
};

/** Runs in the page: what would make each a may, again. */
const ways = (books) => {
  const { ruimte } = window;
  const wrong = [];
  let count = 0;
  const end = (place) => (place === undefined ? null : [ruimte.plain(place >> 1n), Boolean(place & 1n)]);
  for (const { data, cases } of books) {
    for (const { role, given, said, may_if: expected } of cases) {
      if (said.verdict === 'may') continue;
      const { known } = ruimte.decide(data, role, given, true);
      const found = ruimte.mayIf(data, data.roles.indexOf(role), known)
        .map((box) => box.map(({ v, from, to, cells }) => (cells ? [v, cells] : [v, end(from), end(to)])));
      count += found.length;
      if (JSON.stringify(found) !== JSON.stringify(expected) && wrong.length < 3) wrong.push({ id: data.id, role, given, found, expected });
    }
  }
  return { wrong, count };
};

/** Runs in the page: a reader who is asked one question after the other; some are not known. */
const asked = (books) => {
  const { ruimte } = window;
  const wrong = [];
  let count = 0;
  let seed = 1;
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const rank = { may: 0, ask: 1, never: 2 };
  for (const { data, cases } of books) {
    for (const { role, given, said } of cases) {
      if (said.verdict === 'undecided') continue;
      const forgetful = chance() < 0.3;
      // What goes without saying is not asked; who knows better says so first.
      const takes = data.asks.flatMap((ask, v) => (data.asked[v].default && !ask.always && given[ask.fact] ? [[ask.fact, given[ask.fact]]] : []));
      const known = Object.fromEntries(takes);
      let before = Infinity;
      let unsure = false;
      for (let step = 0; ; step++) {
        const told = ruimte.decide(data, role, known, false);
        if (told.ruling) {
          count += 1;
          const same = told.ruling.verdict === said.verdict && [...told.ruling.whom].sort().join() === [...(said.whom ?? [])].sort().join();
          const careful = rank[told.ruling.verdict] > rank[said.verdict]
            || (told.ruling.verdict === said.verdict && (said.whom ?? []).every((id) => told.ruling.whom.includes(id)));
          if (!(unsure ? careful : same)) wrong.push({ id: data.id, role, given, known, said, ruling: told.ruling });
          break;
        }
        if (!(told.most >= 1 && told.most < before) || step > 30) {
          wrong.push({ why: 'the count lies', id: data.id, role, known, most: told.most, before });
          break;
        }
        before = told.most;
        const list = told.ask < 0 ? told.always : [told.ask];
        if (!list.length) {
          wrong.push({ why: 'nothing to ask', id: data.id, role, known });
          break;
        }
        for (const v of list) {
          const ask = data.asks[v];
          const value = given[ruimte.key(ask)] ?? (ask.total ? '0' : ask.always ? 'no' : data.asked[v].default ?? '?');
          const open = forgetful && chance() < 0.3;
          unsure ||= open || value === '?';
          known[ruimte.key(ask)] = open ? '?' : value;
        }
      }
      if (wrong.length > 2) return { wrong, count };
    }
  }
  return { wrong, count };
};

/** Runs in the page: in the worst case, how many questions beyond the fewest that could do. */
const fewest = (books) => {
  const { ruimte } = window;
  const wrong = [];
  const beyond = [];
  let count = 0;
  for (const { data } of books) {
    for (const role of data.roles) {
      const told = ruimte.decide(data, role, {}, false);
      if (told.ruling || told.left.graph.asks(told.left.root).length > 5) continue;
      const { left } = told;
      const { graph } = left;
      const choose = (id, v, cell) => {
        const node = graph.nodes[id];
        if (node.v >= v) return node.v === v ? node.ids[cell] : id;
        return graph.node(node.v, node.ids.map((next) => choose(next, v, cell)));
      };
      const after = (id, v) => (graph.below(id).find((node) => node.v === v)?.ids ?? [])
        .map((_, cell) => choose(id, v, cell));
      const memo = new Map();
      // What always holds is one question in both, asked when nothing else is open.
      const best = (id) => {
        if (!memo.has(id)) {
          const asks = graph.asks(id);
          const own = asks.filter((v) => !data.asks[v].always);
          const counts = own.map((v) => 1 + Math.max(...after(id, v).map(best)));
          memo.set(id, own.length ? Math.min(...counts) : asks.length ? 1 : 0);
        }
        return memo.get(id);
      };
      const asked = (id) => {
        const { ask, always } = ruimte.plan(data, { ...left, root: id });
        return ask < 0 ? (always.length ? 1 : 0) : 1 + Math.max(...after(id, ask).map(asked));
      };
      count += 1;
      const more = asked(left.root) - best(left.root);
      beyond[more] = (beyond[more] ?? 0) + 1;
      if (more > 1 && wrong.length < 3) wrong.push({ id: data.id, role, asked: asked(left.root), best: best(left.root) });
    }
  }
  return { wrong, count, beyond };
};

/** The boundaries of published playbooks, as the helper gets them. */
const published = (world) => ['starter', 'southwest'].flatMap((name) => {
  const folder = path.join(world.out, name, 'may-i');
  const text = (file) => readFileSync(path.join(folder, file), 'utf8');
  return readdirSync(folder).map((file) => ({ data: JSON.parse(/^[^(]*\((.*)\);?\s*$/s.exec(text(file))[1]) }));
});

const run = async (world, test, more = []) => {
  const page = await world.browser.newPage();
  for (const file of walkers(world)) await page.addScriptTag({ path: file });
  const books = JSON.parse(readFileSync(path.join(world.target, 'tmp', 'decisions.json'), 'utf8'));
  const { wrong, count, beyond } = await page.evaluate(test, [...books, ...more]);
  if (beyond) console.log(`     ${count} walks: ${beyond.map((some, by) => `${some} with ${by} questions too many`).join(', ')}`);
  await page.close();
  assert.deepEqual(wrong, []);
  return count;
};

export default {
  'addresses decide as the rules do': async (world) => {
    const count = await run(world, again);
    assert.ok(count > 10_000, `only ${count}`);
  },
  'what would make it a may is what `decide` says': async (world) => {
    const count = await run(world, ways);
    assert.ok(count > 2_000, `only ${count}`);
  },
  'answering in turn ends at the same verdict, and the count never lies': async (world) => {
    const count = await run(world, asked);
    assert.ok(count > 5_000, `only ${count}`);
  },
  'a reader is asked at most one question more than the fewest that could do': async (world) => {
    const count = await run(world, fewest, published(world));
    assert.ok(count > 200, `only ${count}`);
  },
};
