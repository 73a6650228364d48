/** The table of texts that cells refer to, each text once. */

export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** The number of an item, which is the inside of an `si`. */
  add(item: string): number {
    this.uses += 1;
    const known = this.numbers.get(item);
    if (known !== undefined) return known;
    this.numbers.set(item, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** The part. */
  toXml(): string {
    const items = [...this.numbers.keys()].map((item) => `<si>${item}</si>`).join('');
    return (
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.uses}" uniqueCount="${this.numbers.size}">${items}</sst>`
    );
  }
}
