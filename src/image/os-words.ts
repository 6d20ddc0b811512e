/** What the clouds' Chinese names of operating systems say, in the words of their English ones. */
const CHINESE: Readonly<Record<string, string>> = {
  高级服务器操作系统: 'advanced server',
  服务器操作系统: 'server',
  服务器: 'server',
  数据中心: 'datacenter',
  标准: 'standard',
  企业: 'enterprise',
  专业: 'professional',
  简体中文: 'chinese',
  繁体中文: 'chinese',
  中文: 'chinese',
  英文: 'english',
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
  桌面: 'desktop',
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
  银河麒麟: 'kylin',
  麒麟: 'kylin',
  统信: 'uniontech',
  龙蜥: 'anolis',
  版本: 'version',
  版: 'edition',
  位: 'bit',
  ビット: 'bit',
};

const CHINESE_WORD = new RegExp(
  Object.keys(CHINESE)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
);

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Widths and architectures, which the API reports by themselves: `64 bit`, `64bitEN`, `(arm64)`, `12.8x86_64`, `Ubuntu_64`. */
const MACHINE =
  /(?:x86[-_]64|amd64|aarch64|arm64|x64|x86(?![a-z\d])|i[3-6]86|(?<![\d.])(?:32|64)[ -]*bits?|_(?:32|64)(?![\d.a-z]))/g;

/** Phrases that several words make, and words that are written as one. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/data center/, 'datacenter'],
  [/service pack (?=\d)/, 'sp'],
  [/without +(?:ui|gui|desktop)|server core/, ' core '],
  [/(?<=\d)(?=sp\d|r2)/, ' '],
  [/(en|zh)[-_](?:us|gb|cn|tw|hk)(?![a-z])/, '$1'],
];

/** Letters of any script and digits; a dot before a digit belongs to a number. */
const WORD = /[a-z\d\u00c0-\u1fff\u3040-\uffef]+(?:\.\d[a-z\d\u00c0-\u1fff\u3040-\uffef]*)*/g;

/** Such as `grid11.1`; the two letters of `sp3` and the one of `r2` stay with their number. */
const GLUED = /^([a-z\u0080-\uffff]{3,})(\d[\d.]*)$/;

/** The words of an operating system's name, in English and lower case, without widths and architectures. */
export function toWords(name: string): string[] {
  const english = BEYOND_ASCII.test(name)
    ? name.normalize('NFKC').replace(CHINESE_WORD, (word) => ` ${CHINESE[word]} `)
    : name;
  let text = english.toLowerCase().replace(MACHINE, ' ');
  for (const [phrase, words] of PHRASES) {
    text = text.replace(phrase, words);
  }
  const words: string[] = [];
  for (const word of text.match(WORD) ?? []) {
    const [, letters, number] = GLUED.exec(word) ?? [];
    words.push(...(letters && number ? [letters, number] : [word]));
  }
  return words;
}

/** Family and id in the manner of a name: `acs:centos_7_9_x64` reads `centos 7.9`. */
export function spellOut(identifier: string): string {
  return identifier
    .toLowerCase()
    .replace(/^acs:/, '')
    .replace(/\.(?:vhd|raw|qcow2)$/, '')
    .replace(MACHINE, ' ')
    .replace(/_(?:\d+g|\d{8}|alibase|aliaegis|cloudinit)(?![a-z\d])/g, ' ')
    .replace(/(?<=\d)_(?=\d)/g, '.')
    .replaceAll('_', ' ')
    .replace(/^win(?=\d)/, 'win ')
    .replace('wincore', 'win core')
    .replace('dtcc', 'core')
    .replace('dengbao', 'mlps ')
    .replace('qboot', 'quick boot');
}
