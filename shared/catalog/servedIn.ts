/**
 * Where an offer is served, as lists write it: names of clouds' regions and words of vendors, read as countries (ISO-2) and
 * the European Union. Sources: the region lists of AWS, Google Cloud and Azure.
 */

/** The countries of the European Union. */
const unionCountries: ReadonlySet<string> = new Set(
  'AT BE BG HR CY CZ DE DK EE ES FI FR GR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** A part of the world that a rule may name beside a country. */
export const union = 'EU';

/** Whether a text names a country or a union as rules do. */
export const isPlace = (text: string): boolean => /^[A-Z]{2}$/.test(text);

const countryOf: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // AWS
    'af-south-1': 'ZA',
    'ap-east-1': 'HK',
    'ap-northeast-1': 'JP',
    'ap-northeast-2': 'KR',
    'ap-northeast-3': 'JP',
    'ap-south-1': 'IN',
    'ap-south-2': 'IN',
    'ap-southeast-1': 'SG',
    'ap-southeast-2': 'AU',
    'ap-southeast-3': 'ID',
    'ap-southeast-4': 'AU',
    'ap-southeast-5': 'MY',
    'ap-southeast-7': 'TH',
    'ca-central-1': 'CA',
    'ca-west-1': 'CA',
    'eu-central-1': 'DE',
    'eu-central-2': 'CH',
    'eu-north-1': 'SE',
    'eu-south-1': 'IT',
    'eu-south-2': 'ES',
    'eu-west-1': 'IE',
    'eu-west-2': 'GB',
    'eu-west-3': 'FR',
    'il-central-1': 'IL',
    'me-central-1': 'AE',
    'me-south-1': 'BH',
    'mx-central-1': 'MX',
    'sa-east-1': 'BR',
    // Google Cloud
    'asia-east1': 'TW',
    'asia-east2': 'HK',
    'asia-northeast1': 'JP',
    'asia-northeast2': 'JP',
    'asia-northeast3': 'KR',
    'asia-south1': 'IN',
    'asia-southeast1': 'SG',
    'asia-southeast2': 'ID',
    'australia-southeast1': 'AU',
    'europe-central2': 'PL',
    'europe-north1': 'FI',
    'europe-southwest1': 'ES',
    'europe-west1': 'BE',
    'europe-west2': 'GB',
    'europe-west3': 'DE',
    'europe-west4': 'NL',
    'europe-west6': 'CH',
    'europe-west8': 'IT',
    'europe-west9': 'FR',
    'northamerica-northeast1': 'CA',
    'southamerica-east1': 'BR',
    // Azure
    australiaeast: 'AU',
    canadaeast: 'CA',
    francecentral: 'FR',
    germanywestcentral: 'DE',
    japaneast: 'JP',
    koreacentral: 'KR',
    norwayeast: 'NO',
    polandcentral: 'PL',
    southindia: 'IN',
    spaincentral: 'ES',
    swedencentral: 'SE',
    switzerlandnorth: 'CH',
    uksouth: 'GB',
    // Parts of the world in a cloud's name for a model, and words of vendors
    au: 'AU',
    ca: 'CA',
    eu: union,
    'eu data zone': union,
    'eu (france)': 'FR',
    in: 'IN',
    jp: 'JP',
    'mainland china': 'CN',
    'singapore (international)': 'SG',
    uk: 'GB',
    us: 'US',
    'us data zone': 'US',
    'us-only': 'US',
    'us-only inference (inference_geo us)': 'US',
  }),
);

/** Clouds number their regions in the United States and China alike: `us-east-1`, `us-central1`, `eastus2`, `cn-north-1`. */
const numbered = (name: string): string | null => {
  if (
    /^us-[a-z-]+\d$/.test(name) ||
    name === 'us-gov' ||
    /^(east|west|central|northcentral|southcentral|westcentral)us\d?$/.test(name)
  )
    return 'US';
  return /^cn-[a-z]+-\d$/.test(name) ? 'CN' : null;
};

const known = new Map<string, readonly string[]>();

/**
 * Countries and unions that the region of an offer lies in; several where the offer is sold in each. Nothing where the
 * region is worldwide, not stated, or a word that names no place.
 */
export const placesServed = (region: string | null): readonly string[] => {
  if (region === null) return [];
  const found =
    known.get(region) ??
    region.split(',').flatMap((part) => {
      const name = part.trim().toLowerCase();
      return countryOf.get(name) ?? numbered(name) ?? [];
    });
  known.set(region, found);
  return found;
};

/** Whether an offer of a region is served in one of some places; a country of the union lies in the union too. */
export const isServedIn = (region: string | null, places: readonly string[]): boolean =>
  placesServed(region).some((place) => places.includes(place) || (unionCountries.has(place) && places.includes(union)));
