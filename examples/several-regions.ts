/** Runs one query in several regions, with one client, so that the lookups share connections and credentials. */
import { openClient } from 'imagepin';

const REGIONS = ['cn-beijing', 'cn-shanghai', 'ap-southeast-1'];

async function main(): Promise<void> {
  const client = openClient({ simulate: true });
  try {
    const results = await Promise.all(
      REGIONS.map((region) =>
        client.find({
          source: 'volcengine-ecs',
          region,
          owners: ['system'],
          platform: 'ubuntu',
          platformVersion: '22.04',
          architecture: 'arm64',
          mostRecent: true,
        }),
      ),
    );
    for (const { image } of results) {
      console.log(`${image.region}: ${image.id} ${image.name}`);
    }
  } finally {
    await client.close();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
