// A playbook that is read while it is written.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open } from './pages.mjs';

/** A server of its own, with the starter to write in. */
const serving = async (world) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-serve-'));
  cpSync(path.join(world.root, 'content/starter'), path.join(folder, 'content/starter'), { recursive: true });
  const child = spawn(path.join(world.target, 'debug', 'ruimte'), ['serve', '--port', '0', '--quiet'], {
    cwd: folder, stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await new Promise((ready) => child.stdout.once('data', (line) => ready(String(line).trim())));
  const file = (name) => path.join(folder, 'content/starter', name);
  return {
    address: address + 'starter/',
    file,
    edit: (name, from, to) => {
      const text = readFileSync(file(name), 'utf8');
      assert.ok(text.includes(from), name);
      writeFileSync(file(name), text.replace(from, to));
    },
    stop: () => {
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const live = (test) => async (world) => {
  const server = await serving(world);
  try {
    await test(world, server);
  } finally {
    server.stop();
  }
};

/** Whether this is still the page that was marked, not loaded anew. */
const mark = (page) => page.evaluate(() => { /** @type {any} */ (window).marked = true; });
const isMarked = (page) => page.evaluate(() => /** @type {any} */ (window).marked === true);

const VALUE = 'values/see-the-person';
const [OLD, NEW] = ['someone with a reason to be here', 'someone with a season to be here'];

const VALUE_PAGE = 'en/values/see-the-person.html';
const shows = (/** @type {string} */ words) => document.body.innerText.includes(words);

/** Opens more tabs than a browser has connections, and closes one after the other. */
const many = async (world, server, bare) => {
  const context = await world.browser.newContext();
  context.setDefaultTimeout(15000);
  if (bare) {
    await context.addInitScript(() => {
      delete /** @type {any} */ (Navigator.prototype).locks;
      delete /** @type {any} */ (window).BroadcastChannel;
    });
  }
  const pages = [];
  for (let count = 0; count < 9; count++) {
    const page = await context.newPage();
    await page.goto(server.address + VALUE_PAGE, { timeout: 15000 });
    await page.waitForSelector('.author-line');
    pages.push(page);
  }
  for (const page of pages) assert.ok(!await page.evaluate(() => document.hidden));
  let [from, to] = [OLD, NEW];
  while (pages.length > 6) {
    server.edit(VALUE + '.en.yaml', from, to);
    for (const page of pages) await page.waitForFunction(shows, to);
    [from, to] = [to, to + ' again'];
    // The first one has listened for longest.
    await pages.shift().close();
  }
  await context.close();
};

const BOUNDARY = `title: Lend
facts: {known: Do we know them?}
may:
  - {when: {known: yes}, up_to: 50 EUR}
otherwise: never
`;

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const violations = async (page) => {
  await page.addScriptTag({ path: axe });
  const { violations: found } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

export default {
  'a saved sentence is shown, and the page stays where and as it was': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'en/values/see-the-person.html');
    await mark(page);
    await page.evaluate(() => {
      const own = document.createElement('div');
      own.id = 'from-a-script';
      document.querySelector('main')?.append(own);
      document.querySelector('main')?.style.setProperty('min-height', '4000px');
      document.querySelectorAll('search > input').forEach((field) => { field.value = 'typed'; });
      scrollTo({ top: 300, behavior: 'instant' });
    });
    server.edit(VALUE + '.en.yaml', OLD, NEW);
    await page.waitForFunction((words) => document.body.innerText.includes(words), NEW);
    assert.ok(await isMarked(page));
    assert.equal(await page.evaluate(() => scrollY), 300);
    assert.equal(await page.locator('#from-a-script').count(), 1);
    for (const value of await page.locator('search > input').evaluateAll((all) => all.map(({ value }) => value))) {
      assert.equal(value, 'typed');
    }
    await done();
  }),

  'what was opened stays open, also where its words change': live(async (world, server) => {
    const text = (/** @type {string} */ words) => `---\ntitle: Open\n---\n<details><summary>More</summary><p>${words}</p></details>\n`;
    writeFileSync(server.file('pages/open.md'), text('First words.'));
    const { page, done } = await open(world, server.address + 'pages/index.html');
    await page.waitForSelector('a[href="open.html"]', { state: 'attached' });
    await page.goto(server.address + 'pages/open.html');
    await mark(page);
    await page.click('main summary');
    writeFileSync(server.file('pages/open.md'), text('Second words.'));
    await page.waitForSelector('text=Second words.', { state: 'visible' });
    assert.ok(await isMarked(page));
    await done();
  }),

  'a selection and the focus stay': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'en/values/see-the-person.html');
    await mark(page);
    await page.evaluate(() => {
      const title = /** @type {any} */ (document.querySelector('h1'));
      getSelection()?.selectAllChildren(title);
      /** @type {any} */ (document.querySelector('main a'))?.focus();
    });
    const before = await page.evaluate(() => [String(getSelection()), document.activeElement?.textContent]);
    server.edit(VALUE + '.en.yaml', OLD, NEW);
    await page.waitForFunction((words) => document.body.innerText.includes(words), NEW);
    assert.deepEqual(await page.evaluate(() => [String(getSelection()), document.activeElement?.textContent]), before);
    assert.ok(await isMarked(page));
    await done();
  }),

  'errors lie over the last good version and go when mended': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'en/values/see-the-person.html');
    await mark(page);
    server.edit(VALUE + '.yaml', 'order: 2', 'ordr: 2');
    await page.waitForSelector('.overlay', { state: 'visible' });
    const told = await page.locator('.overlay').innerText();
    assert.match(told, /^1 error; the page behind this is the last good version/);
    assert.match(told, /unknown-field/);
    assert.match(told, /did you mean `order`\?/);
    assert.equal(await page.locator('.overlay mark').first().innerText(), 'ordr');
    const href = await page.locator('.overlay .place a').first().getAttribute('href');
    assert.match(href ?? '', /^vscode:\/\/file\/.*see-the-person\.yaml:\d+:1$/);
    assert.ok(await page.locator('h1').isVisible());
    server.edit(VALUE + '.yaml', 'ordr: 2', 'order: 2');
    await page.waitForSelector('.overlay', { state: 'hidden' });
    assert.ok(await isMarked(page));
    await done();
  }),

  'nine tabs that can all be seen load and follow, also when the one that listens is closed': live(async (world, server) => {
    await many(world, server, false);
  }),

  'tabs follow where a browser has no locks and channels, as on another machine': live(async (world, server) => {
    await many(world, server, true);
  }),

  'a tab that was hidden is told what it missed when it is shown': live(async (world, server) => {
    const { page, done } = await open(world, server.address + VALUE_PAGE);
    await page.waitForSelector('.author-line');
    const second = await page.context().newPage();
    await second.goto(server.address + VALUE_PAGE);
    await second.waitForSelector('.author-line');
    const turn = (/** @type {boolean} */ hidden) => page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
    await turn(true);
    server.edit(VALUE + '.en.yaml', OLD, NEW);
    await second.waitForFunction(shows, NEW);
    assert.ok(!await page.evaluate(shows, NEW));
    await turn(false);
    await page.waitForFunction(shows, NEW);
    await done();
  }),

  'a page that was renamed says so, and is followed when it comes back': live(async (world, server) => {
    const [here, there] = [server.file('values/brief.yaml'), server.file('values/short.yaml')];
    writeFileSync(here, 'title: Kort\n');
    const { page, done } = await open(world, server.address + 'index.html');
    await page.waitForSelector('a[href="values/brief.html"]', { state: 'attached' });
    await page.goto(server.address + 'values/brief.html');
    await mark(page);
    renameSync(here, there);
    await page.waitForSelector('.notice', { state: 'visible' });
    assert.match(await page.locator('.notice').innerText(), /no longer there/);
    assert.equal(await page.locator('.notice a').getAttribute('href'), '/starter/');
    renameSync(there, here);
    await page.waitForSelector('.notice', { state: 'hidden' });
    assert.ok(await isMarked(page));
    await done();
  }),

  'where the data of a page\u2019s scripts changes, it is loaded anew and left as it was': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'en/may-i.html#find');
    await mark(page);
    await page.locator('.helper-find input').fill('gift');
    const boundary = 'boundaries/put-it-right.en.yaml';

    server.edit(boundary, 'putting it right now', 'mending it now');
    await page.waitForFunction(() => !(/** @type {any} */ (window).marked));
    await page.waitForFunction(() => /** @type {any} */ (document.querySelector('.helper-find input'))?.value === 'gift');
    await done();
  }),

  'a stylesheet changes without the page being without': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'index.html');
    await mark(page);
    mkdirSync(server.file('theme/static/css'), { recursive: true });
    writeFileSync(server.file('theme/static/css/zz.css'), 'body { border-top: 7px solid red }');
    await page.waitForFunction(() => getComputedStyle(document.body).borderTopWidth === '7px');
    assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel=stylesheet]').length), 1);
    assert.ok(await isMarked(page));
    await done();
  }),

  'the list of playbooks follows': live(async (world, server) => {
    const { page, done } = await open(world, new URL('/', server.address).href);
    await page.waitForSelector('text=no problems');
    server.edit(VALUE + '.yaml', 'order: 2', 'ordr: 2');
    await page.waitForSelector('text=1 error');
    await done();
  }),

  'what changed before a page first heard of anything is shown all the same': live(async (world, server) => {
    const list = new URL('/', server.address).href;
    const { page, done } = await open(world, list);
    await page.waitForSelector('text=no problems');
    let hear = () => {};
    const heard = new Promise((resolve) => { hear = () => resolve(undefined); });
    await page.route('**/.ruimte/events', async (route) => {
      await heard;
      await route.continue();
    });
    await page.goto(list, { waitUntil: 'load' });
    server.edit(VALUE + '.yaml', 'order: 2', 'ordr: 2');
    // Another page sees it: the first one was made before.
    const { page: other, done: closed } = await open(world, list);
    await other.waitForSelector('text=1 error');
    assert.equal(await page.locator('text=1 error').count(), 0);
    hear();
    await page.waitForSelector('text=1 error');
    await closed();
    await done();
  }),

  'the author\u2019s bar opens by key, has the missing example to copy, and no longer when it is told': live(async (world, server) => {
    writeFileSync(server.file('boundaries/lend.yaml'), BOUNDARY);
    const { page, done } = await open(world, server.address + 'index.html', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.waitForSelector('a[href="boundaries/lend.html"]', { state: 'attached' });
    await page.goto(server.address + 'boundaries/lend.html');
    await mark(page);
    const line = page.locator('.author-line');
    assert.equal(await page.locator('.author-name').innerText(), 'boundaries/lend.yaml');
    assert.ok(!await page.locator('.author-panel').isVisible());
    await line.focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.author-score');
    assert.match(await page.locator('.author-score').innerText(), /limits 0 of 2/);
    const href = await page.locator('.author-files a').first().getAttribute('href');
    assert.match(href ?? '', /^vscode:\/\/file\/.*boundaries\/lend\.yaml:1:1$/);

    for (let left = await page.locator('.author-slip').count(); left; left = await page.locator('.author-slip').count()) {
      const first = await page.locator('.author-slip').first().locator('p').first().innerText();
      await page.locator('.author-slip .author-copy').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForSelector('.author-copy:has-text("Copied")');
      const yaml = await page.evaluate(() => navigator.clipboard.readText());
      writeFileSync(server.file(`examples/lend-${left}.yaml`), `title: ${left}\ndecisions:\n  ${yaml}\n`);
      await page.waitForFunction((told) => {
        const bar = /** @type {any} */ (document.documentElement.lastElementChild).shadowRoot;
        return ![...bar.querySelectorAll('.author-slip p')].some(({ innerText }) => innerText === told);
      }, first);
    }
    assert.match(await page.locator('.author-score').innerText(), /limits 2 of 2/);
    await page.reload();
    await page.waitForSelector('.author-panel', { state: 'visible' });
    await line.focus();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.author-panel', { state: 'hidden' });
    await done();
  }),

  'the author\u2019s bar covers neither the page\u2019s own bar nor its end': live(async (world, server) => {
    const { page, done } = await open(world, server.address + 'boundaries/put-it-right.html', { viewport: { width: 320, height: 640 } });
    await page.waitForSelector('.author-line');
    const box = async (/** @type {string} */ name) => {
      const found = await page.locator(name).boundingBox();
      assert.ok(found, name);
      return found;
    };
    const [bar, own] = [await box('.author'), await box('.bar')];
    assert.ok(bar.y + bar.height <= own.y + 1);
    assert.ok(bar.width <= 320);
    await page.evaluate(() => document.documentElement.style.setProperty('scroll-behavior', 'auto'));
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = await page.evaluate(() => Math.max(...[...document.querySelectorAll('footer *')].map((one) => one.getBoundingClientRect().bottom)));
    assert.ok(last <= bar.y + 1, `${last} ${bar.y}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await done();
  }),

  ...Object.fromEntries(['light', 'dark'].map((colorScheme) => [`the author\u2019s bar and the list are open to all in the ${colorScheme}`,
    live(async (world, server) => {
      writeFileSync(server.file('boundaries/lend.yaml'), BOUNDARY + 'review_by: 2020-01-01\n');
      for (const width of [320, 1200]) {
        const viewport = { width, height: 700 };
        const { page, done } = await open(world, new URL('/', server.address).href, { colorScheme, viewport, bypassCSP: true });
        await page.waitForSelector('.proof:not(:empty)');
        await page.click('summary');
        assert.deepEqual(await violations(page), []);
        await page.goto(server.address + 'boundaries/lend.html');
        await page.click('.author-line');
        await page.waitForSelector('.author-slip');
        await page.locator('.author-proof summary').click();
        await page.waitForSelector('.author-case', { state: 'visible' });
        assert.deepEqual(await violations(page), []);
        await done();
      }
    })])),
};
