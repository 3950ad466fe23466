/** What modules are called, in Chinese: where things of all of them stand in one list. */
export const modulesZh = {
  people: '人员与单位',
  files: '文件',
  notices: '消息',
  console: '平台运营',
  webhooks: '事件推送',
  indicators: '指标监测',
  activities: '活动',
  cases: '案例与推广',
  spaces: '共享空间',
  catalog: '能力供给',
  parts: '零件',
  exchange: '数据交换',
  price: '估价',
  booking: '产能预订',
  evaluation: '专家评审',
  programmes: '项目申报',
} as const
