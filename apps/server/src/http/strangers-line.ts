/**
 * Whoever the server does not know goes on one at a time, each in a turn of the event loop of its own. Two
 * hundred sign-ins that come at once, and be it to be refused, would else all be answered before the next
 * request of somebody who works is read.
 */
export class StrangersLine {
  #last = Promise.resolve();

  /** Resolves when it is this one's turn. */
  turn(): Promise<void> {
    return (this.#last = this.#last.then(nextTurn));
  }
}

/** After whatever has arrived meanwhile. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
