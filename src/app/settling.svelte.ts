/** A button that comes where something else was rests first: a tap that was meant for what stood there before must not press it. */
export class Settling {
  #isOn = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** It takes no tap yet. */
  get isOn(): boolean {
    return this.#isOn;
  }

  /** It rests from now on, for so many milliseconds; begun again meanwhile, it rests so long anew. */
  begin(ms: number): void {
    clearTimeout(this.#timer);
    this.#isOn = true;
    this.#timer = setTimeout(() => (this.#isOn = false), ms);
  }
}
