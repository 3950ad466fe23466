/** What people are told of reservations, in Chinese. */
export const bookingNoticesZh = {
  held: {
    label: '收到预留，待答复',
    subject: '{{holder}}预留了：{{offer}}',
    body: '{{holder}}预留了“{{offer}}”{{hours}} 小时（{{from}} 至 {{until}}），用途：{{purpose}}。\n请在 {{expires}} 前确认，或写明理由谢绝；到期自动退回。',
  },
  withdrawn: {
    label: '预留被撤回',
    subject: '{{holder}}撤回了预留：{{offer}}',
    body: '{{holder}}撤回了对“{{offer}}”{{hours}} 小时的预留，占用的产能已退回。',
  },
  lapsed: {
    label: '预留未答复已到期',
    subject: '预留未答复，已到期：{{offer}}',
    body: '{{holder}}对“{{offer}}”{{hours}} 小时的预留到期前没有答复，占用的产能已退回。',
  },
  confirmed: {
    label: '预留获确认',
    subject: '已订：{{offer}}',
    body: '{{maker}}确认了“{{offer}}”{{hours}} 小时（{{from}} 至 {{until}}）。',
  },
  declined: {
    label: '预留被谢绝',
    subject: '预留被谢绝：{{offer}}',
    body: '{{maker}}谢绝了“{{offer}}”{{hours}} 小时的预留。理由：{{reason}}',
  },
  expired: {
    label: '本单位的预留到期',
    subject: '预留到期：{{offer}}',
    body: '“{{offer}}”{{hours}} 小时的预留到期前没有得到{{maker}}的答复，已自动退回。可以另选日期重新预留。',
  },
  released_by_maker: {
    label: '对方释放了已订产能',
    subject: '已订的产能被释放：{{offer}}',
    body: '{{maker}}释放了已订的“{{offer}}”{{hours}} 小时（{{from}} 至 {{until}}）。理由：{{reason}}\n请另作安排。',
  },
  released_by_holder: {
    label: '对方释放了已订产能',
    subject: '{{holder}}释放了：{{offer}}',
    body: '{{holder}}释放了已订的“{{offer}}”{{hours}} 小时（{{from}} 至 {{until}}）。理由：{{reason}}\n占用的产能已退回。',
  },
} as const
