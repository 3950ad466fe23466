/** What people are told of cases and adoptions, in Chinese. */
export const casesNoticesZh = {
  study_arrived: {
    label: '案例送审',
    subject: '待审核：{{title}}',
    body: '{{org}}送审了案例《{{title}}》。请审核后发布，或写明理由退回。',
  },
  study_returned: {
    label: '案例退回修改',
    subject: '请修改：{{title}}',
    body: '案例《{{title}}》被退回。理由：{{reason}}\n修改后可以重新送审。',
  },
  study_published: {
    label: '案例发布',
    subject: '已发布：{{title}}',
    body: '案例《{{title}}》已在案例库公开，地址不变。其他单位采用后，会告知本单位。',
  },
  study_withdrawn: {
    label: '案例下架',
    subject: '已下架：{{title}}',
    body: '案例《{{title}}》已下架。理由：{{reason}}',
  },
  adoption_declared: {
    label: '本单位案例被采用',
    subject: '{{org}}采用了：{{title}}',
    body: '{{org}}申报采用案例《{{title}}》，应用于{{unit}}。由主办单位或当地主管部门核实后计数。',
  },
  adoption_arrived: {
    label: '采用待核实',
    subject: '待核实：{{org}}采用《{{title}}》',
    body: '{{org}}申报采用案例《{{title}}》，应用于{{unit}}。请核对指标变化后核实，或写明理由不予认定。',
  },
  adoption_settled: {
    label: '本单位的采用核实结果',
    subject: '{{outcome}}：采用《{{title}}》',
    body: '本单位对案例《{{title}}》的采用：{{outcome}}。{{reason}}',
  },
  adoption_counted: {
    label: '案例采用数增加',
    subject: '采用已核实：{{title}}',
    body: '{{org}}对案例《{{title}}》的采用已核实，已有 {{count}} 个单位采用。',
  },
  adoption_withdrawn: {
    label: '采用撤回',
    subject: '采用已撤回：{{title}}',
    body: '{{org}}撤回了对案例《{{title}}》的采用（{{unit}}）。已核实的采用数现为 {{count}}。',
  },
} as const

export const casesTermsZh = {
  outcome: { verified: '已核实', refused: '不予认定' },
} as const
