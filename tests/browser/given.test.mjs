// What links say is read as the command line reads it, and never guessed.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { outcome } from './pages.mjs';
import { addresses } from './typed-addresses.mjs';
import { binary, helper, offers, refused, shownAt, site, type } from './typed-site.mjs';

/** How `ruimte decide` reads the same. */
const decide = (world, boundary, role, pairs) => {
  const words = pairs.map(([name, value]) => `${name}=${value}`);
  return spawnSync(binary(world), ['decide', 'counter', boundary, '--role', role, '--format', 'json', ...words], { cwd: site(world).folder, encoding: 'utf8' });
};

/** What the boundaries count up. */
const TOTALS = { gift: ['already.guest'], yen: ['already.guest-day'] };

const hash = (boundary, role, pairs) =>
  '#' + [['boundary', boundary], ['role', role], ...pairs].map((pair) => pair.map(encodeURIComponent).join('=')).join('&');

export default {
  'a link is read as the command line reads it, and refused in the same words': async (world) => {
    const { page, done } = await helper(world, 'en');
    let count = 0;
    for (const [boundary, role, ...pairs] of addresses) {
      const { status, stdout, stderr } = decide(world, boundary, role, pairs);
      // What was given before the page would ask; the command line goes by nothing.
      const totals = TOTALS[boundary]?.filter((name) => !pairs.some(([known]) => known === name)) ?? [];
      const what = hash(boundary, role, [...pairs, ...totals.map((name) => [name, '0'])]);
      const shown = await shownAt(page, what);
      if (status === 0) {
        const { verdict, needs } = JSON.parse(stdout);
        assert.deepEqual([what, shown.verdict, shown.needs, shown.lines], [what, verdict, verdict === 'undecided' ? needs.join(' ') : '', []]);
      } else {
        assert.equal(status, 2, stderr);
        assert.deepEqual([what, shown.verdict, shown.lines[0]], [what, 'undecided', stderr.replace(/^error: /, '').trim()]);
        const facts = pairs.map(([name]) => name).filter((name) => shown.lines[0].startsWith('`' + name + '`') && !shown.lines[0].includes('always'));
        for (const fact of facts) if (!/^(guest|role)$/.test(fact)) assert.ok(shown.needs.split(' ').includes(fact), `${what} needs ${shown.needs}`);
      }
      count += 1;
    }
    assert.ok(count >= 90, `only ${count}`);
    await done();
  },

  'what a link got wrong is asked, and nothing is assumed in its place': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk&sure=yes&amount=1.000&already.guest=30');
    assert.match(await refused(page, '#helper-refused'), /`amount`: `1\.000` can be read in two ways/);
    assert.equal(await page.inputValue('.helper-number'), '1.000');
    assert.deepEqual(await offers(page), ['€1', '€1,000']);
    await page.click('.helper-typed .choices button >> nth=0');
    await outcome(page, '[data-verdict=may]');
    await page.click('.helper-back');
    assert.match(await refused(page), /`1\.000`/);

    // In an address, too, a sign is a sign, and a `+` between two words the space that it stands for.
    for (const [text, verdict] of [['+80', 'undecided'], ['80+', 'undecided'], ['80+EUR', 'may'], ['80%20EUR', 'may'], ['80%2BEUR', 'undecided'], ['80%', 'undecided'], ['%3880', 'ask']]) {
      assert.deepEqual([text, (await shownAt(page, '#boundary=gift&role=desk&sure=yes&already.guest=0&amount=' + text)).verdict], [text, verdict]);
    }

    // A misspelt total is no total of nothing.
    await shownAt(page, '#boundary=gift&role=desk&sure=yes&amount=80&already.gust=240');
    assert.match(await page.locator('#helper-refused').innerText(), /runs over `gust`; did you mean `guest`\?/);
    assert.match(await page.locator('.helper-body h2').innerText(), /given before, per guest/);
    await type(page, '240');
    await page.click('.helper-done button');
    await outcome(page, '[data-verdict=ask]');
    assert.match(page.url(), /already\.guest=240/);
    assert.doesNotMatch(page.url(), /gust/);

    // Where nothing is left to ask, one goes on without it.
    await shownAt(page, '#boundary=gift&role=desk&allergy=yes&colour=blue');
    assert.match(await page.locator('.helper-body .helper-refused').innerText(), /has no fact `colour`/);
    await page.click('.helper-done button');
    await outcome(page, '[data-verdict=never]');

    // What a fact goes by unless said otherwise is not assumed of one that was said wrongly.
    const wrong = await shownAt(page, '#boundary=gift&role=desk&sure=yes&amount=80&allergy=maybe');
    assert.equal(wrong.needs.split(' ').includes('allergy'), true);
    assert.equal(await page.locator('.helper-body input[value=allergy]').count(), 1);
    await done();
  },

  'what was given before is asked wherever it can change the verdict': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk');
    const asks = async (address, ...answers) => {
      assert.equal((await shownAt(page, address)).verdict, 'undecided', address);
      for (const [question, answer] of answers) {
        await page.waitForFunction((text) => document.querySelector('.helper-body h2')?.textContent.includes(text), question);
        assert.equal((await outcome(page)).verdict, 'undecided', address + ' ' + question);
        if (/^[\d.]+$/.test(answer)) await type(page, answer);
        else await page.click(`.helper-body button:has-text("${answer}")`);
      }
      return (await outcome(page, '[data-verdict]:not([data-verdict=undecided])')).verdict;
    };
    const before = 'given before';
    const GIFT = '#boundary=gift&role=desk';
    // Of questions that a link leaves open, and of a link that leaves nothing open but this.
    assert.equal(await asks(GIFT + '&sure=yes', [before, '240'], ['gift', '80']), 'ask');
    assert.equal(await asks(GIFT + '&sure=yes&amount=80', [before, '240']), 'ask');
    assert.equal(await asks(GIFT + '&sure=yes&amount=80', [before, 'Nothing yet']), 'may');
    assert.match(page.url(), /already\.guest=0/);
    assert.equal(await asks(GIFT + '&sure=yes&amount=80', [before, 'I don’t know']), 'ask');
    assert.equal(await asks('#boundary=yen&role=desk&amount=5000', [before, 'Nothing yet']), 'may');
    // Once that is told, and where it changes nothing, nobody is asked.
    for (const [address, verdict] of [[GIFT + '&sure=yes&amount=80&already.guest=0', 'may'], [GIFT + '&sure=yes&amount=80&already.guest=171', 'ask'],
      [GIFT + '&allergy=yes', 'never'], [GIFT + '&sure=no', 'ask'], [GIFT + '&sure=yes&amount=101', 'ask'], ['#boundary=francs&role=desk&amount=50', 'may']]) {
      assert.deepEqual([address, (await shownAt(page, address)).verdict], [address, verdict]);
    }
    await done();
  },

  'of what a link gives twice neither value is offered': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk');
    for (const [pairs, why] of [['amount=80&amount=90', /`amount` is given twice/], ['amount=80&amount=80', /`amount` is given twice/],
      ['amount=1.000&amount=80', /can be read in two ways/], ['amount=80&amount=lots', /is no amount/],
      ['amount=80&already.guest=30&already.guest=40', /`guest` is given twice/], ['amount=80&amount=90&amount=100', /`amount` is given twice/]]) {
      await shownAt(page, '#boundary=gift&role=desk&sure=yes&' + pairs);
      assert.match(await refused(page, '#helper-refused'), why, pairs);
      assert.equal(await page.inputValue('.helper-number'), '', pairs);
      assert.deepEqual(await offers(page), [], pairs);
    }
    // What is typed instead is understood, and the link says it once.
    await shownAt(page, '#boundary=gift&role=desk&sure=yes&already.guest=0&amount=80&amount=90');
    await type(page, '90');
    await outcome(page, '[data-verdict=may]');
    assert.match(page.url(), /^[^#]*#(?!.*amount=.*amount=).*amount=90/);
    // A question with a choice of answers presses none of them.
    await shownAt(page, '#boundary=gift&role=desk&sure=yes&sure=no');
    assert.match(await page.locator('#helper-refused').innerText(), /`sure` is given twice/);
    assert.equal(await page.locator('.helper-body .choice').count(), 2);
    await done();
  },

  'a role or a boundary that there is not is said above the choice': async (world) => {
    for (const [language, lead] of [['en', /cannot be read/], ['nl', /kunnen we zo niet lezen/]]) {
      const { page, done } = await helper(world, language);
      for (const [address, section] of [['#boundary=gft&role=desk', '.helper-find'], ['#boundary=lines&role=desk', '.helper-find'],
        ['#boundary=gift&role=dsk&sure=yes&amount=80', '.helper-who'], ['#boundary=gift&boundary=yen&role=desk', '.helper-find'], ['#boundary=gift&role=desk&role=lead&sure=yes', '.helper-who']]) {
        const { verdict, lines } = await shownAt(page, address);
        assert.equal(verdict, 'undecided');
        assert.equal(lines.length, 1);
        assert.match(await page.locator('.helper-refused:visible').innerText(), lead);
        assert.ok(await page.locator(section).isVisible());
        const { stderr } = decide(world, /boundary=([^&]*)/.exec(address)[1], /role=([^&]*)/.exec(address)[1], []);
        if (language === 'en' && !/(boundary|role)=.*\1=/.test(address)) assert.equal(lines[0], stderr.replace(/^error: /, '').trim());
      }
      await page.click('button[value=desk]');
      await page.waitForSelector('.helper-case:not([hidden])');
      assert.equal(await page.locator('.helper-refused:visible').count(), 0);
      await done();
    }
  },
};
