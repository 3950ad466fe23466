/** `baigong parts analyse FILE`: what a part is, in JSON or in sentences. Exit 0 analysed, 1 refused with a reason. */
import { Command } from 'commander'
import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { PartAnalysis } from '../../domain/parts/analysis.ts'
import { materialOf, materials, maxGPerCm3 } from '../../domain/parts/material.ts'
import { ruleOf, rulePackOf, rulePacks } from '../../domain/parts/rules.ts'
import { analyserBounds, openAnalyser } from '../parts/index.ts'
import { say } from '../texts.ts'
import { complain, exit, tell, type Spoken } from './output.ts'

type Options = Spoken & {
  readonly material?: string
  readonly density?: string
  readonly process?: string
}
type Density = { readonly gPerCm3: number | null } | { readonly fault: string }

function densityOf({ material, density }: Options): Density {
  if (density !== undefined) {
    const gPerCm3 = Number(density)
    if (!(gPerCm3 > 0 && gPerCm3 <= maxGPerCm3)) return { fault: say('zh', 'parts.density_wrong') }
    return { gPerCm3 }
  }
  if (material === undefined) return { gPerCm3: null }
  const found = materialOf(material)
  if (found !== undefined) return { gPerCm3: found.gPerCm3 }
  const known = materials.map(({ code }) => code).join(', ')
  return { fault: say('zh', 'parts.material_unknown', { material, known }) }
}

/** Both languages: the command line does not know who reads it. */
const said = (code: string, facts: PartAnalysis['facts']): string[] => [
  `${code}  ${say('zh', code, facts)}`,
  `${' '.repeat(code.length)}  ${say('en', code, facts)}`,
]

/** A rule says why and what helps; what is not a rule's is a reason of its own. */
function findingSaid({ code, facts, faces }: PartAnalysis['findings'][number]): string[] {
  const rule = ruleOf(code)
  if (rule === undefined) return said(code, facts)
  const at = faces.length > 0 ? `  [${faces.join(' ')}]` : ''
  return [
    `${code}  ${facts['value']}${at}  ${rule.why.zh}${rule.remedy.zh}`,
    `${' '.repeat(code.length)}  ${rule.why.en} ${rule.remedy.en}`,
  ]
}

function sentencesOf(found: PartAnalysis): string[] {
  const { bbox_mm: box, volume_mm3: volume, area_mm2: area } = found
  return [
    `solids  ${found.solids}`,
    ...(volume === null ? [] : [`volume  ${volume} mm³`]),
    ...(area === null ? [] : [`area    ${area} mm²`]),
    ...(box === null ? [] : [`box     ${box.join(' × ')} mm`]),
    ...(found.mass_g === null ? [] : [`mass    ${found.mass_g} g`]),
    ...found.holes.map(
      (hole) =>
        `hole    ⌀${hole.diameter_mm} × ${hole.depth_mm} mm${hole.through ? ', through' : ''}, ${hole.kind}`,
    ),
    ...found.missing.map((file) => `missing ${file}`),
    ...found.findings.flatMap(findingSaid),
    ...(found.reason === null ? [] : said(found.reason, found.facts)),
  ]
}

async function analyse(file: string, options: Options): Promise<void> {
  const path = resolve(file)
  const density = densityOf(options)
  if ('fault' in density) {
    complain(options, 'material', density.fault)
    process.exitCode = exit.wrongUse
    return
  }
  const { process: wanted = null } = options
  if (wanted !== null && rulePackOf(wanted) === undefined) {
    const known = rulePacks.map(({ process: one }) => one).join(', ')
    complain(options, 'process', say('zh', 'parts.process_unknown', { process: wanted, known }))
    process.exitCode = exit.wrongUse
    return
  }
  try {
    await access(path, constants.R_OK)
  } catch (error) {
    complain(options, 'file_unreadable', `${file}: ${(error as Error).message}`)
    process.exitCode = exit.wrongUse
    return
  }
  const analyser = openAnalyser(() => undefined, { ...analyserBounds, size: 1 })
  try {
    const found = await analyser.analyse(path, {
      ...{ densityGPerCm3: density.gPerCm3, process: wanted },
    })
    tell(options, found, sentencesOf(found))
    if (found.reason !== null) process.exitCode = exit.no
  } finally {
    await analyser.close()
  }
}

export function partsCommand(): Command {
  const parts = new Command('parts').description('CAD parts: what a file says of itself')
  parts
    .command('analyse')
    .description('exact geometry, features and findings of one part')
    .argument('<file>', 'a STEP, STL, 3MF or DXF file')
    .option('--json', 'print JSON only')
    .option('--material <grade>', 'for the mass: 6061, 45, 304, …')
    .option('--density <g/cm3>', 'for the mass, where the grade is not listed')
    .option('--process <name>', 'whose rules: milling, turning, sheet, injection, additive')
    .action(analyse)
  return parts
}
