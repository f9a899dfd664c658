/** Picks the host that stands around this page: Electron where its preload spoke, else the local server. */
import type { Host } from '../../shared/contract/contract.ts';
import { electronHost } from './electron.ts';
import { localHost } from './local.ts';

export const host: Host = window.portfolio === undefined ? localHost() : electronHost(window.portfolio);
