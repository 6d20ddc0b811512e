import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cloud } from '../../src/clouds/cloud';
import { clouds } from '../../src/clouds/registry';
import { sources } from '../../src/sources/registry';
import type { Source } from '../../src/sources/source';
import { listNames } from '../../src/text';
import { toCredentialPlaces } from './credential-places';
import { toCode, toTable } from './markdown';
import { toRegionVariables } from './region-variables';
import { toOperationLink } from './source-facts';

const ROOT = join(__dirname, '../..');

/** A page that is written by hand, but for a part that lists clouds or sources. */
interface Part {
  readonly path: string;
  /** From the text before the part to the text after it. */
  readonly pattern: RegExp;
  readonly text: string;
}

/** The pages that are written by hand, by path, with their lists of clouds and sources filled in. */
export function toFilledPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { path, pattern, text } of parts()) {
    const page = pages.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
    if (!pattern.test(page)) {
      throw new Error(`${path} has no place for what ${pattern} encloses`);
    }
    pages.set(
      path,
      page.replace(pattern, (_, before, after) => before + text + after),
    );
  }
  return pages;
}

function parts(): readonly Part[] {
  return [
    {
      path: 'README.md',
      pattern: /(\nIt lists the images of ).*?(, for Terraform)/,
      text: listNames(
        clouds.map(({ title }) => title),
        'and',
      ),
    },
    {
      path: 'README.md',
      pattern: /(\n## Sources\n\n).*?(\n\n)/s,
      text: toTable([['source', 'lists', 'operation'], ...sources.map(toSourceRow)]),
    },
    {
      path: 'README.md',
      pattern:
        /(\n\| `region` \| `IMAGEPIN_REGION`; then ).*?(, and the files of the clouds' own tools \|)/,
      text: toRegionVariables(clouds),
    },
    {
      path: 'README.md',
      pattern: /(\n\| `region` \|[^\n]*\n).*?(\n\| `endpoint` \|)/s,
      text: toRows(clouds.map((cloud) => [toCode([cloud.id]), toPlaces(cloud), ''])),
    },
    {
      path: 'docs/pulumi/README.md',
      pattern: /(\n\| `imagepin:region` \|[^\n]*\n).*?(\n\| `imagepin:endpoint` \|)/s,
      text: toRows(clouds.map(toPulumiRow)),
    },
    {
      path: 'docs/guides/testing.md',
      pattern: /(\n {2}endpoint = "http:[^\n]*\n\n).*?(\n\}\n)/s,
      text: clouds.map(toSimulatorBlock).join('\n\n'),
    },
    {
      path: 'CHANGELOG.md',
      pattern: /(\n\* Sources: ).*?(\.\n)/,
      text: toCode(sources.map(({ id }) => id)),
    },
  ];
}

function toSourceRow(source: Source): readonly string[] {
  const { id, summary } = source;
  return [`[\`${id}\`](src/sources/${id}/readme.md)`, summary, toOperationLink(source)];
}

/** The variables to set, with the first of the others, which the provider's page lists. */
function toPlaces(cloud: Cloud): string {
  const [{ id, secret, token = [] }, other] = cloud.credentials.variables;
  const advised = [id[0], secret[0], ...token.slice(0, 1)];
  const others = other ? `, or ${toCode([other.id[0]])} and so on` : '';
  return `${toCode(advised)}${others}; then ${toCredentialPlaces(cloud)}`;
}

function toPulumiRow({ id, credentials }: Cloud): readonly string[] {
  return [
    toCode([`imagepin:${id}`]),
    `\`pulumi config set --path --secret imagepin:${id}.accessKey ID\`, and so \`secretKey\` and \`${credentials.tokenArgument}\``,
    credentials.description,
  ];
}

function toSimulatorBlock({ id }: Cloud): string {
  return `  ${id} = {\n    access_key = "simulator"\n    secret_key = "simulator"\n  }`;
}

/** Rows without a header, which their page has. */
function toRows(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`.replace('|  |', '| |')).join('\n');
}
