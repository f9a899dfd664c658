/** A person's minutes by how work is shared, against the report's two figures. */
import { describe, expect, it } from 'vitest';
import { minutesWhereShared, modeOfMinutes } from '../../../shared/plan/sharedWork.ts';

describe('minutes of a person beside a model', () => {
  it('are her minutes on the tasks done together, spread over all of them, with their source', () => {
    const perTask = { value: 10, low: 5, high: 20 };
    // 12% of work over an API is done together, 47% of work in a chat.
    expect(minutesWhereShared('api', perTask)).toMatchObject({
      value: expect.closeTo(1.2, 9),
      low: expect.closeTo(0.6, 9),
      high: expect.closeTo(2.4, 9),
      assumed: true,
    });
    const chat = minutesWhereShared('chat', { value: 10 });
    expect(chat.value).toBeCloseTo(4.7, 9);
    expect(chat).not.toHaveProperty('low');
    expect(chat.source).toContain('Economic Index');
  });

  it('are known again until she types over them or the minutes of a task move', () => {
    const perTask = { value: 10 };
    const minutes = minutesWhereShared('chat', perTask);
    expect(modeOfMinutes(minutes, perTask)).toBe('chat');
    expect(modeOfMinutes({ value: 4 }, perTask)).toBeNull();
    expect(modeOfMinutes(minutes, { value: 12 })).toBeNull();
  });
});
