/** What the pages of offers say of tiers, in Chinese. */
export const tierWebZh = {
  is: {
    public: '看得到供给的都可见',
    members: '同空间成员可见',
    agreed: '签署保密协议后可见',
    named: '仅点名可见',
  },
  fields: '逐项可见层级（{{count}} 项不公开）',
  note: '不公开的内容不进入检索、筛选、匹配、名片和导出，只在供给页面上给够得着的读者看，并记录谁看过。点名在保存后于本页侧栏办理。',
  shown: '其中 {{count}} 项不公开。本次查看已记录，供给单位可以看到谁在何时看过。请勿外传。',
  ownShown: '其中 {{count}} 项不公开，其他读者看不到或须先签署；这里显示的是本单位自己的视角。',
  hiddenTitle: '还有不公开的内容',
  hidden: {
    members: '{{count}} 项：与该单位同在一个须批准或邀请加入的空间后可见',
    agreed: '{{count}} 项：与该单位签署保密协议后可见',
    named: '{{count}} 项：仅该单位点名的单位或个人可见',
  },
  signs: '签署{{org}}的《{{title}}》第 {{version}} 版后可以看到。',
  signsAgain: '本单位的签署现在不算数，请重新签署{{org}}的《{{title}}》第 {{version}} 版。',
  signWaits: '本单位已经签署，正在等待{{org}}接受。',
  signIn: '请先登录并选择所代表的单位。',
  signOther: '须由本单位有“代表单位签署保密协议”权限的人员签署。',
  agreementNone: '{{org}}还没有公布协议文本，请与其联系。',
  toAgreement: '阅读并签署',
} as const
