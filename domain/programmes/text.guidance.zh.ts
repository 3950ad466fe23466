/** What guidance and briefing sessions say, in Chinese. */
export const programmeGuidanceZh = {
  reason: {
    briefing_cancelled: '这场说明会已经取消。请查看其他场次。',
    briefing_begun: '说明会已开始或已结束，不能再报名或取消报名。请查看其他场次。',
    briefing_full: '名额已满。有人取消报名后会空出，也可以报名其他场次。',
    briefing_seat_taken_already: '你已经报名，不必重复。',
    briefing_seat_missing: '你没有报名这场说明会，无需取消。',
    briefing_in_the_past: '开始时间已经过去。请改为以后的时间。',
    briefing_ends_before_it_starts: '结束时间不晚于开始时间。请改正。',
    briefing_link_wrong: '线上入口须是以 https:// 开头的完整网址。请改正或留空。',
    question_too_short: '问题至少写 {{min}} 个字，说清楚情况才好答复。',
    answer_missing: '还没有写答复。',
    public_question_missing: '公开时须写明公众看到的问题（至少 5 个字），不要写提问单位的名称。',
  },
} as const
