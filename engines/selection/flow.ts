/**
 * Flow of the greatest reward: successive best paths (Ahuja, Magnanti and Orlin, "Network Flows", 1993,
 * ch. 9). Capacities and rewards are whole, so the answer is whole and exact; each further path earns at
 * most what the one before did, so that stopping at the first without a reward is optimal.
 */

type Arc = { readonly to: number; readonly reward: number; room: number }

export type Network = {
  /** Answers the number under which `flowOn` tells how much runs through it. */
  readonly arc: (from: number, to: number, room: number, reward: number) => number
  readonly solve: (
    source: number,
    sink: number,
  ) => { readonly reward: number; readonly paths: number }
  readonly flowOn: (arc: number) => number
}

export function networkOf(nodes: number): Network {
  const arcs: Arc[] = []
  const leaving = Array.from({ length: nodes }, (): number[] => [])
  const arc = (from: number, to: number, room: number, reward: number): number => {
    leaving[from]!.push(arcs.length)
    arcs.push({ to, reward, room })
    leaving[to]!.push(arcs.length)
    arcs.push({ to: from, reward: -reward, room: 0 })
    return arcs.length - 2
  }

  /** The best way from the source to every node (Bellman, Ford and Moore with a queue). */
  const bestWays = (source: number): { reward: number[]; by: number[] } => {
    const reward = Array.from({ length: nodes }, () => Number.NEGATIVE_INFINITY)
    const by = Array.from({ length: nodes }, () => -1)
    const waits = new Uint8Array(nodes)
    reward[source] = 0
    const queue = [source]
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!
      waits[node] = 0
      for (const at of leaving[node]!) {
        const { to, reward: gain, room } = arcs[at]!
        if (room === 0 || reward[node]! + gain <= reward[to]!) continue
        reward[to] = reward[node]! + gain
        by[to] = at
        if (waits[to] === 1) continue
        waits[to] = 1
        queue.push(to)
      }
    }
    return { reward, by }
  }

  const solve = (source: number, sink: number) => {
    let [reward, paths] = [0, 0]
    for (;;) {
      const ways = bestWays(source)
      if (!(ways.reward[sink]! > 0)) return { reward, paths }
      for (let node = sink; node !== source;) {
        const at = ways.by[node]!
        arcs[at]!.room -= 1
        arcs[at ^ 1]!.room += 1
        node = arcs[at ^ 1]!.to
      }
      reward += ways.reward[sink]!
      paths += 1
    }
  }
  return { arc, solve, flowOn: (at) => arcs[at ^ 1]!.room }
}
