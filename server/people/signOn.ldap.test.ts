import { afterAll, beforeAll, expect, test } from 'vitest'
import { Attribute, Change } from 'ldapts'
import type { LdapSettings, ProviderRule } from '../../domain/people/provider.ts'
import { missingForDirectory, openDirectory, type Directory } from '../testing/directory.ts'
import { personaPassword, personas, type Personas } from '../testing/personas.ts'
import { world, type World } from '../testing/world.ts'

let w: World
let p: Personas
let directory: Directory
const missing = missingForDirectory()
if (missing.length > 0) console.warn(`not tested against a directory: ${missing.join()} missing`)

const closed: ProviderRule = {
  mayMakePersons: false,
  mayLinkByEmail: false,
  emailDomains: ['group.test'],
  mapping: null,
}

const open = { mayMakePersons: true, mayLinkByEmail: true }

/** Entries with names and passwords that need care. */
async function fill(): Promise<void> {
  const { baseDn } = directory
  const people = [
    { uid: 'song', cn: '宋知秋', mail: 'song@group.test', ou: '设备部' },
    { uid: 'a*b(c)', cn: '何星', mail: 'star@group.test', ou: '工艺部' },
    { uid: 'axb(c)', cn: '何旁', mail: 'beside@group.test', ou: '工艺部' },
    { uid: 'twin', cn: '甲', mail: 'one@group.test', ou: '设备部' },
  ]
  await directory.as(async (client) => {
    await client.add(baseDn, { objectClass: ['dcObject', 'organization'], dc: 'group', o: 'group' })
    await client.add(`ou=people,${baseDn}`, { objectClass: 'organizationalUnit', ou: 'people' })
    await client.add(`ou=more,${baseDn}`, { objectClass: 'organizationalUnit', ou: 'more' })
    for (const person of people) {
      await client.add(`mail=${person.mail},ou=people,${baseDn}`, {
        objectClass: 'inetOrgPerson',
        sn: person.cn,
        userPassword: `pw ${person.uid}`,
        ...person,
      })
    }
    await client.add(`uid=twin,ou=more,${baseDn}`, {
      objectClass: 'inetOrgPerson',
      uid: 'twin',
      sn: '乙',
      cn: '乙',
    })
    await client.add(`cn=申报组,${baseDn}`, {
      objectClass: 'groupOfNames',
      cn: '申报组',
      member: `mail=song@group.test,ou=people,${baseDn}`,
    })
  })
}

beforeAll(async () => {
  if (missing.length > 0) return
  w = await world()
  p = await personas(w)
  directory = await openDirectory()
  await fill()
})
afterAll(async () => {
  await directory?.[Symbol.asyncDispose]()
  await w?.[Symbol.asyncDispose]()
})

function ldapOf(more: Partial<LdapSettings> = {}): LdapSettings {
  return {
    url: directory.ldapsUrl,
    startTls: false,
    caPem: directory.caPem,
    bindDn: directory.adminDn,
    baseDn: directory.baseDn,
    userFilter: '(&(objectClass=inetOrgPerson)(uid={{login}}))',
    idAttribute: 'entryUUID',
    nameAttribute: 'cn',
    mailAttribute: 'mail',
    unitAttribute: 'ou',
    groupsAttribute: 'memberOf',
    timeoutSeconds: 5,
    ...more,
  }
}

async function addProvider(
  rule: Partial<ProviderRule> = {},
  ldap: Partial<LdapSettings> = {},
  secret = directory.adminPassword,
): Promise<string> {
  const answer = await p.operator.post('/api/people/providers', {
    nameZh: '集团目录',
    nameEn: 'Group directory',
    enabled: true,
    rule: { ...closed, ...rule },
    settings: { kind: 'ldap', ldap: ldapOf(ldap) },
    secret,
  })
  expect([answer.statusCode, answer.body]).toEqual([200, expect.any(String)])
  return answer.json().id
}

function signIn(id: string, login: string, password: string, ip = '10.2.0.1') {
  return w.stranger.inject({
    method: 'POST',
    url: `/api/people/sign-on/${id}/directory`,
    payload: { login, password },
    remoteAddress: ip,
  })
}
const codeOf = async (answer: ReturnType<typeof signIn>) => (await answer).json().code

type Trial = {
  ok: boolean
  fault: string | null
  detail: string | null
  found: object | null
}
const tryOut = async (id: string, body: object = {}): Promise<Trial> =>
  (await p.operator.post(`/api/people/providers/${id}/test`, body)).json()

test.skipIf(missing.length > 0)(
  'somebody comes in by directory name and password, with unit and roles by group',
  async () => {
    const unit = await p.applicant.post('/api/people/units', { name: '设备部', parentId: null })
    expect(unit.statusCode).toBe(200)
    const mapping = {
      orgId: p.orgs.enterprise.id,
      everyone: [],
      groups: [{ group: '申报组', roles: ['applicant.member'] }],
    }
    const id = await addProvider({ mayMakePersons: true, mapping })
    expect(await tryOut(id)).toEqual({ ok: true, fault: null, detail: null, found: null })
    expect(await tryOut(id, { login: 'song' })).toEqual({
      ok: true,
      fault: null,
      detail: null,
      found: {
        name: '宋知秋',
        email: 'song@group.test',
        unit: '设备部',
        groups: [`cn=申报组,${directory.baseDn}`],
        roles: ['applicant.member'],
      },
    })
    const answer = await signIn(id, ' song ', 'pw song')
    expect(answer.json()).toMatchObject({
      person: { name: '宋知秋', email: 'song@group.test' },
      actingOrg: { id: p.orgs.enterprise.id },
      memberships: [{ roles: ['applicant.member'] }],
    })
    const members = (await p.applicant.get('/api/people/members')).json().rows
    const song = members.find((row: { name: string }) => row.name === '宋知秋')
    expect(song.orgUnitId).toBe(unit.json().id)

    // Out of the group, out of the organisation.
    await directory.as((client) =>
      client.modify(
        `cn=申报组,${directory.baseDn}`,
        new Change({
          operation: 'replace',
          modification: new Attribute({ type: 'member', values: [directory.adminDn] }),
        }),
      ),
    )
    const again = await signIn(id, 'song', 'pw song')
    expect(again.json()).toMatchObject({
      person: { id: answer.json().person.id },
      memberships: [],
    })
  },
)

