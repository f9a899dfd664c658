/** Requests to OpenRouter are what its own client makes of the same: nothing in them is refused, dropped or spelt otherwise. */
import { chatRequestToJSON } from '@openrouter/sdk/models/chatrequest';
import { expect, it } from 'vitest';
import { evaluate } from '../../../shared/engine/evaluate.ts';
import { itemAt } from '../../../shared/foundation/arrays.ts';
import { stackFile } from '../../../shared/handover/stackFiles.ts';
import { sayIn } from '../../../shared/words/say.ts';
import { everything } from './stacks.ts';

interface Body {
  models: string[];
  provider: {
    allow_fallbacks: boolean;
    sort: 'price';
    max_price?: { prompt: string; completion: string };
  };
}

it('every request is read by the schema of OpenRouter’s client, and comes out as it went in', () => {
  const { plan, snapshot } = everything();
  const outcome = evaluate({ plan, snapshot, draws: 0 });
  const ask = { plan, snapshot, outcome, stack: itemAt(plan.stacks, 0) };
  const { text } = stackFile('openrouter', ask, { say: sayIn('en'), language: 'en' });
  const { requests } = JSON.parse(text) as { requests: Record<string, Body> };
  expect(Object.keys(requests).length).toBeGreaterThan(3);
  for (const body of Object.values(requests)) {
    const { allow_fallbacks: allowFallbacks, sort, max_price: maxPrice, ...others } = body.provider;
    expect(others).toEqual({});
    const sent = chatRequestToJSON({
      models: body.models,
      provider: { allowFallbacks, sort, ...(maxPrice === undefined ? {} : { maxPrice }) },
      messages: [{ role: 'user', content: 'A task' }],
    });
    expect(JSON.parse(sent)).toMatchObject({ ...body });
  }
});
