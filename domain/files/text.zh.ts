/** What server and web both say about files, in Chinese. */
export const filesZh = {
  reason: {
    signed_in_only: '登录后才能上传文件。请先登录。',
    name_sign: '文件名含有不能使用的字符（{{sign}}）。请改名后重新上传。',
    name_too_long: '文件名过长（{{length}} 字），最多 {{limit}} 字。请缩短后重新上传。',
    name_empty: '文件名为空或以点号结尾。请改名后重新上传。',
    type_not_accepted:
      '不接受这种文件（{{ending}}）。请转换为 PDF、OFD、Word、Excel、图片、STEP 等格式，多个文件请打包为 ZIP。',
    type_mismatch:
      '扩展名与实际内容不符：名称表明是 {{declared}}，内容是 {{found}}。请用原软件另存为正确的格式后再传，不要只改扩展名。',
    encoding_unknown:
      '文字编码无法识别（第 {{at}} 字节起）。请另存为 UTF-8 或 GB 18030 编码后再传。',
    empty: '文件是空的（0 字节）。请检查后重新选择。',
    too_large: '文件过大，单个文件最大 2 GB。请压缩或拆分后再传。',
    quota_exceeded:
      '单位的文件空间不足：需要 {{neededMiB}} MB，还剩 {{freeMiB}} MB（共 {{quotaMiB}} MB）。请删除不用的文件，或请平台运营方增加空间。',
    too_many_uploads: '未完成的上传已有 {{limit}} 个。请先完成或放弃其中一些。',
    too_many_versions: '这个文件的版本已有 {{limit}} 个，不能再增加。请作为新文件上传。',
    offset_wrong: '续传位置不对，服务器已收到 {{receivedBytes}} 字节。请从该位置继续。',
    offset_missing: '请求缺少 Upload-Offset（这一段从第几字节开始）。请补上后重发。',
    upload_busy: '这个文件正在另一个窗口上传。请等它结束，或稍后重试。',
    upload_too_long: '发送的内容超过了事先报出的文件大小。文件可能已被改动，请重新上传。',
    upload_closed: '这次上传已经结束，不能再改。请重新上传。',
    upload_unfinished:
      '还没有传完（已收到 {{receivedBytes}} / {{bytes}} 字节）。请继续上传后再完成。',
    upload_interrupted: '传输中断，已收到的 {{receivedBytes}} 字节保留。请继续上传。',
    digest_mismatch: '收到的内容与事先报出的 SHA-256 不一致，传输有误或文件已被改动。请重新上传。',
    inspection_waiting: '正在检查文件内容，通常只需几秒。请稍后再打开。',
    inspection_failed:
      '文件无法读取，可能已损坏。请用原软件打开确认，另存后重新上传；仍不成功请导出为 PDF。',
    inspection_timed_out: '文件过于复杂，无法在时限内检查完。请拆分，或简化后另存再上传。',
    classified_mark_found:
      '发现密级标志“{{mark}}”。本平台不得存储、传输任何涉密内容：属于国家秘密的，请通过机要渠道报送；确属误标的，去掉标志后重新上传。',
    encrypted: '文件设有密码，无法检查和审阅。请去掉密码后重新上传。',
    javascript_found: 'PDF 内含脚本（{{what}}）。请用“打印为 PDF”另存后重新上传。',
    embedded_file_found: 'PDF 内嵌有其他文件。请把内嵌文件取出单独上传，并另存 PDF 后重新上传。',
    macros_found: '文件含有宏。请另存为不含宏的格式（docx、xlsx）后重新上传。',
    too_many_pages: '页数过多：{{pages}} 页，最多 {{limit}} 页。请拆分，或只上传需要审阅的部分。',
    archive_too_many_entries:
      '压缩包内文件过多：{{entries}} 个，最多 {{limit}} 个。请拆分后重新上传。',
    archive_too_large:
      '压缩包解开后过大（压缩比 {{ratio}}），可能是压缩炸弹。请拆分，或不压缩直接上传。',
    archive_too_deep: '压缩包层层嵌套，超过 {{limit}} 层，无法检查。请解开内层压缩包后重新打包。',
    archive_unsafe_name: '压缩包内有不安全的路径（{{name}}）。请重新打包，不要包含上级目录。',
    archive_overlaps: '压缩包的内部结构互相重叠，属于异常文件。请重新打包后上传。',
    image_too_large:
      '图片过大：{{width}} × {{height}} 像素，最多 {{limit}} 像素。请缩小后重新上传。',
    range_unsatisfiable: '要求的范围超出文件大小（{{bytes}} 字节）。请重新下载。',
    store_away:
      '文件存储暂时连接不上，已收到的内容没有丢失。系统会自动重试；几分钟后仍不成功，请联系平台运营方。',
    bytes_missing:
      '文件内容暂时取不到（校验值 {{digest}}）。请联系平台运营方从备份恢复，其他文件不受影响。',
    still_attached: '这个文件正被 {{count}} 个事项使用，不能删除。请先从这些事项中移除。',
    not_attachable: '这个文件不是你上传的，也不在你可办理的事项中，不能引用。请自行上传。',
  },
  state: { waiting: '检查中', clean: '已检查', refused: '未通过检查' },
  upload: { receiving: '上传中', received: '已收到', kept: '已保存', refused: '未接受' },
} as const
