/** Why a snapshot is refused. Whoever meets one rebuilds the index from its rows. */
export type FaultCode =
  | 'segment_magic'
  | 'segment_length'
  | 'segment_directory'
  | 'segment_schema'
  | 'segment_content'
  | 'segment_digest'
  | 'segment_absent'
  | 'manifest_content'

export class Fault extends Error {
  readonly code: FaultCode

  constructor(code: FaultCode) {
    super(code)
    this.code = code
  }
}
