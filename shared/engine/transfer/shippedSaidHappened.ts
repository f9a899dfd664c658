/** Said against happened as it ships: what `saidAgainstHappened` makes of db/seed/suiteRates.json, which takes seconds. */
import stored from './saidHappened.json' with { type: 'json' };
import type { SaidAgainstHappened } from './saidHappened.ts';

/** Written by `node test/fidelity/saidHappenedFile.ts`; a test holds it to the computation and to what that starts from. */
export const shippedSaidHappened = stored.report as SaidAgainstHappened;
