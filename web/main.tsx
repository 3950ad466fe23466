/** Opens the house in the browser. */
import './look/tokens.css'
import './look/base.css'
import './look/print.css'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { houseTexts, nameAsGiven, newRouter, openWholeHouse, WholeHouse } from './house.tsx'
import { takeGiven } from './kernel/given.ts'
import { startTexts } from './kernel/i18n.ts'
import { meOptions } from './kernel/me.ts'
import { newQueryClient } from './kernel/query.ts'
import { startTheme } from './kernel/theme.ts'

startTheme()
const words = startTexts(houseTexts)
openWholeHouse()

const client = newQueryClient((signedOut) => {
  void signedOut.invalidateQueries(meOptions())
})
takeGiven(client)

const router = newRouter(client)

/** The words and the page are fetched side by side; showing begins when both are here. */
async function open(at: HTMLElement): Promise<void> {
  const written = at.dataset['language']
  // The tree of a page that the server wrote has no boundary of waiting at its top: nothing waited.
  if (written !== undefined) router.ssr = { manifest: undefined }
  const [language] = await Promise.all([words, router.load()])
  nameAsGiven(client, language)
  const house = <WholeHouse client={client} router={router} />
  if (written === language) {
    hydrateRoot(at, house)
    return
  }
  at.replaceChildren()
  createRoot(at).render(house)
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
void open(root)
