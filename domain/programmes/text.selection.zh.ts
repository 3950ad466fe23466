/** Selection and imported scores: what refuses, in Chinese. */
export const programmeSelectionZh = {
  reason: {
    selection_direction_unknown: '本项目没有方向“{{direction}}”。请从方向列表中选择。',
    selection_bound_empty: '有一条约束的上限小于下限，无法满足。请改大上限或改小下限。',
    selection_cap_of_file: '项目文件规定入选总数不超过 {{max}} 项。请把总数上限设为不超过这个数。',
    selection_conclusion_of_file:
      '项目文件规定入选须有专家组“建议入选”的结论。请把“专家组结论”设为“必须”。',
    selection_not_drafting: '名单已提出或确认，不能再改。请先收回或退回修改。',
    selection_moved_on: '有人在你之后改过（现为第 {{version}} 版）。请刷新后再改。',
    selection_not_qualified:
      '“{{project}}”未达到入选条件（分数线、一票否决、尚无得分或缺专家组结论），不能选入。如需选入，请先调整规则。',
    selection_empty: '名单为空。请先选定项目。',
    selection_over_bounds: '名单有 {{count}} 处超出上限。请改选，或调整上限。',
    selection_changed:
      '名单与你看到的不同（当时 {{seen}} 项，现在 {{count}} 项，或得分、项目有变）。请重新查看后再办理。',
    selection_second_person: '须由提出人以外的另一人确认。请联系另一位项目主管。',
    selection_cannot_step: '当前状态不能这样做。请刷新后查看进展。',
    selection_publicity_open: '公示尚未结束。公示期满且异议全部办结后可以公布。',
    selection_entry_gone: '名单中有 {{count}} 项已不在受理状态。请先将其撤下并写明理由，再公布。',
    selection_struck_since:
      '名单确认之后有项目被撤下，不能原样再次公示。请先退回修改，重新提出并确认。',
    selection_not_solved: '方案未能在限定时间内算出。请稍后再试，或减少约束条数后再试。',
    selection_not_published: '名单尚未公布，不能生成公布通知。公布后再生成。',
    selection_paper_unnamed: '请先填写发文字号和发文日期。',
    selection_cannot_strike: '只有公示中的项目可以撤下。',
    entry_is_public: '该项目已公布入选，不能再改变受理结论。',
    score_head_missing: '没有找到表头。前 20 行中须有一行含“推荐单位”“排序”“方向”“得分”。',
    score_twice: '与第 {{line}} 行是同一项目的同一方向，请只留一行。',
    score_unit_unknown: '本项目没有这个推荐单位，请改为名单中的代码或名称。',
    score_entry_unknown: '该推荐单位没有这个排序的参评项目。请核对排序。',
    score_not_claimed: '该项目没有申报这个方向。请核对方向。',
    score_other_project: '项目名称与登记的不一致。请核对排序和项目名称。',
    score_list_taken: '这份得分表已经采用，不能重复采用。',
  },
} as const
