import * as organisation from '../../domain/people/organisation.endpoints.ts'
import type { Serve } from '../kernel/http/serve.ts'
import { wholeList } from '../kernel/wholeList.ts'
import {
  addFormerName,
  amendOrganisation,
  establishOrganisation,
  refuseOrganisation,
  registerOrganisation,
  renameOrganisation,
  verifyOrganisation,
} from './organisation.actions.ts'
import { checkCode, listOrganisations, readOrganisation } from './organisation.queries.ts'
import { saveProfile } from './profile.actions.ts'
import { listProfileVersions, readProfile, revealRepresentative } from './profile.queries.ts'

export function organisationRoutes(serve: Serve): void {
  serve(organisation.registerOrganisation, (work, { body }) => registerOrganisation(work, body))
  serve(organisation.amendOrganisation, (work, { params, body }) =>
    amendOrganisation(work, params.id, body),
  )
  serve(organisation.establishOrganisation, (work, { body }) => establishOrganisation(work, body))
  serve(organisation.checkCode, (work, { params }) => checkCode(work, params.code))
  serve(organisation.readOrganisation, (work, { params }) => readOrganisation(work, params.id))
  serve(organisation.exportOrganisations, (work, { query }) =>
    wholeList(work, (page) => listOrganisations(work, { ...query, ...page })),
  )
  serve(organisation.listOrganisations, (work, { query }) => listOrganisations(work, query))
  serve(organisation.verifyOrganisation, (work, { params, body }) =>
    verifyOrganisation(work, params.id, body.reason),
  )
  serve(organisation.refuseOrganisation, (work, { params, body }) =>
    refuseOrganisation(work, params.id, body.reason),
  )
  serve(organisation.renameOrganisation, (work, { params, body }) =>
    renameOrganisation(work, params.id, body),
  )
  serve(organisation.addFormerName, (work, { params, body }) =>
    addFormerName(work, params.id, body),
  )
  serve(organisation.readProfile, (work, { params }) => readProfile(work, params.id))
  serve(organisation.saveProfile, (work, { params, body, request }) =>
    saveProfile(work, params.id, body, request.identity.language),
  )
  serve(organisation.listProfileVersions, (work, { params, query }) =>
    listProfileVersions(work, params.id, query),
  )
  serve(organisation.revealRepresentative, (work, { params }) =>
    revealRepresentative(work, params.id),
  )
}
