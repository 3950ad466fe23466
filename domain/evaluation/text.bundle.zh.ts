/** Words of reviewing offline, in Chinese. */
export const evaluationBundleZh = {
  reason: {
    bundle_empty: '这一批次没有已接受而未提交的评审件，不必制作离线包。',
    bundle_outdated: '制作之后评审件有变动，这个离线包已不能下载。请重新制作。',
    bundle_page_missing: '服务器还没有离线评审页面。请联系平台运维人员。',
    return_unreadable: '不是离线评审导出的文件。请选择评审页面“导出结果”存下的文件。',
    return_not_yours: '这个文件不是由你的离线评审包导出的。请用本人的账号读回。',
    return_altered: '文件导出之后被改动或损坏，不能采用。请在评审页面重新导出。',
    return_foreign_item: '这一件不在该离线评审包中，不能采用。',
    return_item_changed: '打包之后，这一件的材料或评分表有变动。请重新制作离线包，或在线评审。',
    return_item_gone: '这一件已不由你评审，不能采用。',
    return_marks_wrong: '有 {{count}} 处评分不符合评分表，不能采用。请在评审页面改正后重新导出。',
  },
  bundleFile: {
    name: '离线评审包',
    folder: '材料',
    page: '离线评审.html',
    readme: '使用说明.txt',
    readmeText:
      '1. 请先把压缩包全部解压到一个文件夹，不要在压缩包内直接打开。\r\n' +
      '2. 用浏览器打开“离线评审.html”，不需要网络。材料在“材料”文件夹中，页面里有链接。\r\n' +
      '3. 填写的内容随时存在这台电脑的浏览器里。换电脑或换浏览器之前请先导出结果。\r\n' +
      '4. 评完后点“导出结果”，把存下的文件带回联网的电脑，登录后在“我的评审”中读回。\r\n' +
      '5. 导出的文件已经加密，途中别人打不开，也改不了。\r\n' +
      '6. 评审结束后请删除这个文件夹，不留存申报材料。\r\n',
  },
} as const
