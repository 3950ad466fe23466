/** The views that a person keeps of a list: on the server, so that all their devices have the same. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { house, type KeptView, type ViewWish } from '../kernel/house.ts'
import { useMe } from '../kernel/me.ts'
import { remember, rememberedJson } from '../kernel/stored.ts'

type Views = readonly KeptView[]

/** Before views were kept on the server a device kept its own: they are handed over once. */
async function readViews(list: string, mayWrite: boolean, signal: AbortSignal): Promise<Views> {
  const keeper = await house().views()
  const key = `views.${list}`
  const onDevice = rememberedJson<readonly ViewWish[]>(key, [])
  if (!mayWrite || onDevice.length === 0) return keeper.read(list, signal)
  try {
    const views = await keeper.merge(list, onDevice)
    remember(key, '[]')
    return views
  } catch {
    // What this device has is not lost: it is handed over another time.
    return keeper.read(list, signal)
  }
}

export function useSavedViews(list: string) {
  const me = useMe()
  const client = useQueryClient()
  const queryKey = ['listViews', me.person?.id, list] as const
  const mayWrite = me.person !== null && me.viewedBy === null
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => readViews(list, mayWrite, signal),
    enabled: me.person !== null,
  })
  const onSuccess = (views: Views) => client.setQueryData(queryKey, views)
  const keep = useMutation({
    mutationFn: async (view: ViewWish & { readonly isDefault: boolean }) =>
      (await house().views()).keep(list, view),
    onSuccess,
  })
  const remove = useMutation({
    mutationFn: async (id: string) => (await house().views()).remove(id),
    onSuccess,
  })
  return { views: data, mayWrite, keep, remove }
}
