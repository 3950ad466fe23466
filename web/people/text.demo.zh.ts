/** Words of the door of a demo. */
export const demoWebZh = {
  demoDoor: {
    title: '演示身份',
    text: '按任一身份即可进入，无需输入账号。密码均为 {{password}}。',
    part: {
      applicant: '申报单位负责人',
      colleague: '申报单位同事',
      project: '在建项目负责人',
      cityOfficer: '市级经办人',
      provincialOfficer: '省级经办人',
      checker: '省级复核人',
      leader: '省级签发领导',
      office: '工作办公室',
      officeSecond: '工作办公室同事',
      expert: '评审专家',
      institute: '支撑机构',
      supervisor: '监督人员',
      association: '工作组成员（协会）',
      research: '工作组成员（研究院所）',
      operator: '平台运营',
      auditor: '平台审计',
    },
  },
} as const
