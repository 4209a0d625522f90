/**
 * The sound of a timer that has ended: beeps made by the browser itself, no file. Browsers let a page make sounds only after it was
 * touched; where there are none at all, the screen and, where there is one, the buzzer say it.
 */

const EVERY_MS = 1_500;
/** Three short ones, high enough for a mixer in the same room. */
const BEEPS_AT_S = [0, 0.25, 0.5];
const BEEP_S = 0.15;
const PITCH_HZ = 1_760;
const LOUDNESS = 0.6;
const BUZZES_MS = [300, 150, 300];

class RingSound {
  #context: AudioContext | null = null;

  /** In a tap or a key: from now on there can be sounds, also after a call or another app had taken them. */
  unlock(): void {
    try {
      this.#context ??= new AudioContext();
      if (this.#context.state !== 'running') void this.#context.resume().catch(() => undefined);
    } catch {
      this.#context = null; // none in this browser
    }
  }

  /** There is nothing to ring: what makes sounds takes power. */
  rest(): void {
    if (this.#context?.state === 'running') void this.#context.suspend().catch(() => undefined);
  }

  /** Beeps and buzzes until what it gives is called. */
  ring(): () => void {
    this.#once();
    const interval = setInterval(() => this.#once(), EVERY_MS);
    return () => {
      clearInterval(interval);
      buzz(0);
    };
  }

  #once(): void {
    buzz(BUZZES_MS);
    const context = this.#context;
    if (context?.state !== 'running') return;
    for (const at of BEEPS_AT_S) beep(context, context.currentTime + at);
  }
}

function beep(context: AudioContext, startS: number): void {
  const [tone, loudness] = [context.createOscillator(), context.createGain()];
  tone.type = 'square';
  tone.frequency.value = PITCH_HZ;
  // Begun and ended softly: at full loudness at once it would crack.
  loudness.gain.setValueAtTime(0, startS);
  loudness.gain.linearRampToValueAtTime(LOUDNESS, startS + 0.01);
  loudness.gain.setValueAtTime(LOUDNESS, startS + BEEP_S - 0.02);
  loudness.gain.linearRampToValueAtTime(0, startS + BEEP_S);
  tone.connect(loudness).connect(context.destination);
  tone.start(startS);
  tone.stop(startS + BEEP_S);
}

/** Missing on an iPad; before the page was touched browsers refuse it, and complain. */
function buzz(pattern: number | number[]): void {
  if ('vibrate' in navigator && navigator.userActivation.hasBeenActive) navigator.vibrate(pattern);
}

export const ringSound = new RingSound();
