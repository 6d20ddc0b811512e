/** What other tools and the clouds call our arguments, without case and hyphens. */
export const ARGUMENT_SYNONYMS: Readonly<Record<string, string>> = {
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
  owneralias: 'owners',
  ownerid: 'owners',
  regionid: 'region',
  release: 'platformVersion',
  visibility: 'owners',
};

/** What other tools and the clouds call owners. */
export const OWNER_SYNONYMS: Readonly<Record<string, string>> = {
  others: 'shared',
  own: 'self',
  private: 'self',
  public: 'system',
};

/** What others call values. */
export const VALUE_SYNONYMS: Readonly<Record<string, string>> = {
  false: 'unsupported',
  true: 'supported',
};
