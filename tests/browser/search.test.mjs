// The search as readers meet it, opened as files.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open as openPage } from './pages.mjs';

/** As long as a keystroke may take, in milliseconds, at a thousand pages. */
const INSTANT = 20;

const open = (world, address, options) =>
  openPage(world, address, { viewport: { width: 1280, height: 800 }, ...options });

/** Types a query and gives the files found, in the order in which they are shown. */
const found = async (page, query) => {
  await page.fill('.search-field', '');
  await page.waitForFunction(() => document.querySelector('.search-status').textContent === '');
  await page.fill('.search-field', query);
  const { wait } = await page.locator('.search').evaluate((search) => ({ ...search.dataset }));
  await page.waitForFunction((wait) => !['', wait].includes(document.querySelector('.search-status').textContent), wait);
  return page.locator('.search-group:not([hidden]) .listing a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
};

const words = (number) => {
  const syllables = ['ba', 'de', 'fi', 'go', 'ku', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te'];
  let word = '';
  for (let left = number + 12; left > 0; left = Math.floor(left / 12)) word += syllables[left % 12];
  return word;
};

/** An organisation of a thousand pages whose words are as rare and as common as words are. */
const thousand = (world) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-thousand-'));
  const write = (file, text) => {
    const at = path.join(folder, 'content/big', file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  };
  let seed = 7;
  const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const text = (count) => Array.from({ length: count }, () => words(Math.floor(8000 ** chance()))).join(' ');
  write('playbook.yaml', 'name: Big\n');
  for (let number = 0; number < 1000; number += 1) {
    write(`pages/p${number}.md`, `---\ntitle: ${text(5)}\nsummary: ${text(12)}\n---\n${text(130)}\n`);
  }
  execFileSync(path.join(world.target, 'debug/ruimte'), ['build', '--quiet'], { cwd: folder, stdio: 'ignore' });
  return folder;
};

export default {
  'finds inflected words, slips and accents, in both languages': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/search.html');
    const grenzen = await found(page, 'grens');
    assert.ok(grenzen.includes('pages/room-and-limits.html'), grenzen.join(' '));
    assert.deepEqual((await found(page, 'grenzen')).sort(), grenzen.sort());
    for (const typed of ['alergie', 'allregie', 'allergiee', 'állergië', 'ALLERGIE', 'allerg']) {
      assert.ok((await found(page, typed)).includes('boundaries/allergy.html'), typed);
    }
    await page.goto(world.files + 'starter/en/search.html');
    const allergy = await found(page, 'allergies');
    assert.equal(allergy[0], 'boundaries/allergy.html');
    assert.deepEqual(await found(page, 'zzzzzz'), []);
    await done();
  },

  'all words must match, and are marked where they stand': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/search.html#q=korting%20kamer');
    await page.waitForSelector('.listing mark');
    const both = await page.locator('.listing a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const one = await found(page, 'kamer');
    assert.ok(both.length && both.length < one.length);
    assert.ok(both.every((href) => one.includes(href)));
    assert.equal(await page.locator('.search-group:not([hidden]) .listing-item:not(:has(mark))').count(), 0);
    await page.evaluate(() => { location.hash = '#q=allergie'; });
    await page.waitForFunction(() => document.querySelector('.search-field').value === 'allergie');
    assert.ok(page.url().endsWith('#q=allergie'));
    await done();
  },

  'the keyboard alone suffices, and `/` leads here from every page': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/values/index.html');
    await page.keyboard.press('/');
    assert.ok(await page.locator('search > input').evaluate((field) => field === document.activeElement));
    assert.ok(!(await page.locator('script[src*="search.en"]').count()), 'nothing is loaded before it is used');
    await page.keyboard.type('allergy and/or');
    assert.equal(await page.inputValue('search > input'), 'allergy and/or');
    await page.fill('search > input', 'allergy');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.listing mark');
    assert.ok(page.url().endsWith('en/search.html#q=allergy'));
    await page.locator('.search-field').focus();
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.className);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'boundaries/allergy.html');
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), 'boundaries/allergy.html');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(), 'search-field');
    await page.keyboard.press('Escape');
    assert.equal(await page.inputValue('.search-field'), '');
    assert.equal(await page.locator('.search-group:not([hidden])').count(), 0);
    await page.uncheck('.search-key input');
    await page.goto(world.files + 'starter/en/values/index.html');
    await page.keyboard.press('/');
    assert.ok(await page.evaluate(() => document.activeElement === document.body), 'the key can be turned off');
    await done();
  },

  'a phone has it under the thumb, and `/` opens it there too': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/index.html', { viewport: { width: 320, height: 700 } });
    await page.keyboard.press('/');
    await page.waitForURL('**/en/search.html');
    await page.goBack();
    await page.locator('.bar a').last().click();
    await page.waitForURL('**/en/search.html');
    assert.ok((await found(page, 'allergy')).length);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await done();
  },

  'without scripts it says so and leads to what holds everything': async (world) => {
    const { page, done } = await open(world, world.files + 'starter/en/search.html', { javaScriptEnabled: false });
    assert.ok(!(await page.locator('.search').isVisible()));
    assert.equal(await page.locator('.search-lists a').count(), 5);
    await done();
  },

  'at a thousand pages every keystroke is answered at once': async (world) => {
    const folder = thousand(world);
    try {
      const { page, done } = await open(world, `file://${folder}/dist/big/search.html`);
      const took = await page.evaluate(async (queries) => {
        const field = document.querySelector('.search-field');
        const status = document.querySelector('.search-status');
        const { wait } = document.querySelector('.search').dataset;
        const type = (text) => new Promise((told) => {
          const begin = performance.now();
          const look = new MutationObserver(() => {
            if (status.textContent === wait) return;
            look.disconnect();
            told(performance.now() - begin);
          });
          look.observe(status, { childList: true });
          field.value = text;
          field.dispatchEvent(new Event('input'));
        });
        const times = [];
        // Once to let the parts come, and once to measure.
        for (const round of [0, 1]) {
          for (const query of queries) {
            for (let end = 1; end <= query.length; end += 1) {
              const time = await type(query.slice(0, end));
              if (round) times.push(time);
            }
          }
        }
        return times.sort((a, b) => a - b);
      }, [words(3), words(500), words(4000) + ' ' + words(20), words(700).replace(/.$/, 'x'), 'nothinglikeit']);
      const [middle, most] = [took[took.length >> 1], took[took.length - 1]];
      console.log(`     ${took.length} keystrokes: half below ${middle.toFixed(1)} ms, all below ${most.toFixed(1)} ms`);
      assert.ok(middle < INSTANT, `${middle} ms`);
      await done();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
