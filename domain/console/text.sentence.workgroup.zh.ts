/** Sentences of the history about working groups and messages to units, in Chinese. */
export const workgroupSentencesZh = {
  workgroup: {
    invite: '{{who}}邀请一个单位加入{{thing}}的工作组。',
    accept: '{{who}}代表单位加入了{{thing}}的工作组。',
    decline: '{{who}}代表单位谢绝了{{thing}}的工作组邀请。',
    leave: '一个单位退出了{{thing}}的工作组，由{{who}}办理。',
  },
  duty: {
    make: '{{who}}在{{thing}}的职责分工表里添加了一行。',
    change: '{{who}}修改了{{thing}}的职责分工表。',
    drop: '{{who}}从{{thing}}的职责分工表删去了一行。',
  },
  task: {
    make: '{{who}}布置了一项工作组任务。',
    start: '{{who}}开始办理一项工作组任务。',
    report: '{{who}}报告一项工作组任务已完成。',
    confirm: '{{who}}确认一项工作组任务完成。',
    return: '{{who}}退回了一项工作组任务。',
    cancel: '{{who}}取消了一项工作组任务。',
    note: '{{who}}在一项工作组任务下留言（附件 {{files}} 个）。',
  },
  minutes: {
    write: '{{who}}起草了一份会议纪要。',
    change: '{{who}}修改了一份会议纪要（第 {{version}} 版）。',
    approve: '{{who}}签发了会议纪要第 {{no}} 期（{{digest}}）。',
    discard: '{{who}}放弃了一份会议纪要草稿。',
  },
  advice: {
    give: '{{who}}代表成员单位提出了书面意见。',
    answer: '{{who}}答复了成员单位的意见（{{adopted}}）。',
  },
  nomination: {
    give: '{{who}}代表成员单位推荐了 {{rows}} 位专家。',
    take: '{{who}}把推荐的专家名单转入专家库。',
    decline: '{{who}}没有采用推荐的专家名单。',
    withdraw: '{{who}}撤回了推荐的专家名单。',
  },
  circular: {
    send: '{{who}}给 {{units}} 个推荐单位发了消息。',
    read: '{{who}}查收了组织单位的消息（{{units}} 个单位）。',
  },
} as const
