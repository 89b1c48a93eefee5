// The helper as readers meet it.
import assert from 'node:assert/strict';
import { open, outcome } from './pages.mjs';

const CASE = '#boundary=put-it-right&role=front-desk&our_fault=yes&amount=80&already.guest=30';

const everywhere = async (world, test) => {
  for (const base of [world.served, world.files]) await test(base);
};

export default {
  'three taps to a verdict on a phone, the role being remembered': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/may-i.html');
    await page.evaluate(() => window.ruimte.role('front-desk'));
    await page.reload();
    await page.click('[data-boundary=allergy] a');
    await page.click('button[value=guess]');
    const { verdict } = await outcome(page, '[data-verdict=never]');
    assert.equal(verdict, 'never');
    const plate = await page.locator('.plate').boundingBox();
    assert.ok(plate.y < 300 && plate.y + plate.height <= 760 - 40, JSON.stringify(plate));
    assert.equal(await page.evaluate(() => document.activeElement.className), 'verdict');
    await done();
  }),

  'an address decides at once, and again when it changes': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/may-i.html' + CASE);
    assert.equal((await outcome(page, '[data-verdict=may]')).verdict, 'may');
    await page.evaluate(() => { location.hash = '#boundary=put-it-right&role=front-desk&our_fault=yes&amount=800'; });
    const asks = await outcome(page, '[data-verdict=ask]');
    assert.equal(asks.whom, 'duty-manager');
    await page.goto(base + 'starter/may-i.html#boundary=put-it-right&role=front-desk&our_fault=yes');
    assert.deepEqual((await outcome(page, '[data-verdict=undecided]')).needs, 'amount');
    await done();
  }),

  'the keyboard alone finds, answers, goes back and begins again': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/en/may-i.html#find');
    await page.keyboard.type('allérgy');
    assert.equal(await page.locator('.helper-item:visible').count(), 1);
    await page.keyboard.press('Enter');
    const reach = async (name) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((text) => document.activeElement?.textContent.trim() === text, name)) return page.keyboard.press('Enter');
      }
      throw new Error(`no way to ${name}`);
    };
    await page.waitForSelector('.helper-who h2:focus');
    await reach('Front desk');
    await page.waitForSelector('.helper-body h2:focus');
    await reach('From today’s allergen card');
    await page.waitForFunction(() => location.hash.includes('known_from=card'));
    await page.waitForSelector('.helper-body h2:focus');
    await reach('I don’t know');
    await page.waitForSelector('.helper-body h2:focus');
    await reach('None of these is the case');
    assert.equal((await outcome(page, '[data-verdict=ask]')).whom, 'kitchen');
    assert.ok(await page.locator('.plate-careful').isVisible());
    await page.goBack();
    await page.waitForSelector('[data-verdict=undecided]');
    await page.goForward();
    await page.waitForSelector('[data-verdict=ask]');
    await reach('Ask something else');
    await page.waitForSelector('.helper-find input:focus');
    await done();
  },

  'the first page and the boundaries find a question where one types it': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/index.html');
    const shown = page.locator('[data-questions] li:visible');
    assert.equal(await shown.count(), 3);
    await page.fill('.ask-field', 'van gu');
    assert.equal(await shown.count(), 1);
    await page.press('.ask-field', 'Escape');
    assert.equal(await shown.count(), 3);
    await page.fill('.ask-field', 'zzz');
    assert.match(await page.locator('.ask-count').innerText(), /^No question/);
    await page.fill('.ask-field', 'van');
    await page.press('.ask-field', 'Enter');
    await page.waitForURL(/boundaries\/hotel-van\.html$/);
    await page.goto(base + 'starter/en/boundaries/index.html');
    await page.fill('.ask-field', 'allerg');
    assert.ok(await shown.count() < 4);
    await done();
  }),

  'amounts are read as people write them': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/may-i.html#boundary=put-it-right&role=front-desk&our_fault=yes');
    await page.fill('.helper-number', 'veel');
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('.helper-wrong').isVisible());
    await page.fill('.helper-number', '€ 1.250,50');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.plate');
    assert.match(page.url(), /amount=1250\.50/);
    assert.match(await page.locator('.helper-answers').innerText(), /€\s1\.250,50/);
    await done();
  },

  'without scripts every question leads to its page': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/may-i.html', { javaScriptEnabled: false });
    assert.equal(await page.locator('.helper-item:visible').count(), 8);
    assert.equal(await page.locator('.ask-field:visible, .helper-who:visible, .helper-case:visible').count(), 0);
    await page.click('.helper-link >> nth=0');
    assert.match(page.url(), /boundaries\/put-it-right\.html$/);
    assert.ok(await page.locator('.matrix-table').first().isVisible());
    await done();
  }),

  'a boundary leads here, and knows the role that was chosen': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/en/may-i.html#boundary=put-it-right');
    await page.click('button[value=duty-manager]');
    await page.goto(world.served + 'starter/en/boundaries/put-it-right.html');
    assert.equal(await page.locator('.answers-row').first().getAttribute('aria-current'), 'true');
    await page.click('.answers-way a');
    await page.waitForSelector('[data-verdict=undecided]');
    await done();
  },

  'nothing moves while a page loads': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/en/may-i.html');
    const moved = await page.evaluate(() => new Promise((told) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      setTimeout(() => told(sum), 200);
    }));
    assert.equal(moved, 0);
    await done();
  },
};
