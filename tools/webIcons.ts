/** Takes each icon from its own file: through the package's one list every icon seems needed by every page. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { root } from './steps.ts'

const list = '@tabler/icons-react'
const folder = join(root, 'node_modules', list, 'dist/esm/icons')

export function iconsByFile(): Plugin {
  return {
    name: 'baigong:icons-by-file',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/web\/.*\.tsx?$/, code: list },
      handler(code) {
        let text = code
        for (const statement of this.parse(code, { lang: 'tsx' }).body.toReversed()) {
          if (statement.type !== 'ImportDeclaration' || statement.source.value !== list) continue
          const put = statement.specifiers.map((given) => {
            const own = code.slice(given.start, given.end)
            const [name = '', local = name] = own.split(' as ')
            const file = join(folder, `${name}.mjs`)
            // Types and names of old have no file of their own.
            return existsSync(file)
              ? `import ${local} from ${JSON.stringify(file)}`
              : `import { ${own} } from '${list}'`
          })
          text = text.slice(0, statement.start) + put.join(';') + text.slice(statement.end)
        }
        return text
      },
    },
  }
}
