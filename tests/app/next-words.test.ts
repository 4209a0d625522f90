import { describe, expect, it } from 'vitest';
import { evidencePhrase, proposedPhrase } from '../../src/app/next-words.ts';
import type { FinishedGoodId, FinishedUnitId } from '../../src/domain/ids.ts';
import type { Proposal } from '../../src/domain/next-plan.ts';

const cookie = { key: 'unit 1', finishedUnitId: 1 as FinishedUnitId, name: 'Cookie', from: 5, to: 6 };
const bag = { key: 'good 1', finishedGoodId: 1 as FinishedGoodId, name: 'Gift bag' };
const short = { ...cookie, type: 'CameOutShort', promised: 1200 } as const;

describe('a proposal for next year says what it rests on, and what it proposes', () => {
  it.each<[Proposal, string, string]>([
    [{ ...short, lost: 12, missing: 0, reason: 'burnt' }, '12 of 1,200 Cookie lost, all burnt', 'Cookie: plan 6 batches, not 5'],
    [{ ...short, lost: 12, missing: 8, reason: null }, '12 of 1,200 Cookie lost; 8 fewer than the batches promised', 'Cookie: plan 6 batches, not 5'],
    [{ ...short, lost: 0, missing: 8, reason: null, to: 5.5 }, '8 of 1,200 Cookie fewer than the batches promised', 'Cookie: plan 5 ½ batches, not 5'],
    [{ ...cookie, type: 'LeftOver', left: 48, to: 4 }, '48 Cookie were in no box in the end', 'Cookie: plan 4 batches, not 5'],
    [{ ...bag, type: 'NeverPacked', never: 4, from: 50, to: 46 }, '4 more Gift bag could have been packed', 'Gift bag: plan 46, not 50'],
    [{ ...bag, type: 'NeverPacked', never: 50, from: 50, to: 0 }, '50 more Gift bag could have been packed', 'Gift bag: leave it out'],
    [{ ...bag, type: 'ChangedSince', from: 50, to: 54 }, 'Gift bag went from 50 to 54 while baking', 'Gift bag: plan 54, not 50'],
    [{ ...bag, type: 'ChangedSince', from: 0, to: 4 }, 'Gift bag was added while baking', 'Gift bag: plan 4 of it'],
    [{ ...bag, type: 'ChangedSince', from: 4, to: 0 }, 'Gift bag was dropped while baking', 'Gift bag: leave it out'],
  ])('%#', (proposal, evidence, proposed) => {
    expect([evidencePhrase(proposal), proposedPhrase(proposal)]).toEqual([evidence, proposed]);
  });
}); // prettier-ignore
