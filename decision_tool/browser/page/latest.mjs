/**
 * Newest answer wins: of things begun one after the other, only what comes of the last counts.
 * What was begun before may still come, late, and is then of something that is wanted no more.
 */

export class Latest {
  #newest = {};

  /**
   * Begin something that takes the place of all that was begun before.
   * @returns {() => boolean} whether nothing has taken its place since
   */
  begin() {
    const own = {};
    this.#newest = own;
    return () => this.#newest === own;
  }

  /** Want nothing of what was begun before. */
  drop() {
    this.begin();
  }
}
