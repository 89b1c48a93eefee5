// Texts in Markdown as a browser shows them, with raw HTML in them and without.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { open } from './pages.mjs';

const WIDE = 'a line that is far too wide for a telephone, so that it scrolls sideways and the keyboard must reach it';
const TEXT = `
| What | How | Amount |
|:-----|:---:|-------:|
| Taxi | card | 12.50 |
| A room for the night | cash | 1120.00 |

\`\`\`
${WIDE}
\`\`\`

Write to <ideas@example.org>.
`;

const withPages = (test) => async (world) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-text-'));
  try {
    const content = path.join(folder, 'content/acme');
    mkdirSync(path.join(content, 'pages'), { recursive: true });
    writeFileSync(path.join(content, 'playbook.yaml'), 'name: Acme\nlanguages: [en, ar]\n');
    writeFileSync(path.join(content, 'pages/plain.md'), `---\ntitle: Plain\n---\n${TEXT}`);
    writeFileSync(path.join(content, 'pages/raw.md'), `---\ntitle: Raw\n---\n${TEXT}\nOne<br>two. <details open><summary>More</summary>Within.</details>\n`);
    execFileSync(path.join(world.target, 'debug', 'ruimte'), ['build', '--quiet'], { cwd: folder, stdio: 'ignore' });
    for (const language of ['', 'ar/']) {
      for (const name of ['plain', 'raw']) {
        const address = `file://${folder}/dist/acme/${language}pages/${name}.html`;
        const { page, done } = await open(world, address);
        await test(page, { isRightToLeft: language === 'ar/', isRaw: name === 'raw' });
        await done();
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Runs in the page: of each column, where the words of its cells begin, end and have their middle. */
const columns = () => {
  const rows = [...document.querySelectorAll('.prose tr')].map((row) => [...row.children].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const { left, right } = range.getBoundingClientRect();
    return { left, right, middle: (left + right) / 2 };
  }));
  const same = (column, edge) => {
    const all = rows.map((row) => row[column][edge]);
    return Math.max(...all) - Math.min(...all) < 1;
  };
  return [0, 1, 2].map((column) => ['left', 'middle', 'right'].filter((edge) => same(column, edge)));
};

export default {
  'columns are aligned as their author says, in the direction of writing': withPages(async (page, { isRightToLeft }) => {
    const [start, end] = isRightToLeft ? ['right', 'left'] : ['left', 'right'];
    assert.deepEqual(await page.evaluate(columns), [[start], ['middle'], [end]]);
    const figures = await page.locator('.prose td:last-child').first().evaluate((cell) => getComputedStyle(cell).fontVariantNumeric);
    assert.match(figures, /tabular-nums/);
  }),

  'the keyboard reaches code and tables, and mail has its address': withPages(async (page) => {
    const reached = new Set();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.className || document.activeElement?.tagName));
    }
    assert.ok(reached.has('PRE') && reached.has('prose-table'), [...reached].join());
    assert.equal(await page.locator('.prose a[href="mailto:ideas@example.org"]').innerText(), 'ideas@example.org');
  }),

  'what an author opened is open': withPages(async (page, { isRaw }) => {
    if (isRaw) assert.ok(await page.locator('text=Within.').isVisible());
  }),
};
