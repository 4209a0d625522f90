/** How planning an event again is said: what can be copied of it, and what its numbers propose. */
import { formatBatches } from '../domain/batch-options.ts';
import type { CopySource, Proposal } from '../domain/next-plan.ts';
import { lossWord } from './history-words.ts';
import type { NextEvent } from '../store/next-event-views.ts';
import { batchesPhrase, firstOf, listOf, wholeNumber } from './number-words.ts';

export const sourceWord: Readonly<Record<CopySource, string>> = {
  original: 'As it was sealed',
  final: 'As it stood in the end',
  made: 'What was made',
};

/** What the copy begins with: “Begins with 30 Gift bag and 20 Cookie tin; 9 batches of Cookie and 4 of Brownie.” */
export function copiedPhrase({ goods, batches }: Pick<NextEvent, 'goods' | 'batches'>): string {
  if (goods.length === 0) return 'Nothing is in it: it begins empty.';
  const named = goods.map(({ name, quantity }) => `${wholeNumber(quantity)} ${name}`);
  const chosen = batches.map((row) => `${batchesPhrase(row.batches)} of ${row.name}`);
  return `Begins with ${listOf(firstOf(named))}${chosen.length > 0 ? `; ${listOf(firstOf(chosen))}` : ''}.`;
}

/** What a proposal rests on: “12 of 120 Sugar cookie lost, all burnt”. */
export function evidencePhrase(proposal: Proposal): string {
  switch (proposal.type) {
    case 'CameOutShort': {
      const { lost, missing, promised, reason, name } = proposal;
      const of = `of ${wholeNumber(promised)} ${name}`;
      const lostPart =
        lost > 0 ? `${wholeNumber(lost)} ${of} lost${reason === null ? '' : `, all ${lossWord[reason]}`}` : '';
      const missingPart =
        missing > 0 ? `${wholeNumber(missing)} ${lost > 0 ? '' : `${of} `}fewer than the batches promised` : '';
      return [lostPart, missingPart].filter((part) => part !== '').join('; ');
    }
    case 'LeftOver':
      return `${wholeNumber(proposal.left)} ${proposal.name} were in no box in the end`;
    case 'NeverPacked':
      return `${wholeNumber(proposal.never)} more ${proposal.name} could have been packed`;
    case 'ChangedSince':
      return proposal.to === 0
        ? `${proposal.name} was dropped while baking`
        : proposal.from === 0
          ? `${proposal.name} was added while baking`
          : `${proposal.name} went from ${wholeNumber(proposal.from)} to ${wholeNumber(proposal.to)} while baking`;
  }
}

/** What it proposes, and of what: “Cookie: plan 6 batches, not 5”, “Gift bag: plan 46, not 50”, “Gift bag: leave it out”. */
export function proposedPhrase(proposal: Proposal): string {
  return `${proposal.name}: ${proposedNumber(proposal)}`;
}

function proposedNumber(proposal: Proposal): string {
  if ('finishedUnitId' in proposal) return `plan ${batchesPhrase(proposal.to)}, not ${formatBatches(proposal.from)}`;
  if (proposal.to === 0) return 'leave it out';
  return proposal.from === 0
    ? `plan ${wholeNumber(proposal.to)} of it`
    : `plan ${wholeNumber(proposal.to)}, not ${wholeNumber(proposal.from)}`;
}
