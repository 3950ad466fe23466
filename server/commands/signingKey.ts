/** `baigong signing-key`: with which keys this house has signed, and beginning a new one on purpose. */
import { Argument, Command } from 'commander'
import { beginKey, keptKeys, keyForms, keyStanding } from '../kernel/history/signingKeys.ts'
import type { Host } from '../kernel/host.ts'
import { Problem } from '../kernel/problem.ts'
import { complain, exit, tell, type Spoken } from './output.ts'
import { withHost } from './running.ts'

type Begun = Spoken & { readonly reason: string }

async function show(host: Host, options: Spoken): Promise<void> {
  const { owner } = host.database
  const forms = []
  for (const form of keyForms) {
    const { keyId, refusal } = await keyStanding(owner, host.config.dataDir, form)
    const said = refusal === null ? [] : [host.say('en', refusal.code, refusal.facts)]
    const keys = await keptKeys(owner, form)
    forms.push({ algorithm: form.algorithm, keyId, code: refusal?.code ?? null, said, keys })
  }
  const lines = forms.flatMap(({ algorithm, keys, said }) => [
    ...(keys.length === 0 ? [`${algorithm}: none on record`] : []),
    ...keys.map(
      ({ keyId, beganAt, reason }) =>
        `${algorithm}: ${keyId} from ${beganAt.toISOString()}${reason === null ? '' : ` (${reason})`}`,
    ),
    ...said,
  ])
  const told = forms.map(({ said: _, ...form }) => form)
  tell(options, { forms: told }, lines)
  process.exitCode = forms.every(({ code }) => code === null) ? exit.yes : exit.no
}

async function begin(host: Host, algorithm: string, options: Begun): Promise<void> {
  const form = keyForms.find((one) => one.algorithm === algorithm)!
  try {
    const { keyId, afterSeal } = await beginKey(host, form, options.reason)
    tell(options, { algorithm, keyId, afterSeal }, [
      `from seal ${afterSeal + 1} on this house signs with the ${algorithm} key ${keyId}`,
    ])
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { code, facts } = error.refusal
    complain(options, code, host.say('en', code, facts))
    process.exitCode = exit.no
  }
}

export function signingKeyCommand(): Command {
  const command = new Command('signing-key').description('keys with which this house signs')
  command
    .command('show')
    .description('each key on record, and whether the file of the present one is here')
    .option('--json', 'print JSON only')
    .action((options: Spoken) => withHost((host) => show(host, options)))
  command
    .command('begin')
    .description('sign with a new key from now on; the history keeps it, older signatures hold')
    .addArgument(new Argument('<algorithm>').choices(keyForms.map(({ algorithm }) => algorithm)))
    .requiredOption('--reason <text>', 'why, in ten characters or more; it is kept and published')
    .option('--json', 'print JSON only')
    .action((algorithm: string, options: Begun) =>
      withHost((host) => begin(host, algorithm, options)),
    )
  return command
}
