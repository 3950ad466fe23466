/** Processor time of this process since then, in milliseconds: what a question costs, however busy the machine is. */
export function spentMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
