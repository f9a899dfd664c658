/** A workbook of a whole file: whatever its sheets need beside the plan's figures is worked out here, the same for page and terminal. */
import type { PortfolioDocument } from '../document/document.ts';
import { scenariosOf } from '../document/scenarios.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Future } from '../engine/horizon/future.ts';
import { type Horizon, horizonOf } from '../engine/horizon/horizon.ts';
import { type PlacesFound, placesOf } from '../engine/horizon/regions.ts';
import { drawsOfBands, drawsOfIntervals, type Job } from '../engine/job.ts';
import type { Outcome } from '../engine/outcome.ts';
import { sayIn } from '../words/say.ts';
import type { Language } from '../words/words.ts';
import type { FoundPlan } from './decisionsTable.ts';
import type { Reading } from './reading.ts';
import type { BookPlaces, BookScenario } from './workbook/beside.ts';
import { buildWorkbook } from './workbook.ts';

/** Plain data, so that it crosses threads. */
export interface WorkbookAsk {
  document: Pick<PortfolioDocument, 'plan' | 'snapshot' | 'scenarios'>;
  /** The plan's figures with intervals; null: not worked out yet. */
  outcome: Outcome | null;
  language: Language;
  /** Today, as an ISO text; null: nothing is said of the age of prices. */
  day: string | null;
  /** The plan the optimiser proposed for this very plan; null: it was not asked. */
  found: FoundPlan | null;
  /** Months ahead as they are expected; `job` holds the rows of models that come later. null: nobody asked for them. */
  horizon: { job: Job; future: Future; found: Horizon | null } | null;
  /** Where the work comes from; null: nobody asked. */
  places: (Omit<BookPlaces, 'found'> & { found: PlacesFound | null }) | null;
}

/** The bytes of an .xlsx file. Throws an EngineError for a future or places that cannot be honoured. */
export const workbookOf = ({
  document,
  outcome,
  language,
  day,
  found,
  horizon,
  places,
}: WorkbookAsk): Promise<Uint8Array> => {
  const say = sayIn(language);
  const readingOf = (job: Job, known: Outcome | null): Reading => ({
    job,
    outcome: known ?? evaluate(job),
    say,
    language,
    day,
  });
  const { plan, snapshot } = document;
  const reading = readingOf({ plan, snapshot, draws: drawsOfIntervals }, outcome);
  const scenarios = scenariosOf(document).map(
    ({ id, name, isActive, ...variant }): BookScenario => ({
      id,
      name,
      isActive,
      reading: isActive ? reading : readingOf({ ...variant, draws: 0 }, null),
    }),
  );
  return buildWorkbook(reading, {
    found,
    scenarios,
    horizon:
      horizon === null
        ? null
        : { ...horizon, found: horizon.found ?? horizonOf({ ...horizon.job, draws: drawsOfBands }, horizon.future) },
    places:
      places === null ? null : { ...places, found: places.found ?? placesOf({ plan, snapshot, draws: 0 }, places.ask) },
  });
};
