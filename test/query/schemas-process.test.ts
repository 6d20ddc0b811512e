import { spawnSync } from 'node:child_process';
import { sources } from '../../src/sources/registry';
import { ROOT } from '../support/paths';

test('validating a query loads no reply schema', () => {
  const validate = `
    const { completeQuery, readQuery } = require('./dist/client/parse-query');
    completeQuery(readQuery({ source: '${sources[0].id}' }, 'list'), 'cn-test');
    process.stdout.write(Object.keys(require.cache).join('\\n'));`;

  const { stdout } = spawnSync(process.execPath, ['-e', validate], { cwd: ROOT, encoding: 'utf8' });

  const loaded = stdout.split('\n');
  expect(loaded.filter((file) => file.endsWith('request.js'))).toHaveLength(sources.length);
  expect(loaded.filter((file) => file.endsWith('reply.js'))).toEqual([]);
});
