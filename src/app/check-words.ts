/** What a check of all data found, in words. */
import type { CheckFault, KitchenCheck } from '../store/kitchen-check.ts';
import { byteSize } from './byte-size.ts';
import { countOf, countsPhrase } from './number-words.ts';
import { isDamage, troubleMessage } from './trouble-messages.ts';

/** “All is right: 1.2 MB read again, every row, 3 sealed plans and 12 changes.” */
export function checkPhrase({ bytes, plans, changes, faults }: KitchenCheck): string {
  const sealed = countsPhrase([
    [plans, 'sealed plan', 'sealed plans'],
    [changes, 'change', 'changes'],
  ]);
  const looked = [`${byteSize(bytes)} read again`, 'every row', ...(sealed === '' ? [] : [sealed])].join(', ');
  if (faults.length === 0) return `All is right: ${looked}.`;
  return `${countOf(faults.length, 'thing is', 'things are')} not right. Save a copy before anything else.`;
}

const DAMAGED =
  'What is stored on this device is damaged. This window still holds all of it: save everything here again before you close it.';

/** What is stored is gone or damaged; this window still holds what it was. */
export function isMendedByWritingAnew(fault: CheckFault): boolean {
  if (fault.type !== 'Stored') return false;
  return isDamage(fault.trouble) || troubleMessage(fault.trouble).isMendedByWritingAnew === true;
}

export function faultPhrase(fault: CheckFault): string {
  switch (fault.type) {
    case 'Stored': {
      if (isDamage(fault.trouble)) return DAMAGED;
      const { happened, todo } = troubleMessage(fault.trouble);
      return `${happened} ${todo}`;
    }
    case 'Unsound':
      return `The database is not sound: ${fault.says}.`;
    case 'Strays':
      return `Rows of “${fault.table}” refer to what is not there.`;
    case 'Seal':
      return fault.entry === 0
        ? `${fault.event}: the original is not as it was sealed.`
        : `${fault.event}: change ${fault.entry} is missing, or not as it was written.`;
  }
}
