/** Words of the pages on passkeys and on signing on from outside, in English. */
import type { SameKeys } from '../../domain/kernel/text.ts'
import type { signOnWebZh } from './text.signOn.zh.ts'

export const signOnWebEn: SameKeys<typeof signOnWebZh> = {
  passkeys: {
    title: 'Passkeys',
    signIn: 'Sign in with a passkey',
    add: 'Add a passkey',
    addHelp:
      'A passkey is kept in your phone, computer or security key, which opens it by fingerprint, face or screen lock. Once you have proved who you are, the browser asks you to confirm on the device.',
    name: 'Name',
    nameHelp: 'So that you know it later, such as "office computer" or "my phone".',
    unnamed: 'My device',
    added: 'The passkey was added',
    none: 'No passkey yet',
    noneText:
      'With one you sign in by fingerprint, face or screen lock, without e-mail and password, and no fake site can take it from you.',
    rename: 'Rename',
    renameOne: 'Rename "{{name}}"',
    removeOne: 'Remove "{{name}}"',
    removed: 'The passkey was removed',
    removeText:
      'It will not open this account any more. Delete the copy on your device in the device’s password settings.',
    since: 'Added {{day}}',
    lastUsed: 'last used {{day}}',
    neverUsed: 'never used',
    synced: 'Syncs through a cloud',
    oneDevice: 'On one device',
    suspended: 'Suspended',
    suspendedHelp:
      'Its counter ran backwards, so a copy of it may be about. Remove it and add it anew on the device.',
    prove: 'Prove with a passkey',
    proveHelp: 'Use a passkey to prove that it is you.',
    stepTitle: 'Ask for a passkey after the password',
    stepIsOff: 'Off. When on, signing in by password or mobile code also asks for a passkey.',
    stepIsOn: 'On since {{day}}.',
    stepOn: 'Turn on',
    stepOff: 'Turn off',
    stepOnText:
      'Nobody who only knows your password can then sign in. You get recovery codes for when your device is not at hand.',
    stepOffText: 'The password alone is then enough. Signing in with a passkey stays as it is.',
    stepHelp: 'Signing in to this account also asks for a passkey.',
    fault: {
      cancelled:
        'Not finished: you cancelled, it took too long, or this device has no passkey for this account. You can try again.',
      known: 'This device has a passkey for this account already; there is no need to add another.',
      elsewhere:
        'Passkeys hold at this platform’s own address only. Open this page there and try again.',
      unable: 'This device or browser knows no passkeys. Use another device or another way.',
      unknown: 'The device gave no answer. Try again, or use another way.',
    },
  },
}
