// An invented office of any size, written by SQL and the same every time: organisations, one officer each, dispatches,
// tasks, parts of which so many are open, and the event log of their issue. Ids are UUIDs that sort by their number.

/** Words of which the folded ones are what the program would store for search. */
const VERBS = ['Báo cáo', 'Rà soát', 'Triển khai', 'Kiểm tra', 'Tổng hợp', 'Tham mưu', 'Phối hợp', 'Hoàn thành']
const THINGS = [
  'kế hoạch truyền thông',
  'tiến độ giải ngân',
  'công tác phòng chống cháy rừng',
  'chương trình phối hợp với báo',
  'danh mục ấn phẩm',
  'hồ sơ nông thôn mới',
  'số liệu chuyển đổi số',
]
/** One title in fifty has it. */
export const RARE = 'công trình thủy lợi'
const BODY =
  'Yêu cầu đơn vị chủ trì phối hợp với các cơ quan liên quan xây dựng nội dung, phân công rõ người, rõ việc, rõ thời gian, rõ trách nhiệm; định kỳ báo cáo kết quả thực hiện, kịp thời phản ánh khó khăn, vướng mắc để được hướng dẫn, xử lý theo thẩm quyền. '

const fold = (text) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase()

/** The identifier number `n` of a kind, as an SQL expression and as a string. */
const id = (kind, n) => `('01930000-${kind}-7000-8000-' || lpad(to_hex((${n})::bigint), 12, '0'))::uuid`
export const idOf = (kind, n) => `01930000-${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`
export const KIND = {
  tenant: '0001',
  unit: '0002',
  account: '0003',
  file: '0004',
  document: '0005',
  order: '0006',
  task: '0007',
  part: '0008',
  event: '0009',
}
const TENANT = `'${idOf(KIND.tenant, 1)}'::uuid`

const array = (words) => `array[${words.map((word) => `'${word}'`).join(', ')}]`
/** An SQL expression that takes the words in turn. */
const pick = (words, n) => `(${array(words)})[1 + ((${n}) % ${words.length})::int]`

/**
 * Tenant, units 1 … n (the office itself is unit 0), an officer a unit, and the office's own posts.
 * `teams`: below unit i stands one more, number n + i, without a post.
 */
export async function found(client, { units, teams = false, passwordHash }) {
  const all = teams ? 2 * units : units
  await client.query(
    `insert into tenant (id, name, mode, created_at) values (${TENANT}, 'Văn phòng đo tốc độ', 'office', now())`,
  )
  await client.query(`insert into organisation (tenant_id, id, kind, system, created_at, valid_from)
    select ${TENANT}, ${id(KIND.unit, 'n')}, 'office', 'state', now(), '2020-01-01' from generate_series(0, ${all}) n`)
  await client.query(`insert into organisation_name (tenant_id, organisation_id, valid_from, name, short_name)
    select ${TENANT}, ${id(KIND.unit, 'n')}, '2020-01-01', 'Đơn vị số ' || n, 'Đơn vị ' || n from generate_series(0, ${all}) n`)
  if (teams)
    await client.query(`insert into organisation_relation (tenant_id, id, organisation_id, kind, other_id, valid_from)
      select ${TENANT}, gen_random_uuid(), ${id(KIND.unit, `${units} + n`)}, 'parent', ${id(KIND.unit, 'n')}, '2020-01-01'
      from generate_series(1, ${units}) n`)
  await client.query(
    `insert into account (tenant_id, id, login, title, organisation_id, password_hash, created_at)
     select ${TENANT}, ${id(KIND.account, 'n')}, 'don-vi-' || n, 'Chuyên viên', ${id(KIND.unit, 'n')}, $1, now()
     from generate_series(1, ${units}) n
     union all select ${TENANT}, ${id(KIND.account, '0')}, 'theo-doi', 'Chuyên viên theo dõi', ${id(KIND.unit, '0')}, $1, now()`,
    [passwordHash],
  )
  await client.query(
    `insert into sign_in_directory (login, tenant_id, account_id) select login, tenant_id, id from account`,
  )
  await client.query(`insert into role_grant (tenant_id, id, account_id, role, organisation_id, valid_from)
    select tenant_id, gen_random_uuid(), id, case login when 'theo-doi' then 'monitor' else 'officer' end, organisation_id, '2020-01-01' from account`)
}

/**
 * Dispatches from number `first` on, `tasksEach` tasks a dispatch, `partsEach` parts a task, dealt out to the units in turn.
 *
 * `states` is an SQL expression over `n`, the number of the part; deadlines lie up to half a year before and behind today.
 */
