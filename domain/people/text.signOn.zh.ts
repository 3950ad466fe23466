/** What server and web both say about passkeys and signing on from outside, in Chinese. */
export const peopleSignOnReasonsZh = {
  passkey_wrong: '通行密钥未通过验证。请重试，或改用其他方式登录。',
  passkey_suspended:
    '这个通行密钥的计数出现倒退，可能已被复制，现已停用。请用其他方式登录，并在“账号安全”中移除它。',
  passkey_not_accepted: '设备返回的通行密钥无法验证，或等待超时。请重新添加。',
  passkey_registered_already: '这个通行密钥已经添加过，不必重复添加。',
  passkeys_too_many: '通行密钥已达上限 {{limit}} 个，请先移除不用的。',
  passkey_is_second_factor:
    '登录时需要验证通行密钥，最后一个不能移除。请先添加另一个，或关闭该项验证。',
  passkey_first: '还没有可用的通行密钥，请先添加一个。',
  last_way_in: '这是你登录账号的最后一种方式。请先设置密码或添加其他登录方式。',
  proof_needed:
    '请再次验证身份：输入密码或使用通行密钥。两者都没有时，请重新登录，并在 {{minutes}} 分钟内操作。',
} as const

export const peopleSignOnHistoryZh = {
  passkey: {
    register: '添加了通行密钥',
    rename: '给通行密钥改了名',
    remove: '移除了通行密钥',
    suspend: '停用了可能被复制的通行密钥',
  },
} as const
