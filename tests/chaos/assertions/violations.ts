/** What a seed did that must never happen, first one first. */
export class Violations {
  readonly found: string[] = [];

  add(sentence: string): void {
    this.found.push(sentence);
  }
}
