/** What other tools and the clouds call our arguments and owners, without case and hyphens. */
const SYNONYMS: Readonly<Record<string, string>> = {
  arch: 'architecture',
  cpu: 'architecture',
  distribution: 'platform',
  distro: 'platform',
  firmware: 'bootMode',
  imagefamily: 'family',
  imageid: 'ids',
  imageids: 'ids',
  imagename: 'name',
  imageowneralias: 'owners',
  imageownerid: 'owners',
  imagestatus: 'status',
  latest: 'mostRecent',
  newest: 'mostRecent',
  osrelease: 'platformVersion',
  ostype: 'os',
  osversion: 'platformVersion',
  others: 'shared',
  own: 'self',
  owneralias: 'owners',
  ownerid: 'owners',
  private: 'self',
  public: 'system',
  regionid: 'region',
  release: 'platformVersion',
  visibility: 'owners',
};

/** Our word for a word of others, where it is among the choices. */
export function toSynonym(word: string, choices: readonly string[]): string | undefined {
  const plain = word.replace(/[-_]/g, '').toLowerCase();
  return choices.find((choice) => choice === SYNONYMS[plain]);
}
