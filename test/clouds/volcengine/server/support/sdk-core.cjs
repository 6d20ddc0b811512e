const { Client, Command } = require('@volcengine/sdk-core');

/**
 * Sends one request with the vendor's client and prints the reply as it parses it.
 * It runs outside of Jest, which cannot load the ES module that the client requires.
 */
async function call([host, secretAccessKey, parameters]) {
  const client = new Client({
    host,
    protocol: 'http',
    region: 'cn-beijing',
    accessKeyId: 'simulator',
    secretAccessKey,
  });
  const command = Object.assign(new Command(JSON.parse(parameters)), {
    requestConfig: {
      params: { Action: 'DescribeImages', Version: '2020-04-01' },
      method: 'GET',
      serviceName: 'ecs',
      pathname: '/',
    },
  });
  // Errors are thrown, with the reply in their data.
  const reply = await client.send(command).catch(({ data }) => data);
  process.stdout.write(JSON.stringify(reply));
}

void call(process.argv.slice(2));
