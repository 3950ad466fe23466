/** Words of uploading, in Chinese. */
export const filesWebZh = {
  send: {
    help: '可拖入文件，单个最大 {{size}}；断线或刷新后可从断点继续。',
    waiting: '排队中',
    sending: '已传 {{percent}}%，剩余约 {{left}}',
    sendingBegun: '已传 {{percent}}%',
    paused: '已暂停，已传 {{percent}}%',
    offline: '网络中断，恢复后自动继续（已传 {{percent}}%）',
    finishing: '正在保存',
    kept: '已保存，正在检查内容',
    pause: '暂停上传 {{name}}',
    resume: '继续上传 {{name}}',
    retry: '重试上传 {{name}}',
    remove: '放弃上传 {{name}}',
    seconds: '{{count}} 秒',
    minutes: '{{count}} 分钟',
    unfinished_one: '有 {{count}} 个文件上次没有传完',
    unfinished_other: '有 {{count}} 个文件上次没有传完',
    unfinishedText: '再次选择同一个文件即可从断点继续；不再需要的可以放弃。',
    stood: '已传 {{done}} / {{all}}',
    list: '正在上传的文件',
  },
} as const
