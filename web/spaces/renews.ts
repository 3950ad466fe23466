/** What is read anew after any step in a space, or with an agreement. */
import {
  listSignatures,
  readAgreement,
  readKeptAgreement,
  readSignature,
} from '../../domain/spaces/agreement.endpoints.ts'
import { listMembers, listSteps } from '../../domain/spaces/member.endpoints.ts'
import { listListedSpaces, listSpaces, readSpace } from '../../domain/spaces/space.endpoints.ts'

export const renews = [readSpace, listSpaces, listListedSpaces, listMembers, listSteps]
export const agreementRenews = [readKeptAgreement, readAgreement, readSignature, listSignatures]
