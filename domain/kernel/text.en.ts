/** What the house itself says to people, in English. */
import type { SameKeys } from './text.ts'
import type { kernelZh } from './text.zh.ts'

export const kernelEn: SameKeys<typeof kernelZh> = {
  reason: {
    missing: 'Not found, or not yours to see. Check the address or go back.',
    sign_in_first: 'Please sign in first. You will come back here and nothing you entered is lost.',
    no_organisation: 'This is done for an organisation. Choose, register or join one first.',
    permit_missing:
      'Your role lacks the permission “{{permit}}”. Ask the administrator of your organisation.',
    input_invalid: 'Not all that was entered meets the requirements ({{count}}); please mend each.',
    text_too_long: 'Too long: at most {{limit}} characters.',
    format_wrong: 'The format is not right; compare it with the note at this field.',
    list_too_long: 'Too many entries: at most {{limit}}.',
    export_too_large:
      'More than {{limit}} rows match, too many for one export. Narrow the list by filters first.',
    archive_too_large:
      'The file is too large: at most {{maxBytes}} bytes. Remove pictures and the like and upload it again.',
    archive_bomb:
      'The inside of the file is too large or has more than {{maxEntries}} entries, so it was not opened. Save it anew in its program and upload it again.',
    archive_unreadable:
      'The file cannot be opened; it may be damaged or no Word file (docx). Save it as docx in its program and upload it again.',
    sheet_unreadable:
      'The file cannot be read. Save it as .xlsx or .csv (UTF-8 or GB18030) and import it again.',
    sheet_too_heavy:
      'The file holds too much: more than {{maxBytes}} bytes unpacked, or more to open than {{seconds}} seconds of processor time and the memory allowed. Keep one sheet, remove what is not of the list and long texts, and import it again.',
    sheets_wait: 'Too many files are being opened. Wait a minute and import it again.',
    sheet_empty: 'There are no rows below the head. Check the file.',
    sheet_too_long: 'At most {{max}} rows at once. Divide the file.',
    sheet_line_refused: 'Line {{line}} is faulty or absent. Untick it or correct the file.',
    sheet_nothing_chosen: 'No sound line is chosen; tick at least one.',
    batch_not_previewed: 'This batch is imported or undone and cannot be imported again.',
    batch_not_committed: 'Only an imported batch can be undone.',
    cell_missing: 'This cannot be empty.',
    cell_too_long: 'At most {{max}} characters.',
    cell_code_wrong: 'The unified social credit code is wrong. Correct it or leave it empty.',
    cell_no_whole_number: 'A whole number from {{min}} to {{max}} is needed.',
    cell_no_number: 'A number from {{min}} to {{max}} is needed, like 87.5.',
    word_form_unreadable:
      'The content of the Word form cannot be read. Download the form anew, copy your text into it and import it again.',
    word_form_untagged:
      'The file has no field codes: it was not downloaded here, or the column of codes was removed. Download the form and fill it in.',
  },
}
