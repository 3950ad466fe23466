/** Words of uploading, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { filesWebZh } from './text.zh.ts'

export const filesWebEn: SameKeys<typeof filesWebZh> = {
  send: {
    help: 'Drop files here, {{size}} each at most; a lost connection or a reload loses nothing.',
    waiting: 'waiting',
    sending: '{{percent}}% sent, about {{left}} left',
    sendingBegun: '{{percent}}% sent',
    paused: 'paused at {{percent}}%',
    offline: 'no connection, goes on by itself ({{percent}}% sent)',
    finishing: 'being kept',
    kept: 'kept; its content is being inspected',
    pause: 'Pause {{name}}',
    resume: 'Continue {{name}}',
    retry: 'Try {{name}} again',
    remove: 'Give {{name}} up',
    seconds: '{{count}} s',
    minutes: '{{count}} min',
    unfinished_one: '{{count}} file was not sent to the end',
    unfinished_other: '{{count}} files were not sent to the end',
    unfinishedText: 'Choose the same file again to go on where it stopped, or give it up.',
    stood: '{{done}} of {{all}} sent',
    list: 'Files being uploaded',
  },
}
