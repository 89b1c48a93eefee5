// Holds a new workspace against what its author's editor makes of it: the YAML language server,
// with the settings that `ruimte new` writes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Server } from './server.mjs';
import tests from './editor.test.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const folder = mkdtempSync(path.join(tmpdir(), 'ruimte-editor-'));
const ruimte = (...words) => execFileSync(path.join(target, 'debug', 'ruimte'), words,
  { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
ruimte('new', 'demo', '--quiet');

const server = new Server(path.join(folder, 'demo'));
await server.start();
let failed = 0;
for (const [what, test] of Object.entries(tests)) {
  const began = Date.now();
  try {
    await test(server);
    console.log(`ok   editor: ${what} (${Date.now() - began} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL editor: ${what}\n${error.stack ?? error}`);
  }
}
server.stop();
rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
