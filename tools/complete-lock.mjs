// `npm run lock`, after dependencies changed: npm leaves an optional package of another platform out of the
// lock file where a registry does not serve it, and `npm ci` then refuses the lock. This enters what is missing
// with the platform that its name tells, so that one lock serves every machine.
import { readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `…-linux-arm64-musl` → os, cpu and libc as npm writes them; undefined where the name tells nothing. */
export function platformOf(name) {
  const found =
    /[-/](android|darwin|freebsd|linux|openharmony|win32|windows)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(\w+))?$/.exec(
      name,
    )
  if (found === null) return undefined
  const [, os, cpu, abi = ''] = found
  const libc = /musl/.test(abi) ? 'musl' : os === 'linux' && /gnu/.test(abi) ? 'glibc' : undefined
  return {
    cpu: [cpu],
    ...(libc === undefined ? {} : { libc: [libc] }),
    os: [os === 'windows' ? 'win32' : os],
  }
}

/** The lock with an entry for every optional package that a package names with an exact version. */
export function completed(lock) {
  const packages = { ...lock.packages }
  const added = []
  for (const [path, { optionalDependencies, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies ?? {})) {
      const own = `${path}/node_modules/${name}`
      const shared = `node_modules/${name}`
      const platform = platformOf(name)
      const known = packages[own] ?? packages[shared]
      if (known !== undefined || platform === undefined || !/^\d/.test(version)) continue
      const { cpu, libc, os } = platform
      packages[shared] = {
        version,
        cpu,
        ...(dev ? { dev } : {}),
        ...(libc ? { libc } : {}),
        optional: true,
        os,
      }
      added.push(shared)
    }
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
  return { lock: { ...lock, packages: Object.fromEntries(sorted) }, added }
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json')
  const { lock, added } = completed(JSON.parse(readFileSync(file, 'utf8')))
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${added.length} packages of other platforms entered`)
}
