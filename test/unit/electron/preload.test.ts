/** The bridge: two functions, plain data, nothing of Electron's own. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import type { Host } from '../../../shared/contract/contract.ts';
import * as double from './double.ts';

vi.mock('electron', async () => (await import('./double.ts')).electron);

it('exposes call and on, once, under one name', async () => {
  await import('../../../electron/preload.ts');
  expect([...double.exposed.keys()]).toEqual(['portfolio']);
  const bridge = double.exposed.get('portfolio') as Host;
  expect(Object.keys(bridge)).toEqual(['call', 'on']);
  expect(await bridge.call('host.info', null)).toBe('answered');
  expect(double.called('ipcRenderer.invoke')[0]?.args).toEqual(['call', 'host.info', null]);

  const heard: unknown[] = [];
  const stop = bridge.on('menu.chosen', (command) => heard.push(command));
  const fire = (name: string, value: unknown): void => {
    for (const listener of double.rendererListeners.get('event') ?? []) {
      listener(...([{ sender: 'electron’s own' }, name, value] as never[]));
    }
  };
  fire('menu.chosen', 'save');
  fire('close.asked', null);
  stop();
  fire('menu.chosen', 'open');
  expect(heard).toEqual(['save']);
});

it('imports nothing but Electron, since a sandboxed preload can load nothing else', () => {
  const source = readFileSync(fileURLToPath(new URL('../../../electron/preload.ts', import.meta.url)), 'utf8');
  const imports = [...source.matchAll(/^import (type )?.* from '(.+)';$/gm)];
  expect(imports.filter((found) => found[1] === undefined).map((found) => found[2])).toEqual(['electron']);
});
