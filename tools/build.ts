/** `npm run build`: the web, where what it is made of changed since the last build. */
import { buildWeb } from './webBuild.ts'

console.log((await buildWeb()) ? 'the web is built' : 'the web stands as it was built')
