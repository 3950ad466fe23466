/** `baigong code check CODE`: is this a 统一社会信用代码, and of what kind. */
import { Command } from 'commander'
import { checkUscc } from '../../domain/kernel/uscc.ts'
import { say } from '../texts.ts'
import { tell, type Spoken } from './output.ts'

export function codeCommand(): Command {
  const code = new Command('code').description('unified social credit codes (GB 32100-2015)')
  code
    .command('check')
    .description('check alphabet, kind and both check digits')
    .argument('<code>', 'the code, as typed')
    .option('--json', 'print JSON only')
    .action((typed: string, options: Spoken) => {
      const result = checkUscc(typed)
      const sentence = result.valid
        ? `${result.code}: ${result.kind}`
        : `${result.code}: ${say('zh', `codes.${result.reason}`)}`
      tell(options, result, [sentence])
      process.exitCode = result.valid ? 0 : 1
    })
  return code
}
