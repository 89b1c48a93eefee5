// How long it takes from writing a file until a browser has painted it.
//
// `node repaint.mjs` makes a playbook of 1,000 examples, serves it with the release build, opens
// one example, changes it fifty times, and prints the median and the worst. Another number of
// examples may be given. Both ends are read from the machine's one clock.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const EXAMPLES = Number(process.argv[2] ?? 1000);
const CHANGES = 50;
const GOAL = 100;

const WORDS = ['guest', 'late', 'room', 'kind', 'asks', 'waits', 'again', 'morning', 'listens', 'refund'];
const words = (seed) => Array.from({ length: 250 }, (_, at) => WORDS[(seed * 7 + at * at) % WORDS.length]).join(' ');
const example = (number, story) => `title: Case ${number}
values: [value-${number % 8}]
story: |
  ${story}
decisions:
  - boundary: refund-${number % 20}
    role: desk
    facts: {fault: yes, amount: ${number % 50} EUR}
    verdict: may
`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-repaint-'));
const file = (name) => path.join(folder, 'content/acme', name);
const put = (name, text) => {
  mkdirSync(path.dirname(file(name)), { recursive: true });
  writeFileSync(file(name), text);
};
put('playbook.yaml', 'name: Acme\ncurrency: EUR\notherwise: ask lead\n');
put('roles/lead.yaml', 'title: Lead\n');
put('roles/desk.yaml', 'title: Desk\nreports_to: lead\n');
for (let value = 0; value < 8; value++) put(`values/value-${value}.yaml`, `title: Value ${value}\n`);
for (let number = 0; number < 20; number++) {
  put(`boundaries/refund-${number}.yaml`, `title: Refund ${number}\nvalues: [value-${number % 8}]\n` +
    'facts:\n  fault: Our fault?\nmay:\n  - when: {fault: yes}\n    up_to: 60 EUR per guest\notherwise: ask lead\n');
}
for (let number = 0; number < EXAMPLES; number++) put(`examples/case-${number}.yaml`, example(number, words(number)));

const child = spawn(path.join(target, 'release', 'ruimte'), ['serve', '--port', '0', '--quiet'], {
  cwd: folder, stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise((ready) => child.stdout.once('data', (line) => ready(String(line).trim())));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

/** When the page has painted these words; resolved in the page, so that asking costs nothing. */
const painted = (page, mark) => page.evaluateHandle((mark) => {
  const now = () => performance.timeOrigin + performance.now();
  const shows = () => document.querySelector('main')?.textContent?.includes(mark);
  return {
    when: new Promise((done) => {
      const look = new MutationObserver(() => {
        if (!shows()) return;
        look.disconnect();
        // The frame that shows it begins at the first call and has been painted at the second.
        requestAnimationFrame(() => requestAnimationFrame(() => done(now())));
      });
      look.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    }),
  };
}, mark);

const times = [];
try {
  const page = await browser.newPage();
  const number = Math.min(7, EXAMPLES - 1);
  await page.goto(`${address}acme/examples/case-${number}.html`);
  await page.waitForTimeout(500);
  for (let change = 0; change < CHANGES; change++) {
    const mark = `changed${change}times`;
    const waiting = await painted(page, mark);
    await page.waitForTimeout(100 + change % 17);
    const began = performance.timeOrigin + performance.now();
    writeFileSync(file(`examples/case-${number}.yaml`), example(number, `${words(change)} ${mark}`));
    times.push(await waiting.evaluate(({ when }) => when) - began);
  }
} finally {
  await browser.close();
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}
times.sort((one, other) => one - other);
const [median, worst] = [times[CHANGES / 2], times[CHANGES - 1]];
console.log(`${EXAMPLES} examples: median ${median.toFixed(1)} ms, worst of ${CHANGES} ${worst.toFixed(1)} ms`);
process.exitCode = median <= GOAL ? 0 : 1;
