/** What only the server puts into words, in English: no browser carries it. What it refuses comes with its sentence. */
import type { SameKeys } from './text.ts'
import type { kernelServerZh } from './text.server.zh.ts'

export const kernelServerEn: SameKeys<typeof kernelServerZh> = {
  reason: {
    address_unknown: 'There is no such address. Start again from the front page.',
    bug: 'The system failed; it is not your fault. It has been logged. Try again later, and if it happens again send the operator the request number.',
    ed25519_key_lost:
      'The file {{file}} of the signing key {{keyId}} (in use from {{day}}) is not in the data folder. The history is not sealed and webhooks go out without the house\'s own signature; all else goes on, and what waits is sealed once a key is there. Restore the file from a backup; where it is lost for good, begin a new key: baigong signing-key begin ed25519 --reason "why". Old signatures whose public key is on record can still be verified.',
    ed25519_key_unlike:
      '{{file}} in the data folder holds the key {{here}} and not the signing key {{keyId}} (in use from {{day}}). The history is not sealed and webhooks go out without the house\'s own signature; all else goes on, and what waits is sealed once a key is there. Restore the right file; to change keys on purpose: baigong signing-key begin ed25519 --reason "why".',
    ed25519_key_unreadable:
      '{{file}} in the data folder (signing key {{keyId}}) is damaged. The history is not sealed and webhooks go out without the house\'s own signature; all else goes on, and what waits is sealed once a key is there. Restore the file from a backup; where it has signed nothing yet, delete it and start again; where it is lost for good, begin a new key: baigong signing-key begin ed25519 --reason "why".',
    sm2_key_lost:
      'The file {{file}} of the SM2 key {{keyId}} (in use from {{day}}) is not in the data folder. Nothing is sealed by SM3 or signed by SM2; ordinary seals and all else go on. Restore the file from a backup; where it is lost for good, begin a new key: baigong signing-key begin sm2 --reason "why". Old signatures whose public key is on record can still be verified.',
    sm2_key_unlike:
      '{{file}} in the data folder holds the key {{here}} and not the SM2 key {{keyId}} (in use from {{day}}). Nothing is sealed by SM3 or signed by SM2; ordinary seals and all else go on. Restore the right file; to change keys on purpose: baigong signing-key begin sm2 --reason "why".',
    sm2_key_unreadable:
      '{{file}} in the data folder (SM2 key {{keyId}}) is damaged. Nothing is sealed by SM3 or signed by SM2; ordinary seals and all else go on. Restore the file from a backup; where it has signed nothing yet, delete it and another is made; where it is lost for good, begin a new key: baigong signing-key begin sm2 --reason "why".',
    signing_key_none:
      'No such key has signed here yet, so none needs to follow it. The first is made by itself.',
    signing_key_begun_already:
      'Another process has just begun a new key. See: baigong signing-key show.',
    signing_key_reason_too_short:
      'Say why a new key begins (--reason), in {{min}} characters or more.',
    scope_missing:
      'This API key does not cover {{scope}}. Issue another key or use a different one.',
    csrf_missing: 'The request lacks its origin check. Reload the page and try again.',
    viewing_only: "You are looking with somebody else's eyes: reading only.",
    field_missing: 'This entry is required.',
    field_unknown: 'This entry is unknown; please remove it.',
    text_too_short: 'Too short. Fewest characters allowed: {{limit}}.',
    day_format: 'This is no date. Write it like 2027-07-09.',
    moment_format: 'This is no moment. Write it like 2027-07-09T17:00:00+08:00.',
    address_format: 'This is no web address. Write it like https://example.cn/path.',
    only_blanks: 'There are only blanks here; write something.',
    six_digits_expected: 'Six digits belong here. Check them.',
    number_too_large: 'Too large: at most {{limit}}.',
    number_too_small: 'Too small: at least {{limit}}.',
    number_not_above: 'Too small: more than {{limit}} is needed.',
    list_too_short: 'Too few entries: at least {{limit}}.',
    list_repeats: 'Something stands here twice: remove what repeats.',
    text_expected: 'A text belongs here: correct it.',
    whole_number_expected: 'A whole number belongs here: correct it.',
    number_expected: 'A number belongs here: correct it.',
    yes_or_no_expected: 'Yes or no belongs here: correct it.',
    list_expected: 'A list belongs here: correct it.',
    parts_expected: 'Named parts belong here: give each as the API page says.',
    nothing_expected: 'Nothing belongs here: remove what stands here.',
    value_not_accepted: 'This value is not accepted; choose one of the options.',
    json_malformed: 'The content is not valid JSON in UTF-8. Check and send again.',
    body_missing: 'The request has no content.',
    body_too_large:
      'The content exceeds the limit. Split it, or upload large files as attachments.',
    media_type_unknown: 'This content type is not supported; use application/json.',
    too_many_requests: 'Too many requests. Wait a minute and try again.',
    house_busy:
      'Too many people are at work this moment; this request was not taken, and nothing was changed. Wait a little and try again.',
    too_slow:
      'It took too long and was cancelled; nothing was changed. Narrow it down and try again.',
    idempotency_key_malformed: 'Idempotency-Key must be 8 to 100 letters, digits or . : _ -.',
    idempotency_key_reused: 'This Idempotency-Key was used for another request; choose a new one.',
    document_too_large:
      'The document has too much text (over {{maxBytes}} bytes) to be made. Shorten it and attach long material as files.',
    document_too_many_pages:
      'The document has {{pages}} pages; at most {{maxPages}} can be made. Shorten it and attach long material as files.',
    typesetting_timed_out:
      'Typesetting took longer than {{timeLimitMs}} ms and was stopped. Simplify tables and figures and try again.',
    typesetting_busy:
      'Many documents are being made ({{waiting}} waiting). What you wrote is saved; make the document again later.',
    sheet_too_large: 'The file is too large (limit {{maxBytes}} bytes). Divide it.',
    status_400: 'Entries to mend',
    status_401: 'Sign in',
    status_403: 'Not permitted',
    status_404: 'Not found',
    status_409: 'Not possible now',
    status_413: 'Too large',
    status_415: 'Type not supported',
    status_429: 'Too many requests',
    status_500: 'System failure',
    status_503: 'Away for a while',
  },
  apiPage: {
    title: 'API',
    intro:
      'Whatever the pages of Baigong can do, the API can do. Requests and answers are JSON in UTF-8; an error answers an RFC 9457 problem document with a stable code, a sentence and the request id. Writes may carry an Idempotency-Key: sent twice, done once.',
    key: 'Issue a key under Organisation – API keys and send it as Authorization: Bearer; it works only for the scopes chosen.',
    webhooks: 'Webhooks: receiving and checking messages',
    home: 'Front page',
    otherLanguage: '中文',
    contents: 'Contents',
    anybody: 'Anybody',
    signedIn: 'Signed in',
    permit: 'Needs the permission',
    params: 'Path parameters',
    query: 'Query parameters',
    body: 'Request body',
    answer: 'Answer',
    file: 'Answers a file',
    problems: 'Possible problems:',
  },
}