test.skipIf(missing.length > 0)(
  'what is typed is a name and never a filter; the password is never empty',
  async () => {
    const id = await addProvider(open)
    const star = await signIn(id, 'a*b(c)', 'pw a*b(c)', '10.2.1.1')
    expect(star.json().person.email).toBe('star@group.test')
    for (const [at, login] of ['*', 'son*', 'song)(uid=*', 'song)(|(uid=*))'].entries()) {
      expect(await codeOf(signIn(id, login, 'pw song', `10.2.1.${at + 2}`))).toBe(
        'people.directory_failed',
      )
    }
    expect((await signIn(id, 'song', '', '10.2.1.9')).statusCode).toBe(400)
    expect((await signIn(id, 'song', 'pw song', '10.2.1.9')).statusCode).toBe(200)
  },
)

test.skipIf(missing.length > 0)(
  'a person hears the same words whatever failed; the operator hears which',
  async () => {
    const good = await addProvider(open)
    const down = await addProvider({}, { url: 'ldaps://127.0.0.1:9', timeoutSeconds: 2 })
    const badCa = await addProvider({}, { caPem: null })
    const otherName = await addProvider(
      {},
      { url: directory.ldapsUrl.replace('127.0.0.1', 'localhost') },
    )
    const badSecret = await addProvider({}, {}, 'not the secret')
    const problems = await Promise.all([
      signIn(good, 'song', 'wrong', '10.2.2.1'),
      signIn(good, 'nobody', 'wrong', '10.2.2.2'),
      signIn(down, 'song', 'pw song', '10.2.2.3'),
      signIn(badCa, 'song', 'pw song', '10.2.2.4'),
    ])
    const words = problems.map((one) => {
      const { requestId: _id, ...problem } = one.json()
      return problem
    })
    expect(words[0]).toEqual({
      type: '/api/problems/people.directory_failed',
      title: '需要登录',
      status: 401,
      code: 'people.directory_failed',
      detail: '目录账号登录未成功。请核对用户名和密码；仍不行时，请联系平台运营方。',
    })
    for (const one of words.slice(1)) expect(one).toEqual(words[0])

    const faults = await Promise.all(
      [down, badCa, otherName, badSecret].map(async (id) => (await tryOut(id)).fault),
    )
    expect(faults).toEqual(['unreachable', 'certificate', 'certificate', 'refused'])
    expect((await tryOut(good, { login: 'nobody' })).fault).toBe('unknownUser')
    expect((await tryOut(good, { login: 'twin' })).fault).toBe('severalUsers')
    const listed = (await p.operator.get('/api/people/providers')).json().rows as {
      id: string
      lastFault: string | null
      lastOkAt: string | null
    }[]
    const of = (id: string) => listed.find((row) => row.id === id)
    expect([of(down)?.lastFault, of(badCa)?.lastFault]).toEqual(['unreachable', 'certificate'])
    expect(of(good)?.lastOkAt).toBe(w.now().toISOString())
  },
)

test.skipIf(missing.length > 0)(
  'StartTLS encrypts the plain port, with the same check of the certificate',
  async () => {
    const tls = { url: directory.ldapUrl, startTls: true }
    const good = await addProvider(open, tls)
    expect((await tryOut(good)).ok).toBe(true)
    expect((await signIn(good, 'song', 'pw song', '10.2.3.1')).statusCode).toBe(200)
    const bad = await addProvider({}, { ...tls, caPem: null })
    expect((await tryOut(bad)).fault).toBe('certificate')
  },
)

test.skipIf(missing.length > 0)(
  'guessing waits, also when many guess at once, and a success is no failure',
  async () => {
    const id = await addProvider(open)
    for (let round = 0; round < 8; round++) {
      expect((await signIn(id, 'song', 'pw song', '10.2.4.1')).statusCode).toBe(200)
    }
    const guesses = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(signIn(id, 'song', 'guess', '10.2.4.2'))),
    )
    expect(guesses.filter((code) => code === 'people.directory_failed').length).toBe(6)
    expect(guesses.filter((code) => code === 'people.too_many_attempts').length).toBe(4)
    expect(await codeOf(signIn(id, 'song', 'pw song', '10.2.4.2'))).toBe('people.too_many_attempts')
    w.travel(new Date(w.now().getTime() + 31_000))
    expect((await signIn(id, 'song', 'pw song', '10.2.4.2')).statusCode).toBe(200)
  },
)

test.skipIf(missing.length > 0)(
  'one links a directory account to one’s own by a proof',
  async () => {
    const id = await addProvider()
    expect(await codeOf(signIn(id, 'song', 'pw song', '10.2.5.1'))).toBe(
      'people.sign_on_link_first',
    )
    const link = (password: string) =>
      p.colleague.post(`/api/people/me/links/${id}/directory`, {
        login: 'song',
        password,
        proof: { password: personaPassword },
      })
    expect((await link('wrong')).json().code).toBe('people.directory_failed')
    expect((await link('pw song')).json()).toEqual({})
    const entered = await signIn(id, 'song', 'pw song', '10.2.5.1')
    expect(entered.json().person.id).toBe(p.colleague.personId)
  },
)
