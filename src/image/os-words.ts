/** English words by the Chinese ones in the clouds' names of operating systems. */
const CHINESE_TO_ENGLISH: Readonly<Record<string, string>> = {
  高级: 'advanced',
  操作系统: 'os',
  服务器: 'server',
  数据中心: 'datacenter',
  标准: 'standard',
  企业: 'enterprise',
  专业: 'professional',
  简体: 'simplified',
  繁体: 'traditional',
  繁體: 'traditional',
  中文: 'chinese',
  英文: 'english',
  英语: 'english',
  不含: 'without',
  不带: 'without',
  无: 'without',
  含: 'with',
  带: 'with',
  预装: 'with',
  预安装: 'with',
  和: 'and',
  及: 'and',
  与: 'and',
  图形界面: 'gui',
  图形化界面: 'gui',
  桌面: 'desktop',
  体验: 'experience',
  显卡: 'gpu',
  驱动: 'driver',
  容器: 'container',
  优化: 'optimized',
  安全加固: 'hardened',
  等保: 'mlps',
  二级: 'level 2',
  三级: 'level 3',
  四级: 'level 4',
  快速启动: 'quick boot',
  兼容: 'compatible',
  裸金属: 'bare metal',
  已激活: 'activated',
  未激活: 'unactivated',
  阿里云: 'aliyun',
  银河麒麟: 'kylin',
  中标麒麟: 'neokylin',
  麒麟: 'kylin',
  统信: 'uniontech',
  龙蜥: 'anolis',
  版本: 'version',
  版: 'edition',
  位: 'bit',
  位元: 'bit',
  ビット: 'bit',
};

const CHINESE_WORD = new RegExp(
  Object.keys(CHINESE_TO_ENGLISH)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

const NON_ASCII = /[\u0080-\uffff]/;

/** Widths and architectures, which the APIs report in other fields: `64 bit`, `64bitEN`, `(arm64)`, `12.8x86_64`, `Ubuntu_64`. */
const ARCHITECTURE_PATTERN =
  /(?:x86[-_]64|amd64|aarch64|arm[- ]?64|x64|x86(?![a-z\d])|i[3-6]86|(?<![\d.])(?:32|64)[ -]*(?:bits?|位元?)|_(?:32|64)(?![\d.a-z]))/g;

/** Phrases, and words written as one, with their normal forms. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/data center/g, 'datacenter'],
  [/service pack (?=\d)/g, 'sp'],
  [
    /(?<![a-z])(?:without|no) +(?:the +)?(?:g?ui|desktop|graphical interface)(?: +experience)?/g,
    ' core ',
  ],
  [/server core/g, ' core '],
  [/without +(?:nvidia +)?gpu(?: +driver)?/g, ' '],
  [/(?<=\d)(?=sp\d|r2)/g, ' '],
  [/centos(?: linux)? +(\d+) +stream/g, 'centos stream $1'],
  [/(?<![a-z])(en|zh)[-_](?:us|gb|cn|tw|hk)(?![a-z])/g, '$1'],
];

/** Letters of any script and digits; a dot before a digit belongs to a number. */
const WORD = /[a-z\d\u00c0-\u1fff\u3040-\uffef]+(?:\.\d[a-z\d\u00c0-\u1fff\u3040-\uffef]*)*/g;

/** Words such as `grid11.1` and `kylinv10`; `sp3` and `r2`, with fewer letters, stay whole. */
const WORD_WITH_NUMBER = /^([a-z\u0080-\uffff]{3,}?)(v?\d[\d.]*)$/;

/** The words of an operating system's name, in English and lower case, without widths and architectures. */
export function toEnglishWords(name: string): string[] {
  return NON_ASCII.test(name)
    ? toOriginalWords(
        normalizePunctuation(name).replace(CHINESE_WORD, (word) => ` ${CHINESE_TO_ENGLISH[word]} `),
      )
    : toOriginalWords(name);
}

/** The words of an operating system's name, in its own language and lower case, without widths and architectures. */
export function toOriginalWords(name: string): string[] {
  const plain = NON_ASCII.test(name) ? normalizePunctuation(name) : name;
  let text = plain.toLowerCase().replace(ARCHITECTURE_PATTERN, ' ');
  for (const [phrase, words] of PHRASES) {
    text = text.replace(phrase, words);
  }
  const words: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    const [, letters, number] = WORD_WITH_NUMBER.exec(word) ?? [];
    words.push(...(letters && number ? [letters, number] : [word]));
  }
  return words;
}

/** Replaces full-width characters and typographic dashes with ASCII. */
function normalizePunctuation(name: string): string {
  return name.normalize('NFKC').replace(/[\u2010-\u2015]/g, '-');
}

/** Writes a family or an ID like an operating system's name: `acs:centos_7_9_x64` becomes `centos 7.9`. */
export function identifierToOsName(identifier: string): string {
  const words = identifier
    .toLowerCase()
    .replace(/^acs:/, '')
    .replace(/\.(?:vhd|raw|qcow2)$/, '')
    .replace(ARCHITECTURE_PATTERN, ' ')
    .replace(/_(?:\d+g|\d{8}|alibase|aliaegis|cloudinit)(?![a-z\d])/g, ' ');
  // The number after a release of Windows is a build, not a minor version.
  const parts = words.startsWith('win') ? words : words.replace(/(?<=\d)_(?=\d)/g, '.');
  return parts
    .replaceAll('_', ' ')
    .replace(/^win(?=\d)/, 'win ')
    .replace('wincore', 'win core')
    .replace('dtcc', 'core')
    .replace('dengbao', 'mlps ')
    .replace('qboot', 'quick boot');
}
