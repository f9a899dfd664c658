/** Labels without what is nobody's business: addresses of people and secrets of keys. */

const email = /[\w.+-]+@[\w-]+\.[\w.-]+/g;
const secret = /\b(sk|pk|key|rk)-[\w-]{12,}/gi;

/** The same letters for the same person, and no way back to them but to try (FNV-1a). */
const hashOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** A label with mail addresses as `user-<hash>` and secrets of keys as their first letters and last four. */
export const privateLabel = (label: string): string =>
  label
    .replace(email, (address) => `user-${hashOf(address.toLowerCase())}`)
    .replace(secret, (key) => `${key.slice(0, key.indexOf('-') + 1)}...${key.slice(-4)}`);
