import * as counts from '../../domain/programmes/counts.endpoints.ts'
import * as dispatch from '../../domain/programmes/dispatch.endpoints.ts'
import * as packages from '../../domain/programmes/package.endpoints.ts'
import { registerAudience } from '../files/index.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { found } from '../kernel/problem.ts'
import { listCounted, readCounts } from './counts.queries.ts'
import { recordConfidential, recordDispatch, recordReceipt } from './dispatch.actions.ts'
import { sendMails, setMailbox } from './dispatchMail.actions.ts'
import {
  dispatchOf,
  listConfidential,
  listIncoming,
  readDelivery,
  readLedger,
} from './dispatch.queries.ts'
import { askBuild, countCopies, proposePackage } from './package.actions.ts'
import { sendPart } from './package.download.ts'
import { givePackageBack } from './packageReturn.actions.ts'
import { packageThing } from './package.jobs.ts'
import {
  listPackages,
  packageAudience,
  packageBrief,
  packageRow,
  readPackage,
} from './package.queries.ts'
import { listScans, verifyScan } from './scan.actions.ts'
import type { Reading } from '../kernel/work.ts'
import { wholeList } from '../kernel/wholeList.ts'
import type { Language } from '../../domain/kernel/text.ts'

registerAudience(packageThing, packageAudience)

async function briefById(work: Reading, id: string, language: Language) {
  return packageBrief(work, found(await packageRow(work, id), 'package'), language)
}

export function packageRoutes(serve: Serve): void {
  serve(packages.listPackages, (work, { query, request }) =>
    listPackages(work, query, request.identity.language),
  )
  serve(packages.readPackage, (work, { params, request }) =>
    readPackage(work, params.id, request.identity.language),
  )
  serve(packages.proposePackage, async (work, { params, request }) => {
    const unit = { programmeId: params.programmeId, unitCode: params.unit }
    return briefById(work, await proposePackage(work, unit), request.identity.language)
  })
  serve(packages.askBuild, async (work, { params, request }) => {
    await askBuild(work, params.id)
    return briefById(work, params.id, request.identity.language)
  })
  serve(packages.givePackageBack, (work, { params, body }) =>
    givePackageBack(work, params.id, body.reason),
  )
  serve(packages.downloadPart, async (work, input) => (await sendPart(work, input)) as object)
  serve(packages.countCopies, async (work, { params, body, request }) => {
    await countCopies(work, params.id, { applicationId: params.applicationId, ...body })
    return readPackage(work, params.id, request.identity.language)
  })
  serve(packages.listScans, (work, { params }) => listScans(work, params.id))
  serve(packages.verifyScan, (work, { params, body }) => verifyScan(work, params.id, body))
}

export function dispatchRoutes(serve: Serve): void {
  serve(dispatch.readDelivery, (work, { params, request }) =>
    readDelivery(work, params.id, request.identity.language),
  )
  serve(dispatch.recordDispatch, async (work, { params, body, request }) => {
    await recordDispatch(work, params.id, body)
    return readDelivery(work, params.id, request.identity.language)
  })
  serve(dispatch.recordConfidential, async (work, { params, body }) => {
    const unit = { programmeId: params.programmeId, unitCode: params.unit }
    return dispatchOf(work, await recordConfidential(work, unit, body))
  })
  serve(dispatch.listConfidential, (work, { params, query }) =>
    listConfidential(work, { programmeId: params.programmeId, unitCode: params.unit }, query),
  )
  serve(dispatch.listIncoming, (work, { params, query }) =>
    listIncoming(work, { programmeId: params.programmeId, unitCode: params.unit }, query),
  )
  serve(dispatch.recordReceipt, async (work, { params, body }) =>
    dispatchOf(work, await recordReceipt(work, params.id, body)),
  )
  serve(dispatch.sendMails, async (work, { params, body, request }) => {
    await sendMails(work, params.id, body)
    return readDelivery(work, params.id, request.identity.language)
  })
  serve(dispatch.setMailbox, (work, { params, body }) => setMailbox(work, params, body.address))
  serve(dispatch.exportLedger, (work, { params, request }) =>
    wholeList(work, (page) =>
      readLedger(work, params.programmeId, page, request.identity.language),
    ),
  )
  serve(dispatch.readLedger, (work, { params, query, request }) =>
    readLedger(work, params.programmeId, query, request.identity.language),
  )
}

export function countRoutes(serve: Serve): void {
  serve(counts.readCounts, (work, { params }) => readCounts(work, params.programmeId))
  serve(counts.listCounted, (work, { params, query }) =>
    listCounted(work, params.programmeId, query),
  )
}
