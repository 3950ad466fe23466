/** Sentences of the history about cases and activities, in Chinese. */
export const spreadSentencesZh = {
  cases: {
    study: {
      begin: '{{who}}起草了案例{{thing}}。',
      write: '{{who}}修改了案例{{thing}}（第 {{version}} 版）。',
      submit: '{{who}}送审了案例{{thing}}。',
      takeBack: '{{who}}撤回了送审的案例{{thing}}。',
      publish: '{{who}}发布了案例{{thing}}。',
      return: '{{who}}退回了案例{{thing}}。',
      withdraw: '{{who}}将案例{{thing}}下架。',
      revise: '{{who}}开始修订案例{{thing}}。',
      discard: '{{who}}放弃了案例{{thing}}。',
    },
    adoption: {
      declare: '{{who}}申报采用案例{{thing}}。',
      restate: '{{who}}修改并重新申报了对案例{{thing}}的采用。',
      verify: '{{who}}核实了对案例{{thing}}的采用。',
      refuse: '{{who}}对案例{{thing}}的采用不予认定。',
      withdraw: '{{who}}撤回了对案例{{thing}}的采用。',
    },
  },
} as const
