const { execFileSync } = require('node:child_process');
const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const cleanEnvironment = require('./clean-environment.cjs');

const ROOT = join(__dirname, '../..');

/** Jest's global setup: the tests of processes run what is built, so it must not be stale. */
module.exports = function build() {
  cleanEnvironment();
  // What the processes compile is kept here, not among the user's caches.
  process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'node_modules/.cache/compiled');
  const sources = ['src', 'build', 'package.json'].map((name) => join(ROOT, name));
  if (Math.max(...sources.map(newest)) > newest(join(ROOT, 'dist/frontends/cli/main.js'))) {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
  }
};

function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory()
    ? Math.max(...readdirSync(path).map((name) => newest(join(path, name))))
    : (stats?.mtimeMs ?? 0);
}
