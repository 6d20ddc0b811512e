import { constructDeclarations } from '../../build/construct-declarations';
import { constructNaming } from '../../src/frontends/cdktf/construct-names';
import { describeField, type FieldType } from '../../src/frontends/fields';
import { type BlockAttribute, providerSchema } from '../../src/frontends/provider/schema';
import { argument, renderText, type Text, text } from '../../src/text';

const textType: FieldType = { kind: 'string' };

test('declarations have props, references and descriptions', () => {
  const written = constructDeclarations(
    {
      provider: {
        description: 'Images.',
        attributes: [
          attribute('keys', 'optional', {
            kind: 'object',
            fields: [attribute('accessKey', 'optional', textType)],
          }),
        ],
      },
      dataSources: {
        imagepin_image: {
          kind: 'find',
          nameParts: ['image'],
          description: 'Finds one.',
          attributes: [
            attribute('source', 'required', textType, 'The source to query.'),
            attribute('bootMode', 'optional', { kind: 'string', choices: ['bios', 'uefi'] }),
            attribute(
              'cloudInit',
              'optional',
              { kind: 'boolean' },
              text`With ${argument('bootMode')} */ only.`,
            ),
            attribute('tags', 'optional', { kind: 'map', of: textType }),
            attribute('ids', 'optional', { kind: 'list', of: textType }),
            attribute(
              'image',
              'computed',
              {
                kind: 'object',
                fields: [
                  attribute('sizeGib', 'computed', { kind: 'number' }, 'Its size.'),
                  attribute('tags', 'computed', { kind: 'map', of: textType }),
                ],
              },
              'The image.',
            ),
            attribute('warnings', 'computed', {
              kind: 'list',
              of: { kind: 'object', fields: [attribute('code', 'computed', textType)] },
            }),
          ],
        },
      },
      resources: {},
    },
    'cdktf',
  );

  expect(written).toBe(`import type { Construct } from 'constructs';
import * as cdk from 'cdktf';
export interface ImagepinProviderKeys {
  readonly accessKey?: string;
}
/** The arguments of ImagepinProvider. */
export interface ImagepinProviderConfig {
  readonly keys?: ImagepinProviderKeys | cdk.IResolvable;
  /** A name for this configuration of the provider, where there are several. */
  readonly alias?: string;
}
/** Images. */
export declare class ImagepinProvider extends cdk.TerraformProvider {
  static readonly tfResourceType = 'imagepin';
  static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdk.TerraformProvider): cdk.ImportableResource;
  constructor(scope: Construct, id: string, config?: ImagepinProviderConfig);
  get keys(): ImagepinProviderKeys | cdk.IResolvable | undefined;
  set keys(value: ImagepinProviderKeys | cdk.IResolvable | undefined);
  resetKeys(): void;
  get keysInput(): ImagepinProviderKeys | cdk.IResolvable | undefined;
  get alias(): string | undefined;
  set alias(value: string | undefined);
  resetAlias(): void;
  get aliasInput(): string | undefined;
}
export declare class DataImagepinImageImageOutputReference extends cdk.ComplexObject {
  constructor(terraformResource: cdk.IInterpolatingParent, terraformAttribute: string, complexObjectIndex?: number, complexObjectIsFromSet?: boolean);
  /** Its size. */
  get sizeGib(): number;
  get tags(): cdk.StringMap;
}
export declare class DataImagepinImageWarningsOutputReference extends cdk.ComplexObject {
  constructor(terraformResource: cdk.IInterpolatingParent, terraformAttribute: string, complexObjectIndex?: number, complexObjectIsFromSet?: boolean);
  get code(): string;
}
export declare class DataImagepinImageWarningsList extends cdk.ComplexList {
  get(index: number): DataImagepinImageWarningsOutputReference;
}
/** The arguments of DataImagepinImage. */
export interface DataImagepinImageConfig extends cdk.TerraformMetaArguments {
  /** The source to query. */
  readonly source: string;
  /** One of bios, uefi. */
  readonly bootMode?: 'bios' | 'uefi' | cdk.IResolvable;
  /** With \`bootMode\` *\\/ only. */
  readonly cloudInit?: boolean | cdk.IResolvable;
  readonly tags?: { [key: string]: string } | cdk.IResolvable;
  readonly ids?: string[];
}
/** Finds one. */
export declare class DataImagepinImage extends cdk.TerraformDataSource {
  static readonly tfResourceType = 'imagepin_image';
  static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdk.TerraformProvider): cdk.ImportableResource;
  constructor(scope: Construct, id: string, config: DataImagepinImageConfig);
  get source(): string;
  set source(value: string);
  get sourceInput(): string | undefined;
  get bootMode(): string;
  set bootMode(value: 'bios' | 'uefi' | cdk.IResolvable);
  resetBootMode(): void;
  get bootModeInput(): 'bios' | 'uefi' | cdk.IResolvable | undefined;
  get cloudInit(): cdk.IResolvable;
  set cloudInit(value: boolean | cdk.IResolvable);
  resetCloudInit(): void;
  get cloudInitInput(): boolean | cdk.IResolvable | undefined;
  get tags(): { [key: string]: string };
  set tags(value: { [key: string]: string } | cdk.IResolvable);
  resetTags(): void;
  get tagsInput(): { [key: string]: string } | cdk.IResolvable | undefined;
  get ids(): string[];
  set ids(value: string[]);
  resetIds(): void;
  get idsInput(): string[] | undefined;
  /** The image. */
  get image(): DataImagepinImageImageOutputReference;
  get warnings(): DataImagepinImageWarningsList;
}
`);
});

test('every description of the provider is in the declarations', () => {
  const declared = constructDeclarations(providerSchema(), 'cdktf');
  const descriptions = new Set<string>();
  JSON.stringify(providerSchema(), (key, value) => {
    if (key === 'description') {
      descriptions.add(renderText(value, constructNaming));
    }
    if (value?.summary?.length > 0) {
      descriptions.add(describeField(value, constructNaming));
    }
    return value;
  });

  const absent = [...descriptions].filter(
    (description) => !declared.includes(`/** ${description} */`),
  );

  expect(descriptions.size).toBeGreaterThan(100);
  expect(absent).toEqual([]);
});

function attribute(
  name: string,
  mode: BlockAttribute['mode'],
  type: FieldType,
  summary: Text = '',
): BlockAttribute {
  return { name, mode, type, summary, required: mode === 'required' };
}
