/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read at indices that the loops bound */
// Strongly connected components (Tarjan), without recursion: a chain over thousands of mentors must not end the stack.

/**
 * The component of each node: two nodes share one when each can be reached from the other.
 * @param arcsOf calls its second argument with the end of every arc out of a node
 */
export function strongParts(nodes: number, arcsOf: (node: number, arc: (to: number) => void) => void): Int32Array {
  const ends: number[] = [];
  const start = new Int32Array(nodes + 1);
  for (let node = 0; node < nodes; node++) {
    arcsOf(node, (to) => ends.push(to));
    start[node + 1] = ends.length;
  }
  const part = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes).fill(-1);
  const low = new Int32Array(nodes);
  const next = start.slice(0, nodes);
  const path = new Int32Array(nodes);
  const open = new Int32Array(nodes);
  let visited = 0;
  let parts = 0;
  let openEnd = 0;
  for (let root = 0; root < nodes; root++) {
    if (order[root]! >= 0) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (order[node]! < 0) {
        order[node] = low[node] = visited++;
        open[openEnd++] = node;
      }
      const at = next[node]!;
      if (at < start[node + 1]!) {
        next[node] = at + 1;
        const to = ends[at]!;
        if (order[to]! < 0) path[++depth] = to;
        else if (part[to]! < 0) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      if (low[node] === order[node]) {
        let member: number;
        do {
          member = open[--openEnd]!;
          part[member] = parts;
        } while (member !== node);
        parts++;
      }
      depth--;
      if (depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[node]!);
    }
  }
  return part;
}
