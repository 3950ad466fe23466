/** Words of printed minutes. Official papers are Chinese whatever language their reader has chosen. */
export const minutesZh = {
  name: '{{programme}}\n工作组会议纪要',
  no: '第{{no}}期',
  office: '组织单位',
  issued: '签发日期',
  opening: '{{date}}，{{chair}}在{{place}}主持召开会议。现纪要如下：',
  openingNoPlace: '{{date}}，{{chair}}主持召开会议。现纪要如下：',
  nobody: '工作组',
  decisions: '议定事项',
  numbered: '{{at}}. {{text}}',
  decision: '{{what}}。',
  decisionBy: '{{what}}（责任单位：{{member}}）。',
  decisionDue: '{{what}}（责任单位：{{member}}；期限：{{days}} 个工作日）。',
  attendance: '出席',
  attendee: '{{org}}：{{names}}',
  made: '起草：{{writer}}　签发：{{approver}}　内容校验值（SHA-256）：{{digest}}。参照 GB/T 9704-2012 纪要格式排版，不加盖印章；以平台签发记录为准。',
} as const
