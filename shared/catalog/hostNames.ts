/** Names of sellers told alike: of one host under several names, and of what is paid through OpenRouter. */

const routedEnd = ' (OpenRouter)';

/** A host as its price is paid through OpenRouter, which the catalog tells from what the host itself asks. */
export const routed = (host: string): string => `${host}${routedEnd}`;

export const isRouted = (host: string | null): boolean => host?.endsWith(routedEnd) ?? false;

/** The host behind a price that is paid through OpenRouter; of any other the seller itself. */
export const withoutRouter = (host: string): string => (isRouted(host) ? host.slice(0, -routedEnd.length) : host);

/** One name for `Together` and `Together AI`, `Z.ai` and `Z.AI`. */
const plainHost = (host: string): string => {
  if (isRouted(host)) return `${plainHost(withoutRouter(host))} routed`;
  const plain = host.toLowerCase().replace(/[^a-z0-9]/g, '');
  return plain.startsWith('azure') || plain === 'microsoftfoundry' ? 'azure' : plain.replace(/ai$/, '');
};

export const sameHost = (a: string, b: string): boolean => plainHost(a) === plainHost(b);
