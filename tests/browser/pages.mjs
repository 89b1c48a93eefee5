// Pages to drive, and what is common to driving them.
import assert from 'node:assert/strict';

/** A page on a phone that may say nothing on the console. */
export const open = async (world, address, options = {}) => {
  const context = await world.browser.newContext({ viewport: { width: 375, height: 760 }, ...options });
  context.setDefaultTimeout(20000);
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(address);
  const done = async () => {
    assert.deepEqual(said, []);
    await context.close();
  };
  return { page, done };
};

/** What the one element that shows the outcome says. */
export const outcome = async (page, wanted = '[data-verdict]') => {
  await page.waitForSelector(wanted);
  const all = page.locator('[data-verdict]');
  assert.equal(await all.count(), 1);
  return all.evaluate((element) => ({ ...element.dataset }));
};
