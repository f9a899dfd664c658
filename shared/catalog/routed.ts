/** What is paid through OpenRouter: the catalog names the host behind it, and the router. */

const routedEnd = ' (OpenRouter)';

/** A host as its price is paid through OpenRouter, which the catalog tells from what the host itself asks. */
export const routed = (host: string): string => `${host}${routedEnd}`;

export const isRouted = (host: string | null): boolean => host?.endsWith(routedEnd) ?? false;

/** The host behind a price that is paid through OpenRouter; of any other the seller itself. */
export const withoutRouter = (host: string): string => (isRouted(host) ? host.slice(0, -routedEnd.length) : host);
