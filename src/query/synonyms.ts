/** The arguments by the names of other tools and the clouds, in lower case without hyphens. */
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

/** The owner aliases by the names of other tools and the clouds. */
export const OWNER_SYNONYMS: Readonly<Record<string, string>> = {
  others: 'shared',
  own: 'self',
  private: 'self',
  public: 'system',
};

/** The values by the names of other tools and the clouds. */
export const VALUE_SYNONYMS: Readonly<Record<string, string>> = {
  false: 'unsupported',
  true: 'supported',
};
