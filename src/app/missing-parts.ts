/** What a browser may lack and the app does without: everything works, but for what is said here. */

interface Part {
  readonly isMissing: () => boolean;
  /** What is different without it, in a sentence. */
  readonly without: string;
}

const parts: readonly Part[] = [
  {
    isMissing: () => !('locks' in navigator),
    without: 'Two windows that save at the same moment may have to try more than once.',
  },
  {
    isMissing: () => !('BroadcastChannel' in globalThis),
    without: 'Another window shows what was saved here only when you come back to it.',
  },
  {
    isMissing: () => !('wakeLock' in navigator),
    without: 'The screen may go dark while you read a recipe: the app cannot keep it on.',
  },
  {
    isMissing: () => !('AudioContext' in globalThis),
    without: 'Timers that end are seen and not heard.',
  },
  {
    isMissing: () => !canRemember(),
    without:
      'The app remembers nothing outside of the kitchen: should the browser lose that, it may look like a new one; and timers end with the page.',
  },
];

/** A sentence for each part that this browser lacks; none where it has them all. */
export function missingParts(): readonly string[] {
  return parts.filter(({ isMissing }) => isMissing()).map(({ without }) => without);
}

/** Reading it throws where site data is blocked. */
function canRemember(): boolean {
  try {
    return typeof localStorage.getItem === 'function';
  } catch {
    return false;
  }
}
