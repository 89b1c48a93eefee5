// The matrix on paper.
import assert from 'node:assert/strict';
import { open } from './pages.mjs';

/** What the margins leave of a sheet of A4 that lies on its side, in pixels. */
const WIDTH = Math.floor(((297 - 40) / 25.4) * 96);

/** Runs in the page: tables that are none, and what is cut off. */
const wrong = () => [...document.querySelectorAll('.matrix-table')].flatMap((table) => {
  const broken = getComputedStyle(table).display === 'table' ? [] : ['a list'];
  const edge = table.parentElement.getBoundingClientRect().right + 1;
  const cells = [...table.querySelectorAll('th, td')].filter((cell) =>
    cell.scrollWidth > cell.clientWidth + 1 || cell.getBoundingClientRect().right > edge);
  return [...broken, ...cells.map((cell) => cell.textContent)];
});

export default {
  'the matrix prints on sheets that lie on their side, as tables, with nothing cut': async (world) => {
    for (const file of ['starter/matrix.html', 'starter/en/matrix.html', 'ledger/matrix.html', 'interpolis/matrix.html']) {
      const { page, done } = await open(world, world.files + file);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/g)];
      assert.ok(boxes.length > 0 && boxes.every(([, width, height]) => Number(width) > Number(height)), file);
      await page.emulateMedia({ media: 'print' });
      await page.setViewportSize({ width: WIDTH, height: 900 });
      assert.deepEqual(await page.evaluate(wrong), [], file);
      await done();
    }
  },
};
