/** What people are told of spaces, in Chinese. */
export const spacesNoticesZh = {
  invited: {
    label: '共享空间邀请',
    subject: '受邀加入空间：{{name}}',
    body: '本单位受邀加入共享空间“{{name}}”。请接受或写明理由谢绝。',
  },
  asked: {
    label: '共享空间加入申请',
    subject: '{{org}}申请加入空间：{{name}}',
    body: '{{org}}申请加入共享空间“{{name}}”。理由：{{reason}}\n请批准，或写明理由不予批准。',
  },
  admitted: {
    label: '加入空间的申请获批',
    subject: '已加入空间：{{name}}',
    body: '本单位加入共享空间“{{name}}”的申请已获批准。',
  },
  refused: {
    label: '加入空间的申请未获批',
    subject: '申请未获批准：{{name}}',
    body: '本单位加入共享空间“{{name}}”的申请未获批准。理由：{{reason}}',
  },
  revoked: {
    label: '共享空间邀请收回',
    subject: '邀请已收回：{{name}}',
    body: '加入共享空间“{{name}}”的邀请已收回。理由：{{reason}}',
  },
  removed: {
    label: '本单位被移出空间',
    subject: '已被移出空间：{{name}}',
    body: '本单位已被移出共享空间“{{name}}”。理由：{{reason}}\n空间内共享的内容不再可见。',
  },
  role_changed: {
    label: '本单位在空间中的角色变化',
    subject: '空间角色变化：{{name}}',
    body: '本单位在共享空间“{{name}}”中的角色有变化，请查看。',
  },
  came: {
    label: '空间有新成员',
    subject: '{{org}}加入了空间：{{name}}',
    body: '{{org}}加入了共享空间“{{name}}”。',
  },
  declined: {
    label: '空间邀请被谢绝',
    subject: '{{org}}谢绝加入空间：{{name}}',
    body: '{{org}}谢绝加入共享空间“{{name}}”。理由：{{reason}}',
  },
  left: {
    label: '成员退出空间',
    subject: '{{org}}退出了空间：{{name}}',
    body: '{{org}}退出了共享空间“{{name}}”。',
  },
  handed_over: {
    label: '空间移交本单位',
    subject: '空间移交本单位：{{name}}',
    body: '共享空间“{{name}}”已移交本单位所有和管理。',
  },
  closed: {
    label: '空间关闭',
    subject: '空间已关闭：{{name}}',
    body: '共享空间“{{name}}”已由{{org}}关闭。理由：{{reason}}',
  },
} as const
