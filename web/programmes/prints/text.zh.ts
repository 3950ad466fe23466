/** Words of what is printed, in Chinese. */
export const printsZh = {
  title: '打印件',
  note: '按 A4 排版，页脚有版本码和页码。',
  draftNote: '按已保存的草稿生成，页脚标明“草稿，未封存”。',
  make: '生成 {{format}}',
  open: '打开 {{format}}',
  making: '正在生成',
  glyphs: '字库没有的字已用方框和编码代替：{{signs}}。请核对，必要时请平台运营方补字。',
  kind: {
    taskBook: '任务书',
    report: '报告',
    changeRequest: '变更申请表',
    withdrawalRequest: '退出申请表',
    acceptanceRequest: '验收申请表',
    acceptanceOpinion: '验收意见',
    objectionRecord: '异议办理记录',
    reviewSheet: '专家评审表',
    roundRecord: '评审记录（专家姓名）',
    roundRecordNumbered: '评审记录（专家编号）',
  },
  roundNote: '对外提供时用编号的一份；写有姓名的仅供组织单位和监督人员使用。',
} as const
