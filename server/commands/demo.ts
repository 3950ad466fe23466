/** The demo world as `npm start` and `baigong seed` see it. */
export { openDemo, type Demo } from '../demo/open.ts'
