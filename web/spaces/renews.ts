/** What is read anew after any step in a space. */
import { listMembers, listSteps } from '../../domain/spaces/member.endpoints.ts'
import { listListedSpaces, listSpaces, readSpace } from '../../domain/spaces/space.endpoints.ts'

export const renews = [readSpace, listSpaces, listListedSpaces, listMembers, listSteps]
