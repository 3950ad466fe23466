/** The HTTP application of this house: API, the web's files, and listening. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { missing } from '../domain/kernel/verdict.ts'
import { addUploadStream } from './files/index.ts'
import { projectRoot } from './kernel/config.ts'
import type { Host } from './kernel/host.ts'
import { buildApp } from './kernel/http/app.ts'
import { Problem } from './kernel/problem.ts'
import { modules } from './modules.ts'
import { identifyWith } from './people/index.ts'
import { openWebPages } from './webPages.ts'

const webFolder = join(projectRoot, 'dist/web')

/** Files with a hash in their name never change; everything else is asked for again. */
function cacheControl(path: string): string {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** Serves the built web; any address that is no file and no API is a page of the web. */
async function serveWeb(app: FastifyInstance, host: Host): Promise<void> {
  const pages = await openWebPages(app, webFolder)
  if (pages === undefined) return
  // Nobody waits for it: who comes sooner gets the page that the browser writes itself.
  app.addHook('onListen', (done) => {
    pages.ready().catch((error: unknown) => app.log.error({ err: error }, 'no page is written'))
    done()
  })
  await app.register(fastifyStatic, {
    root: webFolder,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheControl(path)),
  })
  app.get('/*', async (request, reply) => {
    if (/^\/(api|health|metrics|assets)(\/|$)/.test(request.url)) {
      throw new Problem(missing('kernel.address_unknown'))
    }
    const page = await pages.pageFor(request, host.clock.now())
    // It holds what this visitor may see: nobody between may keep it for another.
    void reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-cache')
    return reply.send(page)
  })
}

export function makeApp(host: Host): Promise<FastifyInstance> {
  const extend = async (app: FastifyInstance): Promise<void> => {
    addUploadStream(app, host)
    await serveWeb(app, host)
  }
  return buildApp(host, { modules, identify: identifyWith(host), extend })
}

/**
 * How many callers may be connected and not yet taken in. The loop takes in one a turn, and in a deadline's last
 * minutes hundreds come a second: with Node's own 511 the system drops those beyond, whose next try comes after
 * 1, 3, 7 and 15 seconds. The system's own limit (`net.core.somaxconn`) still holds.
 */
const waitingCallersMax = 4096

export async function listen(host: Host): Promise<FastifyInstance> {
  const app = await makeApp(host)
  await app.listen({
    port: host.config.port,
    host: host.config.host,
    backlog: waitingCallersMax,
  })
  return app
}
