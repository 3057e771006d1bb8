/** The practice office: an invented city with its organisations and posts, and a first dispatch that waits for a person. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Role } from './kernel/actor.js'
import { dayOf } from './kernel/calendar.js'
import { receiveDocument } from './features/documents/index.js'
import { inspectDispatch } from './features/files/index.js'
import { addAccount, addTenant, PRACTICE_LOGIN, tenantOfMode } from './features/identity/index.js'
import { addGroup, addOrganisation } from './features/organisations/index.js'
import type { House } from './house.js'
import { systemClock } from './platform/clock.js'
import { NO_VISIT, type Context, type Db } from './platform/context.js'
import { inTransaction } from './platform/transaction.js'

interface PracticeOrganisation {
  key: string
  name: string
  shortName: string
  symbol?: string
  kind: string
  system: string
  parent?: string
  aliases?: string[]
}

const ORGANISATIONS: PracticeOrganisation[] = [
  {
    key: 'committee',
    name: 'Thành ủy Lam Khê',
    shortName: 'Thành ủy',
    symbol: 'TU',
    kind: 'committee',
    system: 'party',
    aliases: ['Thường trực Thành ủy', 'Ban Thường vụ Thành ủy'],
  },
  {
    key: 'office',
    name: 'Văn phòng Thành ủy',
    shortName: 'Văn phòng Thành ủy',
    symbol: 'VPTU',
    kind: 'office',
    system: 'party',
    parent: 'committee',
  },
  {
    key: 'propaganda',
    name: 'Ban Tuyên giáo Thành ủy',
    shortName: 'Ban Tuyên giáo',
    symbol: 'BTGTU',
    kind: 'board',
    system: 'party',
    parent: 'committee',
  },
  {
    key: 'government',
    name: 'Ủy ban nhân dân thành phố Lam Khê',
    shortName: 'UBND thành phố',
    symbol: 'UBND',
    kind: 'government',
    system: 'state',
    aliases: ['Ủy ban nhân dân thành phố'],
  },
  {
    key: 'front',
    name: 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố',
    shortName: 'MTTQ thành phố',
    symbol: 'MTTQ',
    kind: 'front',
    system: 'front',
    aliases: ['Ủy ban MTTQ thành phố', 'Ủy ban Mặt trận Tổ quốc thành phố'],
  },
  {
    key: 'women',
    name: 'Hội Liên hiệp Phụ nữ thành phố',
    shortName: 'Hội Phụ nữ',
    kind: 'mass',
    system: 'front',
    aliases: ['Hội LHPN thành phố'],
  },
  {
    key: 'youth',
    name: 'Thành đoàn Lam Khê',
    shortName: 'Thành đoàn',
    kind: 'mass',
    system: 'front',
    aliases: ['Thành đoàn', 'Đoàn Thanh niên thành phố'],
  },
  {
    key: 'suoi-hoa',
    name: 'Đảng bộ phường Suối Hoa',
    shortName: 'Đảng bộ phường Suối Hoa',
    kind: 'cell',
    system: 'party',
    parent: 'committee',
    aliases: ['Đảng ủy phường Suối Hoa'],
  },
  {
    key: 'cau-da',
    name: 'Đảng bộ phường Cầu Đá',
    shortName: 'Đảng bộ phường Cầu Đá',
    kind: 'cell',
    system: 'party',
    parent: 'committee',
    aliases: ['Đảng ủy phường Cầu Đá'],
  },
  {
    key: 'nam-may',
    name: 'Đảng bộ xã Nậm Mây',
    shortName: 'Đảng bộ xã Nậm Mây',
    kind: 'cell',
    system: 'party',
    parent: 'committee',
    aliases: ['Đảng ủy xã Nậm Mây'],
  },
  {
    key: 'health',
    name: 'Chi bộ Trung tâm Y tế thành phố',
    shortName: 'Chi bộ Trung tâm Y tế',
    kind: 'cell',
    system: 'party',
    parent: 'committee',
    aliases: ['Trung tâm Y tế thành phố'],
  },
  {
    key: 'school',
    name: 'Chi bộ Trường Trung học phổ thông Lam Khê',
    shortName: 'Chi bộ Trường THPT',
    kind: 'cell',
    system: 'party',
    parent: 'committee',
  },
  { key: 'newspaper', name: 'Báo Lam Khê', shortName: 'Báo Lam Khê', symbol: 'BLK', kind: 'press', system: 'press' },
  {
    key: 'culture',
    name: 'Phòng Văn hóa và Thông tin thành phố',
    shortName: 'Phòng Văn hóa',
    symbol: 'VHTT',
    kind: 'office',
    system: 'state',
    parent: 'government',
  },
]

const GROUPS: { name: string; aliases: string[]; members: string[] }[] = [
  {
    name: 'Các chi bộ, đảng bộ trực thuộc Thành ủy',
    aliases: [
      'Các chi bộ, đảng bộ trực thuộc',
      'Các đảng bộ, chi bộ trực thuộc Thành ủy',
      'Các đảng bộ, chi bộ trực thuộc',
      'Các chi, đảng bộ trực thuộc Thành ủy',
    ],
    members: ['suoi-hoa', 'cau-da', 'nam-may', 'health', 'school'],
  },
  {
    name: 'Ủy ban MTTQ Việt Nam và các tổ chức chính trị - xã hội thành phố',
    aliases: [
      'Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội thành phố',
      'MTTQ và các tổ chức chính trị - xã hội',
      'Mặt trận Tổ quốc và các tổ chức chính trị - xã hội thành phố',
    ],
    members: ['front', 'women', 'youth'],
  },
  {
    name: 'Các tổ chức chính trị - xã hội thành phố',
    aliases: ['Các tổ chức chính trị - xã hội'],
    members: ['women', 'youth'],
  },
  {
    name: 'Các phường, xã',
    aliases: ['Đảng ủy các phường, xã', 'Các xã, phường', 'Các đảng bộ xã, phường'],
    members: ['suoi-hoa', 'cau-da', 'nam-may'],
  },
]

/** The seven principal posts come first (see identity). */
const POSTS: { login: string; title: string; at: string; roles: Role[] }[] = [
  { login: 'van-thu', title: 'Văn thư', at: 'office', roles: ['clerk'] },
  { login: 'theo-doi', title: 'Chuyên viên theo dõi', at: 'office', roles: ['monitor'] },
  { login: 'lanh-dao', title: 'Thường trực Thành ủy', at: 'committee', roles: ['leader'] },
  { login: 'truong-ban', title: 'Trưởng Ban Tuyên giáo', at: 'propaganda', roles: ['head'] },
  { login: 'ubnd', title: 'Chuyên viên Ủy ban nhân dân', at: 'government', roles: ['officer'] },
  { login: 'toa-soan', title: 'Thư ký tòa soạn', at: 'newspaper', roles: ['officer'] },
  { login: 'quan-tri', title: 'Quản trị', at: 'office', roles: ['administrator'] },
  { login: 'tuyen-giao', title: 'Chuyên viên Ban Tuyên giáo', at: 'propaganda', roles: ['officer'] },
  { login: 'chu-tich', title: 'Chánh Văn phòng Ủy ban nhân dân', at: 'government', roles: ['head'] },
  { login: 'mttq', title: 'Chuyên viên Mặt trận Tổ quốc', at: 'front', roles: ['officer'] },
  { login: 'phu-nu', title: 'Chuyên viên Hội Phụ nữ', at: 'women', roles: ['officer'] },
  { login: 'thanh-doan', title: 'Chuyên viên Thành đoàn', at: 'youth', roles: ['officer'] },
  { login: 'suoi-hoa', title: 'Bí thư Đảng ủy phường Suối Hoa', at: 'suoi-hoa', roles: ['head'] },
  { login: 'cau-da', title: 'Bí thư Đảng ủy phường Cầu Đá', at: 'cau-da', roles: ['head'] },
  { login: 'nam-may', title: 'Bí thư Đảng ủy xã Nậm Mây', at: 'nam-may', roles: ['head'] },
  { login: 'y-te', title: 'Bí thư Chi bộ Trung tâm Y tế', at: 'health', roles: ['head'] },
  { login: 'truong-thpt', title: 'Bí thư Chi bộ Trường THPT', at: 'school', roles: ['head'] },
  { login: 'pho-ban', title: 'Phó Trưởng Ban Tuyên giáo', at: 'propaganda', roles: ['reader'] },
  { login: 'van-hoa', title: 'Chuyên viên Phòng Văn hóa và Thông tin', at: 'culture', roles: ['officer'] },
]

