import { type Simulator, startSimulator } from '../../src/simulator';
import {
  openTerraformWorkspace,
  simulatedProviderBlock,
  type TerraformWorkspace,
} from '../frontends/terraform/support/workspace';
import { describeEngines } from '../support/engines';

const DATA_SOURCES = 200;
const REGIONS = 20;

describeEngines('a configuration with many data sources', ({ command }) => {
  let workspace: TerraformWorkspace;
  let simulator: Simulator;
  beforeEach(async () => {
    workspace = openTerraformWorkspace(command);
    simulator = await startSimulator({ images: 60 });
  });
  afterEach(async () => {
    workspace.remove();
    await simulator.close();
  });

  test('one plan of 200 needs the calls of its 20 distinct lists, and shows every result', async () => {
    workspace.write(
      'main.tf',
      [
        simulatedProviderBlock(simulator.url),
        ...Array.from({ length: DATA_SOURCES }, (_, index) => dataSource(index)),
        `output "found" {\n  value = [${Array.from({ length: DATA_SOURCES }, (_, index) => `length(data.imagepin_alicloud_ecs_images.list_${index}.image_ids)`).join(', ')}]\n}`,
      ].join('\n'),
    );

    const { code, text } = await workspace.run('apply', '-auto-approve');
    const { total } = simulator.calls;
    const outputs = await workspace.run('output', '-json', 'found');

    expect({ code, text: code === 0 ? '' : text.slice(0, 2_000) }).toEqual({ code: 0, text: '' });
    expect(outputs.json()).toHaveLength(DATA_SOURCES);
    expect(new Set(outputs.json() as number[])).not.toContain(0);
    expect(total).toBe(await callsOfOnce());
  });

  /** The calls of one data source in each region. */
  async function callsOfOnce(): Promise<number> {
    const other = openTerraformWorkspace(command);
    const before = simulator.calls.total;
    other.write(
      'main.tf',
      [
        simulatedProviderBlock(simulator.url),
        ...Array.from({ length: REGIONS }, (_, index) => dataSource(index)),
      ].join('\n'),
    );
    await other.run('plan');
    other.remove();
    return simulator.calls.total - before;
  }
});

function dataSource(index: number): string {
  return `
data "imagepin_alicloud_ecs_images" "list_${index}" {
  region = "cn-test-${index % REGIONS}"
  owners = ["system"]
}`;
}
