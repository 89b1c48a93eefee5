// Practising, as readers do it.
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { open } from './pages.mjs';

const RUN = '#seed=7&role=front-desk';

const everywhere = async (world, test) => {
  for (const base of [world.served, world.files]) await test(base);
};

/** What the case on the page is, as a reader tells it from others. */
const shown = async (page) => (await page.locator('.practise-run').innerText()).replace(/^.*\n/, '');

/** Answers what is shown, and goes on; the verdict that was told. */
const answer = async (page, choice, act = (selector) => page.tap(selector)) => {
  assert.equal(await page.locator('.practise-run [data-verdict]').count(), 0);
  await act(`.practise-run .choice[value=${choice}]`);
  const plate = page.locator('.practise-run [role=status] .plate');
  await plate.waitFor();
  const verdict = await plate.getAttribute('data-verdict');
  const said = await page.locator('.practise-run [role=status] > p').innerText();
  assert.equal(said === 'Yes, just so.' || said === 'Ja, precies.', verdict === choice);
  await act('[data-do=next]');
  return verdict;
};

const kept = (page) => page.evaluate(() => window.ruimte.kept('practise'));

export default {
  'a run of ten by touch on a phone': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/practise.html' + RUN, { hasTouch: true });
    const seen = new Set();
    let right = 0;
    for (let at = 1; at <= 10; at++) {
      await page.waitForFunction((text) => document.querySelector('[data-slot=progress]')?.textContent === text, `${at} of 10`);
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H2');
      assert.equal(await page.locator('.practise-run [data-slot=role]').innerText(), 'Front desk');
      for (const button of await page.locator('.practise-run .choice').all()) {
        const { width, height } = await button.boundingBox();
        assert.ok(width >= 44 && height >= 44);
      }
      seen.add(await shown(page));
      right += (await answer(page, 'may')) === 'may' ? 1 : 0;
    }
    assert.equal(seen.size, 10);
    await page.waitForSelector('.practise-run .heading-lead');
    assert.equal(await page.locator('.practise-run .heading-lead').innerText(), `${right} of 10 as the playbook has it.`);
    assert.equal(await page.locator('.practise-run .listing-item').count(), 10 - right);
    assert.equal((await kept(page)).length, 10);
    await page.tap('[data-do=more]');
    await page.waitForSelector('[data-slot=progress]');
    await done();
  }),

  'what was had right comes back last': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/en/practise.html#seed=7');
    const right = new Set();
    for (let run = 0; run < 4; run++) {
      for (let at = 1; at <= 10; at++) {
        await page.waitForFunction((text) => document.querySelector('[data-slot=progress]')?.textContent === text, `${at} of 10`);
        const text = await shown(page);
        assert.ok(!right.has(text), text);
        if ((await answer(page, 'ask', (it) => page.click(it))) === 'ask') right.add(text);
      }
      await page.click('[data-do=more]');
    }
    await done();
  },

  'the keyboard alone': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/practise.html');
    const reach = async (matches) => {
      for (let presses = 0; presses < 60; presses++) {
        if (await page.evaluate((selector) => document.activeElement?.matches(selector), matches)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`no way to ${matches}`);
    };
    await reach('.practise-start select');
    await page.keyboard.type('Receptie');
    await reach('.practise-start button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.practise-run h2:focus');
    await reach('.practise-run .choice[value=never]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.practise-run .plate');
    assert.ok(await page.evaluate(() => document.activeElement?.matches('[aria-pressed=true]')));
    await reach('[data-do=next]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.practise-run h2:focus');
    assert.equal(await page.locator('.practise-run [data-slot=progress]').innerText(), '2 van 10');
    await done();
  },

  'a role that is remembered is chosen, and all is forgotten at a press': (world) => everywhere(world, async (base) => {
    const { page, done } = await open(world, base + 'starter/en/practise.html');
    assert.equal(await page.locator('select').inputValue(), '');
    await page.evaluate(() => window.ruimte.role('trainee'));
    await page.reload();
    assert.equal(await page.locator('select').inputValue(), 'trainee');
    await page.click('.practise-start button');
    await page.waitForSelector('.practise-run .choice');
    assert.equal(await page.locator('.practise-run [data-slot=role]').innerText(), 'Trainee');
    await answer(page, 'may', (it) => page.click(it));
    assert.equal((await kept(page)).length, 1);
    await page.click('.kept button');
    assert.equal(await kept(page), null);
    await page.waitForSelector('.practise-start:not([hidden])');
    assert.ok(await page.locator('.practise-run').isHidden());
    assert.equal(await page.locator('select').inputValue(), '');
    await done();
  }),

  'verdicts are those of the helper': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/practise.html' + RUN);
    for (let at = 0; at < 5; at++) {
      await page.click('.practise-run .choice[value=ask]');
      const plate = page.locator('.practise-run .plate');
      const told = [await plate.getAttribute('data-verdict'), await plate.getAttribute('data-whom')];
      const link = await page.locator('[data-slot=case]').evaluate((element) => element.href);
      const { page: helper, done: helped } = await open(world, link);
      await helper.waitForSelector('.outcome.plate');
      const outcome = helper.locator('.outcome');
      const whom = await outcome.getAttribute('data-whom');
      assert.deepEqual([await outcome.getAttribute('data-verdict'), whom || null], told);
      await helped();
      await page.click('[data-do=next]');
    }
    await done();
  },

  'without scripts ten cases tell their verdict at a press': (world) => everywhere(world, async (base) => {
    for (const name of ['starter/practise.html', 'southwest/en/practise.html']) {
      const { page, done } = await open(world, base + name, { javaScriptEnabled: false });
      assert.equal(await page.locator('.practise-case').count(), 10);
      assert.ok(await page.locator('.practise-start').isHidden());
      assert.equal(await page.locator('[data-verdict]:visible').count(), 0);
      await page.click('summary >> nth=0');
      assert.equal(await page.locator('[data-verdict]:visible').count(), 1);
      await page.click('details a[href^="examples/"]');
      assert.match(page.url(), /examples\/.+\.html$/);
      await done();
    }
  }),

  'it is light': async (world) => {
    const { page, done } = await open(world, world.served + 'starter/practise.html');
    const weigh = async () => {
      const urls = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      let weight = 0;
      for (const url of [page.url().replace(/#.*/, ''), ...urls.filter((name) => /\.(css|js)$/.test(name))]) {
        weight += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length;
      }
      return weight;
    };
    const first = await weigh();
    assert.ok(first <= 15_000, `${first} bytes`);
    await page.click('.practise-start button');
    await page.waitForSelector('.practise-run .choice');
    const run = await weigh();
    assert.ok(run - first <= 20_000, `${run - first} bytes more`);
    await done();
  },
};
