/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// A binary heap over numbered nodes that can lower a key in place: what a shortest-path search needs, without objects.

/** Nodes 0..n-1 ordered by a key array that the caller owns and writes before calling `lower`. */
export class NodeHeap {
  size = 0;
  private readonly node: Int32Array;
  private readonly at: Int32Array;

  constructor(
    nodes: number,
    private readonly key: Float64Array,
  ) {
    this.node = new Int32Array(nodes);
    this.at = new Int32Array(nodes).fill(-1);
  }

  has(n: number): boolean {
    return this.at[n]! >= 0;
  }

  /** Least key; the heap must not be empty. */
  least(): number {
    return this.key[this.node[0]!]!;
  }

  /** Inserts the node or moves it up after its key went down. */
  lower(n: number): void {
    let i = this.at[n]!;
    if (i < 0) i = this.size++;
    const k = this.key[n]!;
    const { node, at, key } = this;
    while (i > 0) {
      const up = (i - 1) >> 1;
      const other = node[up]!;
      if (key[other]! <= k) break;
      node[i] = other;
      at[other] = i;
      i = up;
    }
    node[i] = n;
    at[n] = i;
  }

  /** Removes and returns the node of the least key. */
  pop(): number {
    const { node, at, key } = this;
    const top = node[0]!;
    at[top] = -1;
    const n = node[--this.size]!;
    if (this.size === 0) return top;
    const k = key[n]!;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && key[node[child + 1]!]! < key[node[child]!]!) child++;
      const other = node[child]!;
      if (key[other]! >= k) break;
      node[i] = other;
      at[other] = i;
      i = child;
    }
    node[i] = n;
    at[n] = i;
    return top;
  }

  clear(): void {
    for (let i = 0; i < this.size; i++) this.at[this.node[i]!] = -1;
    this.size = 0;
  }
}
