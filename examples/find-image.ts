/** Finds one image, and prints its owner, the runner-up and the warnings. */
import { findImage, ImagepinError } from 'imagepin';

async function main(): Promise<void> {
  const { image, warnings, explanation } = await findImage(
    {
      source: 'alicloud-ecs',
      region: 'cn-hangzhou',
      owners: ['system'],
      platform: 'ubuntu',
      platformVersion: '22.04',
      architecture: 'x86_64',
      mostRecent: true,
    },
    // Without this line, the lookup calls the cloud.
    { simulate: true },
  );

  console.log(`${image.id} of ${image.createdAt}, owned by ${image.ownerAlias}`);
  console.log(`behind it by ${explanation.runnerUp?.decidedBy}: ${explanation.runnerUp?.id}`);
  for (const { message } of warnings) {
    console.log(`warning: ${message}`);
  }
}

main().catch((error: unknown) => {
  console.error(ImagepinError.is(error) ? `${error.message}\n${error.detail}` : error);
  process.exitCode = 1;
});
