/** A second activation of the same control within this time is a bounce of a wet or floury finger, not a wish. */
const BOUNCE_MS = 350;

/** Gives the handler back so that it ignores a bounce. One guard belongs to one control. */
export function singleActivation<E extends Event>(handler: (event: E) => void): (event: E) => void {
  let lastMs = -Infinity;
  return (event) => {
    if (event.timeStamp - lastMs < BOUNCE_MS) {
      event.preventDefault();
      return;
    }
    lastMs = event.timeStamp;
    handler(event);
  };
}
