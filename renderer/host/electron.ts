/** Asks through the two functions that the preload script gives the page. */
import type { Host } from '../../shared/contract/contract.ts';

declare global {
  interface Window {
    portfolio?: Host;
  }
}

export const electronHost = (bridge: Host): Host => ({
  call: (name, ask) => bridge.call(name, ask),
  on: (event, listener) => bridge.on(event, listener),
});
