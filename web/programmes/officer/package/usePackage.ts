/** The package of the page, and what it may say of its files. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { readPackage } from '../../../../domain/programmes/package.endpoints.ts'
import { downloadVersion } from '../../../../domain/files/version.endpoints.ts'
import { addressOf } from '../../../kernel/call.ts'
import { callOptions } from '../../../kernel/query.ts'

/** A build takes seconds to a minute; asked so often while it runs. */
const buildingAskMs = 2000

export function usePackageId(): string {
  return (useParams({ strict: false }) as { readonly id: string }).id
}

export function usePackage() {
  const id = usePackageId()
  return useQuery({
    ...callOptions(readPackage, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'building' ? buildingAskMs : false),
  })
}

/** Where a kept file is read in the browser. */
export function versionAddress(versionId: string): string {
  return addressOf(downloadVersion, { params: { id: versionId }, query: { inline: true } })
}
