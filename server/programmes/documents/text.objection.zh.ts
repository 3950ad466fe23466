/** Words of the record of an objection. Official papers are Chinese whatever language their reader has chosen. */
export const objectionRecordZh = {
  title: '异议办理记录',
  fact: {
    receiptNo: '受理编号',
    receivedAt: '收到时间',
    list: '公示名单',
    project: '涉及项目',
    applicant: '申报主体',
    objector: '异议人',
    handler: '经办人',
    handledAt: '办结时间',
    digest: '记录内容\n摘要',
  },
  list: { unit: '{{unit}}拟推荐项目公示', issuer: '{{unit}}拟入选名单公示' },
  whole: '整个名单',
  sealedObjector: '实名。身份和联系方式单独密封保存，不在本记录中显示；经办人员查看时系统留痕。',
  section: {
    text: '异议内容',
    evidence: '事实和依据',
    files: '佐证文件',
    answer: '核实情况和办理结论',
  },
  conclusion: {
    received: '待办理。',
    accepted: '经核实，异议成立。',
    rejected: '经核实，异议不成立。',
  },
  box: '办理单位（{{name}}）',
  signer: '经办人（签字）：',
  checker: '复核人（签字）：',
  proof:
    '本记录由系统按受理和办理时的内容生成，摘要为 SHA-256；正式文本以签字并加盖公章的纸质件为准。',
} as const
