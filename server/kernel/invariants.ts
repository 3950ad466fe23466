/** Facts that must always hold: SQL that must select nothing, run after every test and every night. */
import type pg from 'pg'
import type { Module } from './module.ts'

export type BrokenInvariant = {
  readonly module: string
  readonly name: string
  readonly rows: number
}

export async function brokenInvariants(
  pool: pg.Pool,
  modules: readonly Module[],
): Promise<BrokenInvariant[]> {
  const broken: BrokenInvariant[] = []
  for (const module of modules) {
    for (const { name, sql } of module.invariants ?? []) {
      const { rows } = await pool.query(`select count(*)::int as n from (${sql}) broken`)
      if (rows[0].n > 0) broken.push({ module: module.name, name, rows: rows[0].n })
    }
  }
  return broken
}
