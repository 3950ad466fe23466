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
  proof_by_password: '这个账号设有密码，请输入当前密码。',
  proof_channel_unconfirmed:
    '这个邮箱或手机号还没有确认，不能用来收验证码。请换一种方式，或重新登录后操作。',
  proof_needed:
    '请再次验证身份：输入密码、使用通行密钥，或用发到现用邮箱、手机的验证码。也可以重新登录，并在 {{minutes}} 分钟内操作。',
  sign_on_unavailable: '暂时无法连接这个登录来源。请稍后再试，或改用其他方式登录。',
  sign_on_expired: '登录过程已超时、已完成，或不是在本浏览器中开始的。请重新登录。',
  sign_on_declined: '对方平台没有同意登录。如果不是你取消的，请联系该平台的管理员。',
  sign_on_failed: '对方平台的答复未通过核验，没有登录。请重试；仍不行时，请联系平台运营方。',
  sign_on_not_admitted:
    '这个外部账号还没有关联本平台账号。已有账号的，请先用原来的方式登录，再到“账号安全”关联；没有账号的，请先注册。',
  sign_on_link_first:
    '该邮箱在本平台已有账号。请先用原来的方式登录，再到“账号安全”关联这个外部账号。',
  identity_is_linked:
    '这个外部账号已经关联过账号，或你已关联了同一来源的另一个账号。请先解除原来的关联。',
  directory_failed: '目录账号登录未成功。请核对用户名和密码；仍不行时，请联系平台运营方。',
  provider_address: '地址应以 https://、ldaps:// 或 ldap:// 开头，请核对。',
  provider_address_inside: '不能使用指向本机或云平台内部的地址，请填写对方的正式地址。',
  provider_not_encrypted:
    '连接必须加密：身份平台用 https://；目录服务用 ldaps://，或启用 StartTLS。',
  provider_filter:
    '查询条件应是完整的 LDAP 过滤式，并含 {{login}} 占位，例如 (&(objectClass=person)(uid={{login}}))。',
  provider_domains: '允许新建账号或按邮箱关联时，请至少填写一个邮箱域名。',
  provider_secret: '请填写客户端密钥或服务账号密码。',
  provider_organisation: '没有找到要加入的单位，或该单位尚未核验。请重新选择。',
  provider_administration: '管理员角色只能由本单位管理员亲自授予，不能按外部分组自动给予。请去掉。',
  providers_too_many: '外部登录来源已达上限 {{limit}} 个，请先移除不用的。',
  provider_changed_meanwhile: '你打开后，他人已修改为第 {{version}} 版。请重新打开后再改。',
  provider_kind_stays: '登录来源的类型不能更改。请另行添加。',
} as const

export const peopleSignOnHistoryZh = {
  passkey: {
    register: '添加了通行密钥',
    rename: '给通行密钥改了名',
    remove: '移除了通行密钥',
    suspend: '停用了可能被复制的通行密钥',
  },
  signOn: { link: '关联了外部账号', unlink: '解除了外部账号的关联' },
  provider: {
    add: '添加了外部登录来源',
    change: '修改了外部登录来源',
    remove: '移除了外部登录来源',
    test: '测试了外部登录来源',
  },
} as const
