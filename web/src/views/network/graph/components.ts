/** Which nodes hang together. */

/** Node numbers of each component, the largest first, each in ascending order; links are source, target, weight. */
export function components(count: number, links: Float32Array): number[][] {
  const above = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = 0; at + 2 < links.length; at += 3) join(above, links[at] ?? 0, links[at + 1] ?? 0);
  const found = new Map<number, number[]>();
  for (let node = 0; node < count; node += 1) {
    const root = rootOf(above, node);
    const members = found.get(root);
    if (members) members.push(node);
    else found.set(root, [node]);
  }
  return [...found.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

function join(above: Int32Array, one: number, other: number): void {
  const [a, b] = [rootOf(above, one), rootOf(above, other)];
  above[Math.max(a, b)] = Math.min(a, b);
}

function rootOf(above: Int32Array, node: number): number {
  let at = node;
  while (above[at] !== at) {
    above[at] = above[above[at] ?? at] ?? at;
    at = above[at] ?? at;
  }
  return at;
}
