/** What the house itself says to people, in English. */
import type { SameKeys } from './text.ts'
import type { kernelZh } from './text.zh.ts'

export const kernelEn: SameKeys<typeof kernelZh> = {
  reason: {
    missing: 'Not found, or not yours to see. Check the address or go back.',
    address_unknown: 'There is no such address. Start again from the front page.',
    bug: 'The system failed; it is not your fault. It has been logged. Try again later, and if it happens again send the operator the request number.',
    sign_in_first: 'Please sign in first. You will come back here and nothing you entered is lost.',
    no_organisation: 'This is done for an organisation. Choose, register or join one first.',
    permit_missing:
      'Your role lacks the permission “{{permit}}”. Ask the administrator of your organisation.',
    scope_missing:
      'This API key does not cover {{scope}}. Issue another key or use a different one.',
    csrf_missing: 'The request lacks its origin check. Reload the page and try again.',
    viewing_only: "You are looking with somebody else's eyes: reading only.",
    input_invalid: 'Not all that was entered meets the requirements ({{count}}); please mend each.',
    field_missing: 'This entry is required.',
    field_unknown: 'This entry is unknown; please remove it.',
    text_too_long: 'Too long: at most {{limit}} characters.',
    text_too_short: 'Too short. Fewest characters allowed: {{limit}}.',
    format_wrong: 'The format is not right; compare it with the note at this field.',
    day_format: 'This is no date. Write it like 2027-07-09.',
    moment_format: 'This is no moment. Write it like 2027-07-09T17:00:00+08:00.',
    address_format: 'This is no web address. Write it like https://example.cn/path.',
    only_blanks: 'There are only blanks here; write something.',
    six_digits_expected: 'Six digits belong here. Check them.',
    number_too_large: 'Too large: at most {{limit}}.',
    number_too_small: 'Too small: at least {{limit}}.',
    list_too_long: 'Too many entries: at most {{limit}}.',
    list_too_short: 'Too few entries: at least {{limit}}.',
    list_repeats: 'Something stands here twice: remove what repeats.',
    export_too_large:
      'More than {{limit}} rows match, too many for one export. Narrow the list by filters first.',
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
    archive_too_large:
      'The file is too large: at most {{maxBytes}} bytes. Remove pictures and the like and upload it again.',
    archive_bomb:
      'The inside of the file is too large or has more than {{maxEntries}} entries, so it was not opened. Save it anew in its program and upload it again.',
    archive_unreadable:
      'The file cannot be opened; it may be damaged or no Word file (docx). Save it as docx in its program and upload it again.',
    sheet_unreadable:
      'The file cannot be read. Save it as .xlsx or .csv (UTF-8 or GB18030) and import it again.',
    sheet_too_large: 'The file is too large (limit {{maxBytes}} bytes). Divide it.',
    sheet_empty: 'There are no rows below the head. Check the file.',
    sheet_too_long: 'At most {{max}} rows at once. Divide the file.',
    sheet_line_refused: 'Line {{line}} is faulty or absent. Untick it or correct the file.',
    sheet_nothing_chosen: 'No sound line is chosen; tick at least one.',
    batch_not_previewed: 'This batch is imported or undone and cannot be imported again.',
    batch_not_committed: 'Only an imported batch can be undone.',
    cell_missing: 'This cannot be empty.',
    cell_too_long: 'At most {{max}} characters.',
    cell_no_whole_number: 'A whole number from {{min}} to {{max}} is needed.',
    cell_no_number: 'A number from {{min}} to {{max}} is needed, like 87.5.',
    cell_code_wrong: 'The unified social credit code is wrong. Correct it or leave it empty.',
    word_form_unreadable:
      'The content of the Word form cannot be read. Download the form anew, copy your text into it and import it again.',
    word_form_untagged:
      'The file has no field codes: it was not downloaded here, or the column of codes was removed. Download the form and fill it in.',
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
