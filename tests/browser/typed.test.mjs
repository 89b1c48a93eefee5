// What readers type is read as strictly as what authors write, and never guessed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { outcome } from './pages.mjs';
import { bags, degrees, dinars, euros, francs, percents, yen } from './typed-inputs.mjs';
import { LANGUAGES, binary, handed, helper, offers, refused, shownAt, site, type } from './typed-site.mjs';

const plainSpaces = (text) => text.replace(/\s+/g, ' ').replace(/[“”]/g, '"').trim();

/** What the command line says of a case. */
const decided = (world, words) =>
  execFileSync(binary(world), ['decide', ...words], { cwd: site(world).folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** A page in English that shows a verdict. */
const shown = async (world, hash) => {
  const driven = await helper(world, 'en', hash);
  await driven.page.waitForSelector('.plate');
  return driven;
};

/** Reads every text in the page, and says in one word what came of it. */
const readAll = (page, data, fact, texts) => page.evaluate(([data, fact, texts]) => {
  const asked = data.asked[data.asks.findIndex((ask) => ask.fact === fact)];
  return texts.map((text) => {
    const { value, why, meant } = window.ruimte.typed(data, asked, text);
    return value !== undefined ? value : [why, ...meant].join(' ');
  });
}, [data, fact, texts]);

/** Which fact each table is typed for. */
const TABLES = { gift: ['amount', euros], bags: ['bags', bags], off: ['off', percents], warmth: ['warmth', degrees], yen: ['amount', yen], francs: ['amount', francs], dinars: ['amount', dinars] };

const tables = {};
for (const language of Object.keys(LANGUAGES)) {
  tables[`numbers typed on a page in ${language}`] = async (world) => {
    const { page, done } = await helper(world, language);
    let count = 0;
    for (const [name, [fact, table]] of Object.entries(TABLES)) {
      const data = handed(world, language, ['off', 'warmth'].includes(name) ? 'bags' : name);
      const rows = table.map(([text, en, nl = en]) => [text, { en, nl }[language]]);
      const read = await readAll(page, data, fact, rows.map(([text]) => text));
      assert.deepEqual(rows.map(([text], at) => [name, text, read[at]]), rows.map(([text, expected]) => [name, text, expected]));
      count += rows.length;
    }
    assert.ok(count >= 120, `only ${count}`);
    await done();
  };
}

/** Runs in the page: everything that it shows can be typed again. */
const roundTrip = ([language, all]) => {
  const { ruimte } = window;
  const wrong = [];
  for (const data of all) {
    data.asked.forEach((asked) => {
      if (!['number', 'percent', 'money'].includes(asked.kind)) return;
      for (const text of ['0', '4', '80', '80.5', '80.25', '999.99', '1000', '1250', '12345678.9', '9007199254740993', '1234567890123456.12345678', '0.125', '12.3450']) {
        const shown = ruimte.shown(data, asked, text);
        const { value, why, meant } = ruimte.typed(data, asked, shown);
        const exact = (one) => ruimte.exact(one) === ruimte.exact(text);
        if (value === undefined ? why !== 'which' || !meant.some(exact) : !exact(value)) wrong.push({ language, text, shown, value, why, meant });
      }
      // What a field proposes can be typed there.
      const field = ruimte.field({ typed_number: '', typed_try: '{0}' }, data, asked, () => {});
      field.querySelector('input').value = 'x';
      field.querySelector('button').click();
      const sample = field.querySelector('.helper-wrong').textContent.trim();
      if (ruimte.typed(data, asked, sample).value === undefined) wrong.push({ language, sample });
    });
  }
  return wrong;
};

export default {
  'a stretch that was pressed is one in a link, too, and a link cannot make it wider': async (world) => {
    const plate = async (hash) => {
      const { page, done } = await shown(world, hash);
      const lines = await page.locator('.plate-case').allInnerTexts();
      await done();
      return lines;
    };
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk&sure=yes');
    await page.click('.choices button:has-text("At most €100")');
    await outcome(page, '[data-verdict=may]');
    const pressed = await page.locator('.plate-case').allInnerTexts();
    assert.ok(pressed.some((line) => line.includes('At most €100')), pressed.join());
    const hash = new URL(page.url()).hash;
    assert.match(decodeURIComponent(hash), /amount=100&stretch\.amount=\(,100\]/);
    await done();
    assert.deepEqual(await plate(hash), pressed);
    const base = '#boundary=gift&role=desk&sure=yes&amount=100';
    const plain = await plate(base);
    for (const lie of ['(,5000]', '(,90]', '(,)', 'At most €5,000', '[50,1e9]', '']) {
      assert.deepEqual(await plate(base + '&stretch.amount=' + encodeURIComponent(lie)), plain, lie);
    }
    assert.deepEqual(await plate(base + '&stretch.sure=(,100]&stretch.x=(,1]&stretch.=&stretch.__proto__=(,1]'), plain);
  },

  'of two numbers that read alike, each is told with its question': async (world) => {
    const { page, done } = await shown(world, '#boundary=ways&role=desk&kind=a&years=2&wait=2&amount=10');
    const lines = await page.locator('.plate-case').allInnerTexts();
    assert.ok(lines.some((line) => /How long\? 2.years/.test(line)) && lines.some((line) => /do we wait\? 2.years/.test(line)), lines.join());
    await done();
  },

  'all ways to a may are told, in the words of the command line': async (world) => {
    const facts = ['kind=h', 'years=20', 'wait=2', 'amount=10'];
    const { page, done } = await shown(world, '#boundary=ways&role=desk&' + facts.join('&'));
    assert.match(await page.locator('.helper-part details summary').innerText(), /^\d+ more ways$/);
    await page.click('.helper-part details summary');
    const told = (await page.locator('.helper-alone li').allInnerTexts()).map(plainSpaces);
    const said = plainSpaces(decided(world, ['counter', 'ways', '--role', 'desk', ...facts]));
    assert.ok(told.length >= 7, told.join('\n'));
    assert.ok(told.some((way) => way.includes('between 1 and 2 years')), told.join('\n'));
    let from = 0;
    for (const way of told) {
      const at = said.toLowerCase().indexOf(way.toLowerCase(), from);
      assert.ok(at >= 0, `${way}\n${said}`);
      from = at + 1;
    }
    await done();
  },

  'what a link may say is told apart from what the field takes': async (world) => {
    const { page, done } = await helper(world, 'nl', '#boundary=gift&role=desk&sure=yes&amount=50,50');
    await page.waitForSelector('#helper-refused');
    const refusal = await page.locator('#helper-refused').innerText();
    assert.match(refusal, /decimalen: `50\.50`/);
    assert.match(refusal, /Zo schrijf je het in een link/);
    await done();
  },

  ...tables,

  'whatever is shown can be typed again': async (world) => {
    for (const language of Object.keys(LANGUAGES)) {
      const { page, done } = await helper(world, language);
      const all = ['gift', 'bags', 'dollars', 'yen', 'francs', 'dinars'].map((name) => handed(world, language, name));
      assert.deepEqual(await page.evaluate(roundTrip, [language, all]), []);
      await done();
    }
  },

  'what is refused is asked again, and what was meant is a press away': async (world) => {
    const { page, done } = await helper(world, 'en', '#boundary=gift&role=desk&sure=yes');
    for (const text of ['2k', 'ca. 50', '50 USD', '50%', '2 of 4', '-5', '1½', '50-60', '']) {
      await type(page, text);
      assert.match(await refused(page, '#helper-wrong'), /Try something like €80\.50\.$/);
      assert.deepEqual(await offers(page), []);
      assert.equal(await page.inputValue('.helper-number'), text);
      assert.ok(await page.evaluate(() => document.activeElement?.matches('.helper-number')));
    }
    await type(page, '80,50');
    assert.match(await refused(page), /1,234\.5/);
    assert.deepEqual(await offers(page), ['Did you mean €80.50?']);
    await page.fill('.helper-number', '80,5');
    assert.deepEqual(await offers(page), []);
    assert.equal(await page.locator('.helper-number[aria-invalid]').count(), 0);
    await type(page, '1.250');
    assert.match(await refused(page), /Which do you mean\?$/);
    assert.deepEqual(await offers(page), ['€1.25', '€1,250']);
    // The buttons come right after the field.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.plate h2:focus');
    assert.match(page.url(), /amount=1\.25(&|$)/);
    await done();
  },

  'in Dutch as well, where one types as one reads': async (world) => {
    const { page, done } = await helper(world, 'nl', '#boundary=gift&role=desk&sure=yes');
    await type(page, '80.50');
    assert.match(await refused(page), /1\.234,5.*Probeer iets als €\s80,50\.$/);
    assert.deepEqual(await offers(page), ['Bedoelde je € 80,50?']);
    await type(page, 'EUR 1.250,-');
    assert.deepEqual(await offers(page), ['Bedoelde je € 1.250?']);
    await type(page, '1,250');
    assert.deepEqual(await offers(page), ['€ 1,25', '€ 1.250']);
    await page.click('.helper-typed .choices button >> nth=1');
    assert.match((await outcome(page, '[data-verdict=ask]')).whom, /lead/);
    assert.match(page.url(), /amount=1250(&|$)/);
    await done();
  },

  'the amount as understood stands in the verdict, with what is left of each limit': async (world) => {
    const lines = async (page, address) => {
      await shownAt(page, address);
      await page.waitForSelector('.plate');
      return (await page.locator('.plate-case').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
    };
    const GIFT = '#boundary=gift&role=desk&sure=yes&amount=';
    const { page: en, done } = await helper(world, 'en');
    assert.deepEqual(await lines(en, GIFT + '80'), ['€80 of €100; €20 left', '€80 of €250 for this guest; €170 left']);
    assert.deepEqual(await lines(en, GIFT + '80.25&already.guest=30'),
      ['€80.25 of €100; €19.75 left', '€80.25 now and €30 before: €110.25 of €250 for this guest; €139.75 left']);
    assert.deepEqual(await lines(en, GIFT + '100&already.guest=150'),
      ['€100 of €100; €0 left', '€100 now and €150 before: €250 of €250 for this guest; €0 left']);
    assert.deepEqual(await lines(en, GIFT + '80&already.guest=200'), ['€80; given before: €200 per guest']);
    assert.deepEqual(await lines(en, GIFT + '9007199254740993'), ['€9,007,199,254,740,993']);
    assert.deepEqual(await lines(en, '#boundary=gift&role=lead&sure=no&amount=800'), ['€800']);
    assert.deepEqual(await lines(en, '#boundary=gift&role=desk&sure=no&amount=?'), ['How much is the gift? I don’t know']);
    assert.match((await lines(en, '#boundary=bags&role=desk&bags=1&off=15 %&warmth=-4&price=80.5&topic=food'))[0], /^1 bag ·/);
    assert.deepEqual(await lines(en, '#boundary=bags&role=desk&bags=4 bags&off=15 %&warmth=-4&price=80.5&topic=food'),
      ['4 bags · 15%', 'How warm is it? -4', 'What did they cost? €80.50']);
    assert.deepEqual(await lines(en, '#boundary=yen&role=desk&amount=5000&already.guest-day=1000'),
      ['¥5,000 of ¥5,000; ¥0 left', '¥5,000 now and ¥1,000 before: ¥6,000 of ¥20,000 for this guest and day; ¥14,000 left']);
    await done();
    const { page: nl, done: over } = await helper(world, 'nl');
    assert.deepEqual(await lines(nl, GIFT + '80'), ['€ 80 van € 100; nog € 20 over', '€ 80 van € 250 per gast; nog € 170 over']);
    assert.deepEqual(await lines(nl, GIFT + '80&already.guest=30'),
      ['€ 80 van € 100; nog € 20 over', '€ 80 nu en € 30 eerder: samen € 110 van € 250 per gast; nog € 140 over']);
    // A stretch that was pressed is no amount: it is told as it was called.
    await nl.goto(site(world).page('plain/may-i.html#boundary=gift&role=desk'));
    await nl.click('.helper-body .choice >> nth=0');
    await nl.waitForSelector('.plate');
    assert.deepEqual((await nl.locator('.plate-case').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ')), ['Hoogstens € 50']);
    await over();
  },
};
