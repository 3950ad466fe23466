// Runs before `npm start` and `npm test`, on whatever Node the machine has (20 or newer), and needs no
// package: installs what the lock file asks for, and makes sure that what follows runs on Node 24.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const neededMajor = 24

function fail(sentence) {
  console.error(`\nbaigong: ${sentence}\n`)
  process.exit(2)
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Whether the package is meant for this machine; `["!win32"]` and `["linux", "darwin"]` both occur. */
function suits(wish, here) {
  if (wish === undefined) return true
  const wishes = [wish].flat()
  if (wishes.some((one) => one.startsWith('!'))) return !wishes.includes(`!${here}`)
  return wishes.includes(here)
}

/**
 * npm writes a lock of its own into node_modules when an installation is complete. What it lacks, or holds in
 * another version, is out of date, whoever installed it. An optional package may be absent, but not differ.
 */
export function outdated(wanted, installed, platform = process.platform, cpu = process.arch) {
  if (installed === undefined) return ['node_modules']
  return Object.entries(wanted)
    .filter(([path, { os, cpu: cpus }]) => path !== '' && suits(os, platform) && suits(cpus, cpu))
    .filter(([path, { version, optional }]) =>
      installed[path] === undefined ? !optional : installed[path].version !== version,
    )
    .map(([path]) => path)
}

function runNpm(args) {
  const own = process.env.npm_execpath
  const [command, first] = own ? [process.execPath, [own]] : ['npm', []]
  // Quiet, because npm itself runs on the old Node and would warn of packages that only the new one runs.
  return spawnSync(command, [...first, ...args, '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    shell: !own && process.platform === 'win32',
  })
}

/** The packaged Node of this machine, by its path in the lock, where the lock has one. */
function packagedNode(wanted) {
  return Object.entries(wanted).find(
    ([path, { os, cpu }]) =>
      /^node_modules\/node-(bin-)?\w+-\w+$/.test(path) &&
      suits(os, process.platform) &&
      suits(cpu, process.arch),
  )?.[0]
}

/** npm takes a failing download of an optional package for success; this one is not optional to us. */
function lacksNode(wanted) {
  const path = packagedNode(wanted)
  if (path === undefined || Number(process.versions.node.split('.')[0]) >= neededMajor) return false
  const program = process.platform === 'win32' ? 'node.cmd' : 'node'
  return (
    !existsSync(join(root, path, 'bin')) || !existsSync(join(root, 'node_modules/.bin', program))
  )
}

function install() {
  const wanted = packagesIn('package-lock.json')
  if (wanted === undefined)
    fail('package-lock.json is missing or damaged; check the project out anew.')
  const installed = packagesIn('node_modules/.package-lock.json')
  if (outdated(wanted, installed).length === 0 && !lacksNode(wanted)) return
  console.log('baigong: installing packages as package-lock.json says (once, about a minute) …')
  const { status, error } = runNpm(['ci', '--include=dev', '--include=optional'])
  if (status !== 0) {
    fail(
      `the packages could not be installed (${error?.message ?? `npm ci ended with ${status}`}). ` +
        'Read what npm said above. Without a network, copy node_modules from a machine of the same kind; ' +
        'behind a proxy, set "npm config set proxy" and try again.',
    )
  }
}

/** The Node that `node` will mean in the script that follows: npm puts node_modules/.bin first. */
function checkNode() {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  const { stdout } = spawnSync('node', ['--version'], {
    env: { ...process.env, PATH: path },
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const version = stdout?.trim() ?? ''
  if (Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= neededMajor) return
  fail(
    `Node ${neededMajor} is needed and "node" is ${version || 'missing'} here. The package that ` +
      `brings it could not be installed for ${process.platform}-${process.arch}, or does not run on ` +
      `this machine. Try again, or install Node ${neededMajor} yourself.`,
  )
}

if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  install()
  checkNode()
}