const FIRST_DISPATCH = '612-cv-tu.docx'

/** Organisations, groups and posts of the practice office. Answers the tenant and the clerk's account. */
export async function foundPracticeOffice(
  db: Db,
  now: Date,
): Promise<{ tenantId: string; accounts: Map<string, string>; organisations: Map<string, string> }> {
  // The one real instant of a practice office: from it the day that is played is counted.
  const tenantId = await addTenant(db, { name: 'Văn phòng luyện tập Lam Khê', mode: 'practice' }, systemClock())
  const since = `${Number(dayOf(now).slice(0, 4)) - 1}-01-01`
  const organisations = new Map<string, string>()
  for (const { key, parent, ...organisation } of ORGANISATIONS) {
    organisations.set(
      key,
      await addOrganisation(
        db,
        tenantId,
        { ...organisation, parentId: parent ? (organisations.get(parent) ?? null) : null },
        now,
        since,
      ),
    )
  }
  const idOf = (key: string): string => {
    const id = organisations.get(key)
    if (!id) throw new Error(`practice office has no organisation ${key}`)
    return id
  }
  for (const { name, aliases, members } of GROUPS)
    await addGroup(db, tenantId, { name, aliases, memberIds: members.map(idOf) }, now, since)
  const accounts = new Map<string, string>()
  for (const { login, title, at, roles } of POSTS) {
    accounts.set(
      login,
      await addAccount(
        db,
        tenantId,
        { login: `${PRACTICE_LOGIN}${login}`, title, organisationId: idOf(at), roles, passwordHash: null },
        now,
      ),
    )
  }
  return { tenantId, accounts, organisations }
}

