/** A second activation of the same control within this time is a bounce of a wet or floury finger, not a wish. */
const BOUNCE_MS = 350;

/** On what is tapped many times on purpose (one more, one more), only what no finger does twice. */
const REPEATED_BOUNCE_MS = 60;

/** Gives the handler back so that it ignores a bounce. One guard belongs to one control. */
export function singleActivation<E extends Event>(
  handler: (event: E) => void,
  isRepeated: () => boolean = () => false,
): (event: E) => void {
  let lastMs = -Infinity;
  return (event) => {
    if (event.timeStamp - lastMs < (isRepeated() ? REPEATED_BOUNCE_MS : BOUNCE_MS)) {
      event.preventDefault();
      return;
    }
    lastMs = event.timeStamp;
    handler(event);
  };
}
