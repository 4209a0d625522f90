/** Where the focus goes in a form: on with Enter, and to the first thing that was refused. */
import { flushSync } from 'svelte';
import { on } from 'svelte/events';

const FIELDS = 'input:not([type="radio"]), textarea';
/** A field in which Enter does something by itself is not come to by Enter, else one would do that on the way. */
const PASSED_BY = '[data-own-enter]';

/**
 * For a form that is filled in by keyboard (`<form {@attach nextOnEnter}>`): Enter in a field goes on to the next one, and
 * sends nothing before its time, unless the field itself had a use for it. In a box of text it stays a new line.
 */
export function nextOnEnter(form: HTMLFormElement): () => void {
  return on(form, 'keydown', (keyEvent) => {
    const field = keyEvent.target;
    if (
      keyEvent.key !== 'Enter' ||
      keyEvent.isComposing ||
      keyEvent.defaultPrevented ||
      !(field instanceof HTMLInputElement)
    )
      return;
    keyEvent.preventDefault();
    if (field.type === 'search') return;
    const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)];
    fields
      .slice(fields.indexOf(field) + 1)
      .find((next) => !next.matches(PASSED_BY))
      ?.focus();
  });
}

/**
 * For rows that are filled in one after the other (`<ul {@attach nextRowOnEnter}>`): Enter in a field goes on to the first field of the
 * next row, and after the last one leaves the field.
 */
export function nextRowOnEnter(list: HTMLElement): () => void {
  return on(list, 'keydown', (keyEvent) => {
    const field = keyEvent.target;
    const isTaken = keyEvent.isComposing || keyEvent.defaultPrevented;
    if (keyEvent.key !== 'Enter' || isTaken || !(field instanceof HTMLInputElement)) return;
    keyEvent.preventDefault();
    const rows = [...list.querySelectorAll<HTMLElement>('li')];
    const next = rows[rows.findIndex((row) => row.contains(field)) + 1]?.querySelector<HTMLElement>(FIELDS);
    if (next) next.focus();
    else field.blur();
  });
}

const LONGEST_PRESS_MS = 400;

/**
 * For what is said when a field is left: waits until the press or the key that moved the focus is over. A line that appears
 * earlier would push the button away from under the finger that is just tapping it.
 */
export function afterPress(task: () => void): void {
  const stops = (['click', 'keyup'] as const).map((kind) => on(window, kind, end, { capture: true }));
  const timer = setTimeout(end, LONGEST_PRESS_MS);
  function end() {
    clearTimeout(timer);
    for (const stop of stops) stop();
    setTimeout(task); // after whatever the click itself does
  }
}

/** After a refusal: to the first field that was refused, or to the heading of the part that was (`data-refused`). */
export function focusFirstRefused(form: HTMLFormElement): void {
  flushSync();
  form.querySelector<HTMLElement>('[aria-invalid="true"], [data-refused="true"]')?.focus();
}

/** What had the focus is gone: on with the heading of the page, which says where one is. */
export function focusHeading(options?: FocusOptions): void {
  flushSync();
  document.querySelector('h1')?.focus(options);
}

/** When the tablet is turned, or its keyboard comes up: what one types into stays in sight, and not behind what sticks to an edge. */
export function showTyped(): void {
  const field = document.activeElement;
  if (field instanceof HTMLElement && field.matches(FIELDS)) field.scrollIntoView({ block: 'center' });
}

/**
 * For what may go by itself with the focus in it (an attachment's cleanup): calls when it has gone and who stood in it stands nowhere.
 */
export function onFocusGone(part: HTMLElement, go: () => void): () => void {
  let isInside = false;
  const off = on(part, 'focusin', () => {
    isInside = true;
  });
  return () => {
    off();
    // By now what had the focus in it is gone.
    if (isInside && document.activeElement === document.body) go();
  };
}
