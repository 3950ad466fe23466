/** What people are told of agreements, in Chinese. */
export const agreementNoticesZh = {
  signed: {
    label: '保密协议已签署',
    subject: '{{org}}签署了保密协议',
    body: '{{org}}签署了“{{keeper}}”的保密协议，现在可以看到“签署协议后可见”的内容。',
  },
  signature_waits: {
    label: '保密协议待接受',
    subject: '{{org}}签署了保密协议，待接受',
    body: '{{org}}签署了“{{keeper}}”的保密协议。请接受，或写明理由不接受；接受前对方看不到相关内容。',
  },
  signature_accepted: {
    label: '保密协议签署获接受',
    subject: '签署已被接受：{{keeper}}',
    body: '本单位向“{{keeper}}”签署的保密协议已被接受，可以看到“签署协议后可见”的内容。',
  },
  signature_refused: {
    label: '保密协议签署未获接受',
    subject: '签署未被接受：{{keeper}}',
    body: '本单位向“{{keeper}}”签署的保密协议未被接受。理由：{{reason}}',
  },
  signature_ended: {
    label: '保密协议终止',
    subject: '保密协议已终止：{{keeper}}',
    body: '“{{keeper}}”终止了与本单位的保密协议，相关内容不再可见。理由：{{reason}}\n已经知悉的内容仍须按协议保密。',
  },
  signature_withdrawn: {
    label: '保密协议签署撤回',
    subject: '{{org}}撤回了保密协议的签署',
    body: '{{org}}撤回了对“{{keeper}}”保密协议的签署，不再看到相关内容。理由：{{reason}}',
  },
  text_renewed: {
    label: '保密协议需重新签署',
    subject: '请重新签署保密协议：{{keeper}}',
    body: '“{{keeper}}”更新了保密协议文本，原签署不再有效。请阅读新文本，重新签署后继续查看。',
  },
} as const
