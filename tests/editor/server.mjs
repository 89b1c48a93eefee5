// The YAML language server as an editor starts it: over stdio, with the settings of a workspace.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const binary = path.join(
  path.dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json')),
  'bin', 'yaml-language-server');

export class Server {
  #child = spawn(process.execPath, [binary, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  #waiting = new Map();
  #diagnosed = new Map();
  #buffer = Buffer.alloc(0);
  #last = 0;
  #version = 0;

  constructor(workspace) {
    this.workspace = workspace;
    // What Visual Studio Code hands on from its settings.
    const settings = JSON.parse(readFileSync(path.join(workspace, '.vscode', 'settings.json'), 'utf8'));
    this.settings = { yaml: { schemas: settings['yaml.schemas'], schemaStore: { enable: false } } };
    this.#child.stdout.on('data', (bytes) => this.#read(bytes));
  }

  async start() {
    const root = pathToFileURL(this.workspace).href;
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'workspace' }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
        },
      },
    });
    this.#tell('initialized', {});
    this.#tell('workspace/didChangeConfiguration', { settings: this.settings });
  }

  stop() {
    this.#child.kill();
  }

  // Opens a file with this text, and says what the server finds in it. The cursor is where the
  // text has a `|`, unless it is told to stand elsewhere.
  async open(file, marked, at = marked.indexOf('|')) {
    const uri = pathToFileURL(path.join(this.workspace, file)).href;
    const before = marked.slice(0, Math.max(at, 0)).split('\n');
    const text = at < 0 ? marked : marked.slice(0, at) + marked.slice(at + 1);
    const position = { line: before.length - 1, character: before.at(-1).length };
    const found = new Promise((resolve) => this.#diagnosed.set(uri, resolve));
    // The server remembers what it made of a version, also of a file that was closed.
    this.#tell('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: ++this.#version, text } });
    const diagnostics = await found;
    const place = { textDocument: { uri }, position };
    return {
      diagnostics,
      complete: async () => {
        const answer = await this.#ask('textDocument/completion', { ...place, context: { triggerKind: 1 } });
        return (answer?.items ?? answer ?? []);
      },
      hover: async () => (await this.#ask('textDocument/hover', place))?.contents?.value ?? '',
      // Closed files are told to be sound: only then may the same one be opened again.
      close: () => {
        const cleared = new Promise((resolve) => this.#diagnosed.set(uri, resolve));
        this.#tell('textDocument/didClose', { textDocument: { uri } });
        return cleared;
      },
    };
  }

  #ask(method, params) {
    const id = ++this.#last;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #tell(method, params) {
    this.#send({ method, params });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(bytes) {
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/.exec(this.#buffer.subarray(0, end))[1]);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length).toString();
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#hear(JSON.parse(body));
    }
  }

  #hear(message) {
    if (message.method && message.id !== undefined) {
      // The server asks for its settings, section by section.
      const sections = { yaml: this.settings.yaml };
      const result = message.method === 'workspace/configuration'
        ? message.params.items.map(({ section }) => sections[section] ?? null) : null;
      this.#send({ id: message.id, result });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      this.#diagnosed.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.id !== undefined) {
      const { resolve, reject } = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) reject(new Error(message.error.message)); else resolve(message.result);
    }
  }
}
