// Every kind of page leaves nobody out, moves nothing, weighs little and asks nobody else. With
// `--every` each single page is tried, by day and by night; else the largest of each kind.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** What a page may weigh over the wire, with its style and its scripts; those that compute something
 * may weigh more than those that are read. */
const most = (page) => (/(may-i|practise|search)\.html$/.test(page) ? 18_000 : 15_000);

/** What the margins leave of a sheet of A4, in pixels. */
const PAPER = Math.floor(((210 - 40) / 25.4) * 96);
/** The same for a card, which leaves less. */
const CARD = Math.floor(((210 - 20) / 25.4) * 96);

const pagesBelow = (folder) => readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html')).map((name) => name.split(path.sep).join('/')).sort();

/** The largest page of each folder stands for its kind. */
const largest = (folder, pages) => {
  const kinds = new Map();
  for (const page of pages) {
    const kind = /\/[^/]+$/.test(page) && !/^en\/[^/]+$/.test(page) && !page.endsWith('index.html')
      ? path.posix.dirname(page) : page;
    const size = statSync(path.join(folder, page)).size;
    if (!kinds.has(kind) || kinds.get(kind).size < size) kinds.set(kind, { page, size });
  }
  return [...kinds.values()].map(({ page }) => page);
};

const zipped = new Map();
const weigh = (file) => {
  if (!zipped.has(file)) zipped.set(file, gzipSync(readFileSync(file), { level: 9 }).length);
  return zipped.get(file);
};

/** A page with the style and the scripts that it names. */
const weight = (folder, page) => {
  const file = path.join(folder, page);
  const named = readFileSync(file, 'utf8').matchAll(/<(?:script defer src|link rel="stylesheet" href)="([^"]+)"/g);
  // What the search has found is not the page's own.
  const own = [...named].filter(([, name]) => !/\bsearch\.[a-z]/.test(name));
  return own.reduce((sum, [, name]) => sum + weigh(path.join(path.dirname(file), name)), weigh(file));
};

/** The classes that a stylesheet knows. */
const styled = (css) => new Set([...css.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name));

/** The classes of a page that other pages have a style for, and it has not. */
const unstyled = (folder, page, all) => {
  const html = readFileSync(path.join(folder, page), 'utf8');
  const sheet = path.join(path.dirname(path.join(folder, page)), /rel="stylesheet" href="([^"]+)"/.exec(html)[1]);
  const own = styled(readFileSync(sheet, 'utf8'));
  const used = [...html.matchAll(/ class="([^"]+)"/g)].flatMap(([, names]) => names.split(' '));
  return [...new Set(used)].filter((name) => all.has(name) && !own.has(name));
};

const look = async (page, what) => {
  const { violations } = await page.evaluate(() => window.axe.run());
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  assert.deepEqual(found, [], what);
};

const visit = async (context, world, address, schemes) => {
  const page = await context.newPage();
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => { if (!request.url().startsWith(world.served)) wrong.push(request.url()); });
  await page.goto(world.served + address);
  const moved = await page.evaluate(() => new Promise((told) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
      .observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => told(sum), 0)));
  }));
  assert.equal(moved, 0, address + ' moves');
  const paper = address.includes('/cards/') ? CARD : PAPER;
  for (const width of [paper, 1440, 1024, 768, 320]) {
    await page.emulateMedia({ media: width === paper ? 'print' : 'screen' });
    await page.setViewportSize({ width, height: 760 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${address} is ${wide} px too wide at ${width}`);
  }
  await page.addScriptTag({ path: axe });
  await page.evaluate(() => { for (const details of document.querySelectorAll('details')) details.open = true; });
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await look(page, `${address} (${colorScheme})`);
  }
  assert.deepEqual(wrong, [], address);
  await page.close();
};

const tests = {};
for (const organisation of ['starter', 'southwest', 'ledger']) {
  tests[organisation] = async (world) => {
    const folder = path.join(world.out, organisation);
    // With an address for the world, the page that tells of a missing one names all in full.
    const all = pagesBelow(folder).filter((page) => organisation !== 'starter' || !page.endsWith('404.html'));
    for (const page of all) {
      const bytes = weight(folder, page);
      assert.ok(bytes <= most(page), `${page} weighs ${bytes} bytes`);
    }
    const theme = path.join(folder, 'theme');
    const sheets = readdirSync(theme).filter((name) => name.endsWith('.css'));
    const styles = styled(sheets.map((name) => readFileSync(path.join(theme, name), 'utf8')).join('\n'));
    for (const page of all) assert.deepEqual(unstyled(folder, page, styles), [], page);
    const spoken = organisation === 'starter' ? all : all.filter((page) => !page.startsWith('en/'));
    const chosen = world.every ? all : largest(folder, spoken);
    // As narrow as a page may be read.
    const context = await world.browser.newContext({ viewport: { width: 320, height: 760 }, bypassCSP: true });
    const waiting = [...chosen.entries()];
    const worker = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [number, page] = next;
        const schemes = world.every ? ['light', 'dark'] : [number % 2 ? 'dark' : 'light'];
        await visit(context, world, organisation + '/' + page, schemes);
      }
    };
    await Promise.all([worker(), worker()]);
    await context.close();
    const read = all.filter((page) => most(page) === 15_000);
    const heaviest = Math.max(...read.map((page) => weight(folder, page)));
    console.log(`     ${organisation}: ${chosen.length} of ${all.length} pages, the heaviest to read ${heaviest} bytes`);
  };
}
export default tests;
