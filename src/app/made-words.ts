/** How what was made and packed is said beside a plan. */
import { formatBatches } from '../domain/batch-options.ts';
import type { UnitMaking } from '../domain/making.ts';
import type { UnfinishedRow } from '../domain/unfinished.ts';
import type { PackingRunRow, RunRow } from './answers.ts';
import { lossPhrase, lossWord, madePhrase } from './history-words.ts';
import { batchesPhrase, wholeNumber } from './number-words.ts';

/** “176 made, 8 lost, 8 fewer than the 192 the batches give”, or “2 more than the 48 …”. '' before any is made. */
export function makingPhrase({ promised, made, lost, missing }: UnitMaking): string {
  if (promised === 0 && made === 0 && lost === 0) return '';
  const given = `the ${wholeNumber(promised)} the batches give`;
  const parts = [
    `${wholeNumber(made)} made`,
    lost > 0 ? `${wholeNumber(lost)} lost` : '',
    missing > 0 ? `${wholeNumber(missing)} fewer than ${given}` : '',
    missing < 0 ? `${wholeNumber(-missing)} more than ${given}` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/** Why units were lost, each reason once: “burnt; dropped”. */
export function lossesPhrase(runs: readonly Pick<RunRow, 'lossReason'>[]): string {
  return [...new Set(runs.flatMap(({ lossReason }) => (lossReason === null ? [] : [lossWord[lossReason]])))].join('; ');
}

/** What was recorded, in the parts of a line. */
export interface RunWords {
  readonly title: string;
  readonly text: string;
  /** '' where nothing is said of it. */
  readonly reason: string;
}

export function runWords(run: RunRow): RunWords {
  const title = run.batches === 0 ? 'Lost later' : batchesPhrase(run.batches);
  return { title, text: madePhrase(run), reason: lossPhrase(run) };
}

export function packingWords({ quantity }: PackingRunRow): RunWords {
  return { title: 'Packed', text: wholeNumber(quantity), reason: '' };
}

type Undone = Pick<UnfinishedRow, 'left' | 'planned'>;

/** “53 not packed, of 54”; “none packed, of 12”. Pack says it the other way round: what is counted is said each time. */
export function notPackedPhrase({ left, planned }: Undone): string {
  const said = left === planned ? 'none packed' : `${wholeNumber(left)} not packed`;
  return `${said}, of ${wholeNumber(planned)}`;
}

/** “9 batches not made, of 11”; “none made, of 11 batches”. */
export function notMadePhrase({ left, planned }: Undone): string {
  if (left === planned) return `none made, of ${batchesPhrase(planned)}`;
  return `${batchesPhrase(left)} not made, of ${formatBatches(planned)}`;
}
