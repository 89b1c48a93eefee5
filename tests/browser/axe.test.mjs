// No state of the helper and of practising leaves anybody out.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { open } from './pages.mjs';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const STATES = {
  '': '.helper-link',
  '#boundary=put-it-right': '.helper-who h2',
  '#boundary=put-it-right&role=front-desk&our_fault=yes': '.helper-number',
  '#boundary=put-it-right&role=front-desk&our_fault=yes&amount=80': '[data-verdict=may]',
  '#boundary=put-it-right&role=trainee&our_fault=?&amount=800': '[data-verdict=ask]',
  '#boundary=allergy&role=front-desk&known_from=guess': '[data-verdict=never]',
  '#boundary=put-it-right&role=front-desk&our_fault=yes&amount=1.000': '.helper-number[aria-invalid]',
  '#boundary=put-it-right&role=front-desk&our_fault=maybe&colour=blue': '.helper-body .helper-refused',
  '#boundary=put-it-right&role=frontdesk': '.helper-refused p',
  '#boundary=put-it': '.helper-refused p',
};

const violations = async (page) => {
  const { violations: found } = await page.evaluate(() => window.axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const tests = {};
for (const colorScheme of ['light', 'dark']) {
  for (const page of ['starter/may-i.html', 'starter/en/may-i.html']) {
    tests[`${page} in the ${colorScheme}`] = async (world) => {
      // The page forbids scripts from elsewhere; this one only looks.
      const { page: driven, done } = await open(world, world.served + page, { colorScheme, bypassCSP: true });
      await driven.addScriptTag({ path: axe });
      for (const [state, ready] of Object.entries(STATES)) {
        await driven.evaluate((hash) => { location.hash = hash; }, state || '#find');
        await driven.waitForSelector(ready);
        assert.deepEqual(await violations(driven), [], state);
      }
      await driven.evaluate(() => { location.hash = '#boundary=put-it-right&role=front-desk&our_fault=yes'; });
      for (const text of ['2k', '€ 1.250,-', '1.250']) {
        await driven.fill('.helper-number', text);
        await driven.press('.helper-number', 'Enter');
        assert.deepEqual(await violations(driven), [], text);
      }
      await driven.evaluate(() => { location.hash = '#boundary=put-it-right'; });
      await driven.click('button[value=front-desk]');
      for (const question of ['our_fault', 'already.guest', 'amount']) {
        await driven.click('.helper-body .choice');
        await driven.waitForFunction((asked) => location.hash.includes(asked), question);
      }
      await driven.waitForSelector('.helper-done');
      assert.deepEqual(await violations(driven), []);
      await done();
    };
  }
}

for (const colorScheme of ['light', 'dark']) {
  tests[`practising in the ${colorScheme}`] = async (world) => {
    const { page, done } = await open(world, world.served + 'starter/en/practise.html', { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    assert.deepEqual(await violations(page), [], 'start');
    await page.click('.practise-start button');
    for (let at = 0; at < 10; at++) {
      await page.waitForSelector('.practise-run h2:focus');
      if (at < 3) assert.deepEqual(await violations(page), [], 'a case');
      await page.click(`.practise-run .choice[value=${['may', 'ask', 'never'][at % 3]}]`);
      await page.waitForSelector('.practise-run .plate');
      if (at < 3) assert.deepEqual(await violations(page), [], 'its verdict');
      await page.click('[data-do=next]');
    }
    await page.waitForSelector('.practise-others');
    assert.deepEqual(await violations(page), [], 'the score');
    await done();
  };
  tests[`cases to read in the ${colorScheme}`] = async (world) => {
    const { page, done } = await open(world, world.served + 'starter/practise.html', { colorScheme, bypassCSP: true });
    await page.addScriptTag({ path: axe });
    await page.evaluate(() => {
      document.querySelector('.practise').dataset.broken = '';
      document.querySelectorAll('details').forEach((one) => { one.open = true; });
    });
    assert.deepEqual(await violations(page), []);
    await done();
  };
}

/** Other pages, in the state that leaves most on them. */
const PAGES = {
  'roles/front-desk.html': (page) => page.locator('.path-tick input').first().check(),
  'scan.html': async (page) => {
    for (const statement of await page.locator('.scan-statement').all()) await statement.locator('input').last().check();
  },
  'examples/index.html#kind=counterexample': (page) => page.waitForSelector('.filters-clear:visible'),
  'cards/front-desk.html': (page) => page.waitForSelector('.card-code'),
};
for (const colorScheme of ['light', 'dark']) {
  for (const [file, prepare] of Object.entries(PAGES)) {
    tests[`${file} in the ${colorScheme}`] = async (world) => {
      const { page, done } = await open(world, world.served + 'starter/en/' + file, { colorScheme, bypassCSP: true });
      await page.addScriptTag({ path: axe });
      await prepare(page);
      assert.deepEqual(await violations(page), []);
      await done();
    };
  }
}
export default tests;
