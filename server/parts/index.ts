/** parts: CAD parts: geometry, features, manufacturability, revisions. So far what a file says of itself. */
export { analyserBounds, openAnalyser, type Analyser } from './analyser.ts'
