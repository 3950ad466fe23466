/** What the house itself says to people, in Chinese. */
export const kernelZh = {
  reason: {
    missing: '没有找到，或你无权查看。请核对地址，或返回上一页。',
    sign_in_first: '请先登录。登录后回到这里，已填写的内容不会丢失。',
    no_organisation: '这件事要代表单位办理。请先选择、登记或加入单位。',
    permit_missing: '你的角色没有“{{permit}}”的权限。请联系本单位管理员。',
    input_invalid: '有 {{count}} 处填写不符合要求，请逐项修改。',
    text_too_long: '文字过长，最多 {{limit}} 字。',
    format_wrong: '格式不正确，请对照这一项的填写说明修改。',
    list_too_long: '条目过多，最多 {{limit}} 条。',
    export_too_large: '符合条件的超过 {{limit}} 条，一次导不完。请先用筛选缩小范围。',
    archive_too_large: '文件过大，最多 {{maxBytes}} 字节。请删去图片等内容后重新上传。',
    archive_bomb:
      '文件内部过于庞大或条目超过 {{maxEntries}} 个，不予打开。请用原软件另存后重新上传。',
    archive_unreadable:
      '文件无法打开，可能已损坏或不是 Word 文件（docx）。请用原软件另存为 docx 后重新上传。',
    sheet_unreadable: '文件不能读取。请另存为 .xlsx 或 .csv（UTF-8 或 GB18030）后再导入。',
    sheet_too_heavy:
      '文件内容过多：展开后超过 {{maxBytes}} 字节，或打开所需超过 {{seconds}} 秒处理器时间或限定的内存。请只留一张工作表，删去名单以外的行列和长文字后再导入。',
    sheets_wait: '正在打开的文件太多，请稍候一分钟再导入。',
    sheet_empty: '表头下面没有数据行。请检查文件。',
    sheet_too_long: '一次最多导入 {{max}} 行。请分成几个文件。',
    sheet_line_refused: '第 {{line}} 行有误或不存在，不能导入。请取消勾选或改正文件。',
    sheet_nothing_chosen: '没有选中无误的行，请至少勾选一行。',
    batch_not_previewed: '这一批次已导入或已撤销，不能再次导入。',
    batch_not_committed: '只有已导入的批次可以撤销。',
    cell_missing: '此处不能为空，请补上。',
    cell_too_long: '不超过 {{max}} 字，请压缩。',
    cell_code_wrong: '统一社会信用代码有误，请改正或留空。',
    cell_no_whole_number: '须为 {{min}} 至 {{max}} 的整数，请改正。',
    cell_no_number: '请填 {{min}} 到 {{max}} 之间的数，可有两位小数，如 87.5。',
    word_form_unreadable: 'Word 表的内容无法读取。请重新下载表格，把内容复制进去后再导入。',
    word_form_untagged:
      '文件中没有表格编号，可能不是从系统下载的表格，或编号列已被删除。请重新下载后填写。',
  },
} as const
