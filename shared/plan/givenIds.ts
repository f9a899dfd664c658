/** Checks of the ids that a plan or its file gives out itself: of stacks, of rows of work, of scenarios. */
import type * as z from 'zod';
import { check } from '../catalog/checks.ts';
import type { Id, RowId, ScenarioId, StackId } from '../foundation/ids.ts';

/** An id that a plan gives out; the names of an object's own making are none, since ids are keys. */
const givenId = <Kind extends string>(kind: string) =>
  check<Id<Kind>>(
    (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value) && !(value in Object.prototype),
    { kind, allowed: '1 to 64 letters, digits, _ or -' },
  );

export const stackIdSchema = () => givenId<'stack'>('invalidStackId') satisfies z.ZodType<StackId>;
export const rowIdSchema = () => givenId<'row'>('invalidRowId') satisfies z.ZodType<RowId>;
export const scenarioIdSchema = () => givenId<'scenario'>('invalidScenarioId') satisfies z.ZodType<ScenarioId>;
