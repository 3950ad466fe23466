/** What server and web both say about people and organisations, in Chinese. */
export const peopleZh = {
  reason: {
    sign_in_wrong: '邮箱或密码不正确。请重新输入，或使用“忘记密码”。',
    second_factor_needed: '请输入验证器应用上的六位验证码。',
    person_disabled: '这个账号已停用。请联系平台运营方。',
    not_a_member: '你不是这个单位的成员。请先请本单位管理员邀请你。',
  },
} as const
