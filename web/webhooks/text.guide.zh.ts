/** How a receiving program reads, checks and answers messages, in Chinese: the page that subscriptions lead to. */
export const webhooksGuideZh = {
  title: '接收与验签说明',
  lead: '本单位的系统收到事件推送后，怎样读、怎样验证签名、怎样答复。',
  back: '返回事件推送',
  message: '推送的内容',
  messageData:
    '内容只有引用、代码和状态，没有正文、理由、分数和个人信息；其余用接口密钥查询，密钥签发人看不到的，查询也看不到。',
  messageSequence: 'sequence 随每个事件加一；有缺号，说明还有推送在途。',
  messageId:
    '同一条推送无论重发几次，webhook-id 不变。推送至少送达一次：请记下收到过的编号，重复的不再处理。',
  messageAudience: '发生时和每次发送前都核对本单位是否有权知悉；已无权知悉的不再发送。',
  check: '验证签名',
  checkWhat:
    '签名的是 <webhook-id>.<webhook-timestamp>.<正文>，正文须按收到的原样，不要重新排版。标头依照 Standard Webhooks。',
  checkV1: 'v1：用签名密钥算的 HMAC-SHA256。更换密钥后的一天内有两个，任一相符即可。',
  checkV1a: 'v1a：本平台的 Ed25519 签名，公钥见下面的公钥地址。',
  checkSm:
    'baigong-signature 标头供须用国密算法的系统使用：sm3 为同一密钥的 HMAC-SM3（GB/T 32905）；运营方启用国密存证时，另有 sm2（GB/T 32918，用户标识 1234567812345678，DER 编码）。',
  keys: '公钥地址',
  sample: '用 Node 编写的接收程序，照抄即可使用：',
  answer: '答复与重试',
  answerYes: '15 秒内答复 200 至 299 即为收到，其他都会重发。',
  answerRetry:
    '重发间隔为 1、5、15 分钟，1、3、6、12、24、24 小时，70 小时多一点共十次；以秒计的 Retry-After 在一天以内会照办。',
  answerPause:
    '十次都没有送到、其间也没有别的推送送到，就暂停这个地址并通知单位管理员；答复 410 立即暂停。',
  answerLog: '每次推送的请求和答复在推送记录里保存三十天，可以逐条或按时段重发，编号不变。',
  reach: '可以发往哪里',
  reachText:
    '只发往 https 地址。域名每次发送时解析，只连接解析出的地址；内网和本机地址除非运营方允许，一律不发，也不跟随跳转。',
} as const
