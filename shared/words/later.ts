/** Words of screens and dialogs that are looked at now and then: the page adds them when such a one comes. */

import { actualWords } from './actual.ts';
import { calibrateWords } from './calibrate.ts';
import { catalogWords } from './catalog.ts';
import { commitmentsWords } from './commitments.ts';
import { differencesWords } from './differences.ts';
import { evalsWords } from './evals.ts';
import { evalsInWords } from './evalsIn.ts';
import { evidenceWords } from './evidence.ts';
import { fromUsageWords } from './fromUsage.ts';
import { handoverWords } from './handover.ts';
import { hardwareWords } from './hardware.ts';
import { horizonWords } from './horizon.ts';
import { marketWords } from './market.ts';
import { memoWords } from './memo.ts';
import { openedWords } from './opened.ts';
import { placesWords } from './places.ts';
import { priceFieldWords } from './priceField.ts';
import { pricesWords } from './prices.ts';
import { publishedWords } from './published.ts';
import { saidHappenedWords } from './saidHappened.ts';
import { servingWords } from './serving.ts';
import { usageWords } from './usage.ts';
import { usageInWords } from './usageIn.ts';
import { waitingWords } from './waiting.ts';
import { workbookWords } from './workbook.ts';

export const laterWords = {
  catalog: catalogWords,
  actual: actualWords,
  calibrate: calibrateWords,
  commitments: commitmentsWords,
  differences: differencesWords,
  evals: evalsWords,
  evalsIn: evalsInWords,
  evidence: evidenceWords,
  fromUsage: fromUsageWords,
  handover: handoverWords,
  hardware: hardwareWords,
  horizon: horizonWords,
  market: marketWords,
  memo: memoWords,
  opened: openedWords,
  places: placesWords,
  priceField: priceFieldWords,
  prices: pricesWords,
  published: publishedWords,
  saidHappened: saidHappenedWords,
  serving: servingWords,
  usage: usageWords,
  usageIn: usageInWords,
  waiting: waitingWords,
  workbook: workbookWords,
} as const;