/** Founds the practice office once; its first dispatch comes in by the same door as every other. */
export async function openPracticeOffice(house: House, samplesDir: string): Promise<void> {
  const now = house.clock()
  if (await tenantOfMode(house.db, 'practice')) return
  if (await tenantOfMode(house.db, 'office'))
    throw new Error(
      'This data folder belongs to a real office: start with DONDOC_MODE=office, or name another folder with DONDOC_DATA.',
    )
  const { tenantId, accounts, organisations } = await inTransaction(house, true, (db) => foundPracticeOffice(db, now))
  const file = path.join(samplesDir, FIRST_DISPATCH)
  const incoming = await house.files.receive(createReadStream(file), house.uploadLimit)
  const upload = {
    ...incoming,
    name: FIRST_DISPATCH,
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  }
  const officeId = organisations.get('office') ?? ''
  const actor = {
    tenantId,
    accountId: accounts.get('van-thu') ?? '',
    title: 'Văn thư',
    organisationId: officeId,
    grants: [{ role: 'clerk' as const, organisationId: officeId }],
  }
  try {
    const { signal } = new AbortController()
    const inspection = await inspectDispatch({ files: house.files, reader: house.reader, actor, signal }, upload)
    const office = await house.offices.now(house.db, tenantId)
    await inTransaction(house, true, (db, touch) => {
      const ctx: Context = {
        db,
        now,
        actor,
        calendar: office.calendar,
        settings: office.settingsAt(now),
        files: house.files,
        reader: house.reader,
        typesetter: house.typesetter,
        seals: house.outside.seals,
        settingsOf: () => Promise.resolve(office.settingsAt(now)),
        relyingParty: null,
        mode: house.mode,
        enqueue: (name, payload, key) => house.addJob(db, name, payload, key),
        touch,
        visit: NO_VISIT,
      }
      return receiveDocument(ctx, { again: false }, upload, inspection)
    })
  } finally {
    await house.files.discard(upload)
  }
}
