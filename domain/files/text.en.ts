/** What server and web both say about files, in English. */
import type { SameKeys } from '../kernel/text.ts'
import type { filesZh } from './text.zh.ts'

export const filesEn: SameKeys<typeof filesZh> = {
  reason: {
    signed_in_only: 'Files can be uploaded after signing in. Sign in first.',
    name_sign:
      'The file name holds a character that cannot be used ({{sign}}). Rename it and upload again.',
    name_too_long:
      'The file name is too long ({{length}} characters, at most {{limit}}). Shorten it and upload again.',
    name_empty: 'The file name is empty or ends with a dot. Rename it and upload again.',
    type_not_accepted:
      'Files of this type ({{ending}}) are not accepted. Convert to PDF, OFD, Word, Excel, an image or STEP; pack several files as ZIP.',
    type_mismatch:
      'The ending does not fit the content: the name says {{declared}}, the content is {{found}}. Save it in the right format with its own program instead of renaming it.',
    encoding_unknown:
      'The text encoding is not recognised (from byte {{at}}). Save the file as UTF-8 or GB 18030 and upload again.',
    empty: 'The file is empty (0 bytes). Check it and choose again.',
    too_large: 'The file is too large: at most 2 GB each. Compress or split it and upload again.',
    quota_exceeded:
      'Not enough space: {{neededMiB}} MB are needed, {{freeMiB}} of {{quotaMiB}} MB are free. Remove files that are not needed, or ask the operator for more space.',
    too_many_uploads:
      'There are {{limit}} unfinished uploads already. Finish or give up some of them first.',
    too_many_versions:
      'This file has {{limit}} versions and takes no more. Upload it as a new file.',
    offset_wrong:
      'The offset is wrong: the server has received {{receivedBytes}} bytes. Continue from there.',
    offset_missing:
      'The request lacks Upload-Offset, the byte at which this part begins. Add it and send again.',
    upload_busy:
      'This file is being uploaded in another window. Wait until that ends, or try again in a moment.',
    upload_too_long:
      'More was sent than the announced size. The file may have changed; upload it again.',
    upload_closed: 'This upload has ended and cannot change any more. Begin a new one.',
    upload_unfinished:
      'The upload is not complete ({{receivedBytes}} of {{bytes}} bytes). Continue it, then finish.',
    upload_interrupted:
      'The transfer was interrupted; the {{receivedBytes}} bytes received are kept. Continue the upload.',
    digest_mismatch:
      'What arrived differs from the announced SHA-256: a fault of transfer, or the file changed. Upload it again.',
    inspection_waiting:
      'The content is being inspected, which takes a few seconds. Open it again in a moment.',
    inspection_failed:
      'The file cannot be read and may be damaged. Open it with its own program, save it anew and upload again; if that fails, export it as PDF.',
    inspection_timed_out:
      'The file is too complex to be inspected in time. Split or simplify it and upload again.',
    classified_mark_found:
      'A mark of a state secret was found ("{{mark}}"). No classified content may be stored or sent here: send it through the confidential mail service (机要); if it was marked by mistake, remove the mark and upload again.',
    encrypted:
      'The file is protected by a password and cannot be inspected or reviewed. Remove the password and upload again.',
    javascript_found:
      'The PDF contains a script ({{what}}). Save it anew by "print to PDF" and upload again.',
    embedded_file_found:
      'The PDF has other files embedded. Upload those on their own, save the PDF without them and upload again.',
    macros_found:
      'The file contains macros. Save it in a format without macros (docx, xlsx) and upload again.',
    too_many_pages:
      'Too many pages: {{pages}}, at most {{limit}}. Split it, or upload only what is to be reviewed.',
    archive_too_many_entries:
      'The archive holds too many files: {{entries}}, at most {{limit}}. Split it and upload again.',
    archive_too_large:
      'The archive unpacks to far too much (ratio {{ratio}}) and may be a bomb. Split it, or upload without compression.',
    archive_too_deep:
      'Archives lie within archives, more than {{limit}} deep, and cannot be checked. Unpack the inner ones and pack again.',
    archive_unsafe_name:
      'The archive holds an unsafe path ({{name}}). Pack it again without parent folders.',
    archive_overlaps:
      'Parts of the archive overlap, as no proper program writes it. Pack it again and upload.',
    image_too_large:
      'The image is too large: {{width}} × {{height}} pixels, at most {{limit}} pixels. Scale it down and upload again.',
    range_unsatisfiable:
      'The range asked for is beyond the file ({{bytes}} bytes). Download it again.',
    store_away:
      'The file store cannot be reached just now; nothing that was received is lost. It is tried again by itself; if it still fails after some minutes, tell the operator.',
    bytes_missing:
      'The content of this file cannot be found (digest {{digest}}). Ask the operator to restore it from a backup; other files are not concerned.',
    still_attached:
      'The file is used in {{count}} places and cannot be removed. Take it out of those first.',
    not_attachable:
      'This file was not uploaded by you and is in nothing you work on, so it cannot be used. Upload it yourself.',
  },
  state: { waiting: 'being inspected', clean: 'inspected', refused: 'refused' },
  upload: { receiving: 'uploading', received: 'received', kept: 'kept', refused: 'refused' },
}
