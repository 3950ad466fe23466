/** Which machines may be sent to. What a name leads to is looked at when it is sent, and that very address is used. */
import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Reach } from '../../domain/webhooks/subscription.ts'
import { setting } from '../console/index.ts'
import type { Reading } from '../kernel/work.ts'

type Net = readonly [net: string, bits: number]

function listOf(v4: readonly Net[], v6: readonly Net[]): BlockList {
  const list = new BlockList()
  for (const [net, bits] of v4) list.addSubnet(net, bits, 'ipv4')
  for (const [net, bits] of v6) list.addSubnet(net, bits, 'ipv6')
  return list
}

const loopback = listOf([['127.0.0.0', 8]], [['::1', 128]])
/** Private networks (RFC 1918, 6598, 4193). */
const inside = listOf(
  [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
  ],
  [['fc00::', 7]],
)
/**
 * Never anybody's receiver: this network, link-local addresses, at which clouds keep their own, examples,
 * benchmarks, groups, what is reserved, and ways by which a v6 address leads to a v4 one (RFC 6890).
 */
const never = listOf(
  [
    ['0.0.0.0', 8],
    ['169.254.0.0', 16],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
  [
    ['::', 128],
    ['fe80::', 10],
    ['ff00::', 8],
    ['2001:db8::', 32],
    ['2001::', 32],
    ['2002::', 16],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
  ],
)

const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/i

/** A v4 address that is written as a v6 one, as itself. */
function plain(address: string): string {
  const [, dotted, high, low] = mapped.exec(address) ?? []
  if (dotted !== undefined) return dotted
  if (high === undefined || low === undefined) return address
  const bits = [parseInt(high, 16), parseInt(low, 16)]
  return bits.flatMap((word) => [word >> 8, word & 255]).join('.')
}

/** Whether something may be sent to this address of a machine. */
export function mayReachIp(given: string, reach: Reach): boolean {
  const address = plain(given)
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0 || never.check(address, family)) return false
  if (loopback.check(address, family)) return reach.loopback
  if (reach.demo) return false
  return reach.inside || !inside.check(address, family)
}

/** Thrown where a name leads to a machine that may not be reached. */
export const refusedAddress = 'ERR_WEBHOOK_INSIDE'

export function refusedError(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${hostname} may not be reached`), { code: refusedAddress })
}

/** Finds the addresses of a name, all of which must be allowed: whoever resolves again is given no other. */
export function guardedLookup(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, [])
      const wrong = addresses.some(({ address }) => !mayReachIp(address, reach))
      const first = addresses[0]
      if (wrong || first === undefined) return callback(refusedError(hostname), [])
      if (options.all === true) return callback(null, addresses)
      callback(null, first.address, first.family)
    })
  }
}

/** What the operator allows now. */
export async function reachOf(work: Reading): Promise<Reach> {
  return {
    inside: await setting(work, 'webhooks.private_networks'),
    loopback: await setting(work, 'webhooks.loopback'),
    demo: work.host.config.demo,
  }
}
