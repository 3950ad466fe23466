/** Words of users live in text files: no literal text in JSX, no Chinese in the code around it. */
import { isSamples, placeOf } from '../places.ts'
import { codePaths, isTest, type Fault, type Repository, type Rule } from '../repository.ts'
import { literalText, type Node } from '../source.ts'

const textFile = /(^|\/)text(\.\w+)*\.(zh|en)\.ts$/
const chinese = /[\u4e00-\u9fff]/
/** Abbreviations such as SHA-256 and the letters of keys are the same in every language. */
const word = /\p{Ll}|\p{Lo}/u
/** Attributes whose words people see or hear. */
const spoken = /^(title|alt|placeholder|label|aria-(label|description|roledescription|valuetext))$/

/** The name of a key and a piece of code are the same in every language. */
function isKeyName(parent: Node | undefined): boolean {
  if (parent?.type !== 'JSXElement') return false
  const { name } = parent['openingElement'] as { name: { name?: string } }
  return ['kbd', 'code', 'Key'].includes(name.name ?? '')
}

type Stringed = { readonly text: string; readonly isText: boolean }

function stringOf(node: Node, parent: Node | undefined): Stringed | undefined {
  if (node.type === 'JSXText') return { text: String(node['value']), isText: !isKeyName(parent) }
  if (node.type === 'TemplateElement') {
    return { text: (node['value'] as { raw: string }).raw, isText: false }
  }
  const text = node.type === 'Literal' ? literalText(node) : undefined
  if (text === undefined) return undefined
  if (parent?.type === 'JSXAttribute') {
    const name = (parent['name'] as { name?: string }).name ?? ''
    return { text, isText: spoken.test(name) }
  }
  return { text, isText: parent?.type === 'JSXExpressionContainer' && text.includes(' ') }
}

function faultsIn(repository: Repository, path: string): Fault[] {
  const source = repository.source(path)
  return source.nodes.flatMap(({ node, parent }) => {
    const found = stringOf(node, parent)
    if (found === undefined) return []
    const refused = chinese.test(found.text) || (found.isText && word.test(found.text))
    if (!refused) return []
    const shown = found.text.trim().slice(0, 20)
    const message = `"${shown}" is said to people: put it in text.zh.ts and text.en.ts`
    return [{ at: `${path}:${source.lineOf(node.start)}`, message }]
  })
}

/** The web, and what modules of the server say. Builders invent names; they say nothing to users. */
function speaks(path: string): boolean {
  if (textFile.test(path) || isTest(path) || isSamples(path)) return false
  const place = placeOf(path)
  return place?.tree === 'web' || (place?.tree === 'server' && place.kind === 'module')
}

export const wordsRule: Rule = {
  name: 'words',
  check: (repository) =>
    codePaths(repository)
      .filter(speaks)
      .flatMap((path) => faultsIn(repository, path)),
}
