/** All that the page sees of Electron: two functions that pass plain data on. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Host } from '../shared/contract/contract.ts';

const bridge: Host = {
  call: (name, ask) => ipcRenderer.invoke('call', name, ask),
  on: (event, listener) => {
    // The event object of Electron stays here: it would give the page a way to send anything.
    const listen = (_: unknown, name: unknown, value: unknown): void => {
      if (name === event) listener(value as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on('event', listen);
    return () => {
      ipcRenderer.off('event', listen);
    };
  },
};

contextBridge.exposeInMainWorld('portfolio', bridge);
