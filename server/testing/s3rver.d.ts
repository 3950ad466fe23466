declare module '@20minutes/s3rver' {
  /** An S3-compatible store for tests; the package brings no types. */
  class S3rver {
    constructor(options: {
      readonly port: number
      readonly address: string
      readonly silent: boolean
      readonly directory: string
      readonly configureBuckets: readonly {
        readonly name: string
        readonly configs: readonly Buffer[]
      }[]
    })
    run(): Promise<unknown>
    close(): Promise<void>
  }
  export = S3rver
}
