/** Names of sellers told alike: one host under several names. */
import { isRouted, withoutRouter } from './routed.ts';

/** One name for `Together` and `Together AI`, `Z.ai` and `Z.AI`. */
const plainHost = (host: string): string => {
  if (isRouted(host)) return `${plainHost(withoutRouter(host))} routed`;
  const plain = host.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain.startsWith('azure') || plain === 'microsoftfoundry' ? 'azure' : plain.replace(/ai$/, '');
};

export const sameHost = (a: string, b: string): boolean => plainHost(a) === plainHost(b);
