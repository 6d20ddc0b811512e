import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeSources, queryAll } from '../support/describe-sources';
import { plantedCredentials } from '../support/requests';
import { startTestServer } from '../support/test-server';

// Clients of vendors log what they send where DEBUG is set.
const ROOT = join(__dirname, '../..');

describeSources((source) => {
  test('with DEBUG set, no signed request is logged, and DEBUG is unchanged', async () => {
    const server = await startTestServer((response) => response.end('{}'));
    const cloud = source.api.protocol.cloud.id;
    const settings = {
      endpoint: server.origin,
      credentials: { [cloud]: plantedCredentials },
    };
    const script = `
      require('./dist').listImages(${JSON.stringify(queryAll(source))}, ${JSON.stringify(settings)})
        .catch(() => console.log('DEBUG is', process.env.DEBUG));`;

    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script], {
      cwd: ROOT,
      env: { ...process.env, DEBUG: '*' },
    });
    await server.close();

    expect(server.received).not.toHaveLength(0);
    expect(stdout).toBe('DEBUG is *\n');
    for (const secret of Object.values(plantedCredentials)) {
      expect(decodeURIComponent(stderr)).not.toContain(secret);
    }
  });
});
