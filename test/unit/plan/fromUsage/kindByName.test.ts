/** What a label of a bill is taken for by its words: one kind of work, or none where it names none or several. */
import { expect, it } from 'vitest';
import { kindByName } from '../../../../shared/plan/fromUsage/kindByName.ts';

it.each([
  ['support-chat', 'customer-support'],
  ['coding-agent', 'programming'],
  ['Agent workflows', 'agents'],
  ['listings_zh_en', 'translation'],
  ['de-to-fr emails', 'translation'],
  ['IT support', 'customer-support'],
  ['invoice OCR', 'extraction'],
  ['ticket triage', 'classification'],
  ['contract summary', 'summarisation'],
  ['translated ticket summary', null],
  ['legal marketing', null],
  ['nightly', null],
  ['en-route', null],
  ['zh listings', null],
])('%s: %s', (label, kind) => expect(kindByName(label)).toBe(kind));
