/** The house in full swing, before anybody knocks. */
import { makeApp } from '../../listen.ts'
import { world, type World } from '../world.ts'
import { makeCast, type Cast } from './cast.ts'
import { rehearsing } from './rehearsal.ts'
import { plantActivities } from './stageActivities.ts'
import { plantBooking } from './stageBooking.ts'
import { plantCases } from './stageCases.ts'
import { plantEvaluation } from './stageEvaluation.ts'
import { plantFollowing } from './stageFollowing.ts'
import { plantHouse } from './stageHouse.ts'
import { plantIndicators } from './stageIndicators.ts'
import { plantPrice } from './stagePrice.ts'
import { plantProgramme } from './stageProgramme.ts'
import { plantCatalog } from './stageCatalog.ts'
import { plantParts } from './stageParts.ts'
import { plantSpaces } from './stageSpaces.ts'
import { plantWorkgroup } from './stageWorkgroup.ts'
import { plantWebhooks } from './stageWebhooks.ts'

type House = Awaited<ReturnType<typeof plantHouse>>
type Programme = Awaited<ReturnType<typeof plantProgramme>>
type Following = Awaited<ReturnType<typeof plantFollowing>>
type Activities = Awaited<ReturnType<typeof plantActivities>>
type Spaces = Awaited<ReturnType<typeof plantSpaces>>
type Offers = Awaited<ReturnType<typeof plantCatalog>>
type Parts = Awaited<ReturnType<typeof plantParts>>
type Prices = Awaited<ReturnType<typeof plantPrice>>
type Reservations = Awaited<ReturnType<typeof plantBooking>>
type Cases = Awaited<ReturnType<typeof plantCases>>
type Indicators = Awaited<ReturnType<typeof plantIndicators>>
type Evaluation = Awaited<ReturnType<typeof plantEvaluation>>
type Workgroup = Awaited<ReturnType<typeof plantWorkgroup>>
type Webhooks = Awaited<ReturnType<typeof plantWebhooks>>
export type Stage = House &
  Activities &
  Cases &
  Spaces &
  Offers &
  Parts &
  Prices &
  Reservations &
  Evaluation &
  Following &
  Indicators &
  Workgroup &
  Webhooks &
  Programme & {
    readonly cast: Cast
    readonly apiKey: string
    /** The paper made of the draft. */
    readonly paper: string
    readonly notice: string
    readonly approval: string
  }

/** A moment before the deadline, on a working day. */
const moment = '2019-07-12T16:00:00+08:00'

export async function openStage(): Promise<{ readonly world: World; readonly stage: Stage }> {
  const w = await world(moment)
  const cast = await makeCast(w)
  const house = await plantHouse(w, cast)
  const told = await plantWebhooks(cast)
  const indicators = await plantIndicators(cast)
  const programme = await plantProgramme(w, cast, house.version)
  const grouped = await plantWorkgroup(w, cast)
  const followed = await plantFollowing(w, cast)
  const held = await plantActivities(w, cast)
  const written = await plantCases(cast)
  const shared = await plantSpaces(cast)
  const offered = await plantCatalog(cast, shared.closedSpace, shared.keptAgreement)
  const drawn = await plantParts(cast)
  const priced = await plantPrice(cast)
  const reserved = await plantBooking(cast, offered.openOffer, offered.namedOffer)
  const evaluated = await plantEvaluation(w, cast)
  await w.settle()
  await w.seal()
  const notices = (await cast.applicant.get('/api/notices')).json()
  const made = (await cast.applicant.get(`/api/programmes/documents/${programme.document}`)).json()
  const keys = (await cast.applicant.get('/api/people/api-keys')).json()
  const approvals = (await cast.operator.get('/api/console/approvals')).json()
  const stage = {
    ...house,
    ...evaluated,
    ...programme,
    ...indicators,
    ...followed,
    ...held,
    ...written,
    ...shared,
    ...offered,
    ...drawn,
    ...priced,
    ...reserved,
    ...grouped,
    ...told,
    cast,
    paper: made.versionId as string,
    apiKey: keys.rows[0].id as string,
    notice: notices.rows[0].id as string,
    approval: approvals.rows.find((row: { thingId: string }) => row.thingId === house.registered)
      .id as string,
  }
  return { world: w, stage }
}

/** The same house at whose doors nothing leaves a trace. */
export async function openRehearsal(w: World) {
  return makeApp(rehearsing(w.host))
}
