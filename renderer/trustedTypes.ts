/**
 * Text never becomes markup or a script in this page: the content policy lets only what passes here be one, and the only
 * thing that passes is the address of a script built with the page, which is how it starts its workers.
 */

/** As much of the browser's API as is used; TypeScript's own library does not hold it. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL: (url: string) => string | null }): unknown;
}

const { trustedTypes } = window as { trustedTypes?: TrustedTypes };

/** Where the build puts the page's own scripts. */
const ownScripts = new URL('./assets/', location.href).href;

const isOwnScript = (url: string): boolean => {
  const { href } = new URL(url, location.href);
  return href.startsWith(ownScripts) && href.endsWith('.js');
};

// Browsers without trusted types keep to the rest of the policy.
trustedTypes?.createPolicy('default', { createScriptURL: (url) => (isOwnScript(url) ? url : null) });