export async function issue(client, { units, first, count, tasksEach, partsEach, states, log = true }) {
  const slice = Math.max(1, Math.floor(10_000 / (tasksEach * partsEach)))
  for (let from = first; from < first + count; from += slice) {
    const to = Math.min(from + slice, first + count) - 1
    const tasks = [from * tasksEach, (to + 1) * tasksEach - 1]
    const parts = [tasks[0] * partsEach, (tasks[1] + 1) * partsEach - 1]
    const issuedAt = `(now() - interval '1 day' * (30 + (d * 7919) % 330))`
    const title = `${pick(VERBS, 't')} || ' ' || case when abs(hashint4(t::int)) % 50 = 7 then '${RARE}' else ${pick(THINGS, 't / 3')} end || ' đợt ' || (t % 997)`
    const folded = `${pick(VERBS.map(fold), 't')} || ' ' || case when abs(hashint4(t::int)) % 50 = 7 then '${fold(RARE)}' else ${pick(THINGS.map(fold), 't / 3')} end || ' dot ' || (t % 997)`
    const due = `(date_trunc('day', now() at time zone 'Asia/Ho_Chi_Minh') + interval '1 day' * ((t * 7907) % 367 - 183)) at time zone 'Asia/Ho_Chi_Minh'`
    await client.query('begin')
    await client.query(`insert into stored_file (tenant_id, id, sha256, name, size, media_type, stored_by, stored_at)
      select ${TENANT}, ${id(KIND.file, 'd')}, lpad(to_hex(d), 64, '0'), 'van-ban-' || d || '.docx', 20000, 'application/octet-stream', ${id(KIND.account, '0')}, now()
      from generate_series(${from}, ${to}) d`)
    await client.query(`insert into document (tenant_id, id, file_id, state, head, paper, system, kind, number, issuer, issued_on, subject,
        received_by, received_at, issued_by, issued_at, search_text)
      select ${TENANT}, ${id(KIND.document, 'd')}, ${id(KIND.file, 'd')}, 'issued', '{}',
        jsonb_build_object('text', repeat('${BODY}', 5)), 'state', 'công văn', d || '-CV/VP', 'Văn phòng', ${issuedAt}::date,
        'về việc ' || ${pick(THINGS, 'd')} || ' số ' || d, ${id(KIND.account, '0')}, ${issuedAt}, ${id(KIND.account, '0')}, ${issuedAt},
        've viec ' || ${pick(THINGS.map(fold), 'd')} || ' so ' || d || ' ' || '${fold(BODY)}'
      from generate_series(${from}, ${to}) d`)
    await client.query(`insert into reading_order (tenant_id, id, document_id, position, path, title, title_source, action, action_source, state, confirmed_by, confirmed_at)
      select ${TENANT}, ${id(KIND.order, 't')}, ${id(KIND.document, `t / ${tasksEach}`)}, t, '1', 'việc', 'machine', 'việc', 'machine', 'confirmed', ${id(KIND.account, '0')}, now()
      from generate_series(${tasks[0]}, ${tasks[1]}) t`)
    await client.query(`insert into task (tenant_id, id, document_id, order_id, number, path, title, action, quote, deadline, last_day, due_at,
        working_days_given, confirmed_by, issued_by, issued_at, search_text)
      select ${TENANT}, ${id(KIND.task, 't')}, ${id(KIND.document, 'd')}, ${id(KIND.order, 't')}, 1 + t % ${tasksEach}, '1',
        ${title}, ${title} || '. ' || '${BODY}', ${title},
        jsonb_build_object('text', 'trước ngày', 'bound', 'by', 'date', (${due} at time zone 'Asia/Ho_Chi_Minh')::date - 1),
        (${due} at time zone 'Asia/Ho_Chi_Minh')::date - 1, ${due}, 20, ${id(KIND.account, '0')}, ${id(KIND.account, '0')}, ${issuedAt},
        ${folded} || ' ' || '${fold(BODY)}'
      from (select t, t / ${tasksEach} as d from generate_series(${tasks[0]}, ${tasks[1]}) t) t`)
    await client.query(`insert into assignment (tenant_id, id, task_id, document_id, organisation_id, role, part, state, due_at, last_day,
        ordered_due_at, ordered_last_day, state_since, submitted_at, accepted_at, created_at)
      select ${TENANT}, ${id(KIND.part, 'n')}, ${id(KIND.task, 't')}, ${id(KIND.document, 'd')}, ${id(KIND.unit, `1 + n % ${units}`)},
        case when n % ${partsEach} = 0 then 'lead' else 'cooperating' end, case when n % ${partsEach} = 0 then 1 end, state, ${due},
        (${due} at time zone 'Asia/Ho_Chi_Minh')::date - 1, ${due}, (${due} at time zone 'Asia/Ho_Chi_Minh')::date - 1, ${issuedAt},
        case when state in ('submitted', 'accepted') then ${issuedAt} + interval '9 days' end,
        case when state = 'accepted' then ${issuedAt} + interval '10 days' end, ${issuedAt}
      from (select n, n / ${partsEach} as t, n / ${partsEach} / ${tasksEach} as d, ${states} as state
        from generate_series(${parts[0]}, ${parts[1]}) n) n`)
    if (log)
      await client.query(`insert into event (tenant_id, id, at, account_id, operation, document_id, task_id, assignment_id, organisation_id, data)
        select tenant_id, ${id(KIND.event, "('x' || right(id::text, 12))::bit(48)::bigint")}, created_at, ${id(KIND.account, '0')}, 'issueAssignment', document_id, task_id, id, organisation_id,
          jsonb_build_object('role', role)
        from assignment where tenant_id = ${TENANT} and id between ${id(KIND.part, parts[0])} and ${id(KIND.part, parts[1])}`)
    await client.query('commit')
  }
}

/** What autovacuum would have done by the next morning. */
export async function settle(client) {
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
}
