/** What must always hold of review and recommendation, as SQL that selects nothing. */
import type { Invariant } from '../kernel/module.ts'

/** The greatest number of places of every pool, and which units draw on it, read from the definitions. */
const pools = `
  unit as (
    select p.id as programme_id, u ->> 'code' as code, u ->> 'parent' as parent,
      u #> '{quotaIndependent,value}' = 'false'::jsonb as shares, u #> '{quota,value}' as quota
    from programmes.programme p, jsonb_array_elements(p.definition -> 'units') u
  ), climb as (
    select programme_id, code, code as pool, 0 as steps from unit
    union all
    select c.programme_id, c.code, above.code, c.steps + 1 from climb c
    join unit here on here.programme_id = c.programme_id and here.code = c.pool
    join unit above on above.programme_id = here.programme_id and above.code = here.parent
    where here.shares and c.steps < 8
  ), pool as (
    select distinct on (programme_id, code) programme_id, code, pool from climb
    order by programme_id, code, steps desc
  ), places as (
    select u.programme_id, u.code as pool, coalesce(
      (select max((e ->> 'max')::int) from jsonb_array_elements(u.quota -> 'conditional') e
        join programmes.seat s on s.programme_id = u.programme_id
          and s.unit_code = u.code and e ->> 'if' = any (s.conditions)),
      (u.quota ->> 'max')::int) as max, u.quota ->> 'strength' as strength
    from unit u where u.quota is not null and u.quota <> 'null'::jsonb
  ), taken as (
    select pool.programme_id, pool.pool, count(*) as n,
      count(e.id) as excepted, bool_or(r.state in ('signing', 'signed', 'dispatched')) as settled,
      count(e.id) filter (where e.state = 'confirmed') as confirmed
    from programmes.candidate c
    join pool on pool.programme_id = c.programme_id and pool.code = c.unit_code
    left join programmes.recommendation r
      on r.programme_id = c.programme_id and r.unit_code = c.unit_code
    left join programmes.exception e on e.candidate_id = c.id and e.rule = 'quota'
      and e.state in ('asked', 'confirmed')
    where c.rank is not null group by 1, 2
  )`

export const recommendationInvariants: readonly Invariant[] = [
  {
    name: 'the places of a list are 1, 2, … n without gaps',
    sql: `select programme_id, unit_code from programmes.candidate where rank is not null
          group by 1, 2 having count(*) <> max(rank) or min(rank) <> 1`,
  },
  {
    name: 'only files that passed the check have a place',
    sql: `select id from programmes.candidate
          where rank is not null and state not in ('checked', 'recommended')`,
  },
  {
    name: 'a hard quota is never exceeded, a soft one only with as many exceptions',
    sql: `with recursive ${pools}
          select t.pool from taken t join places p using (programme_id, pool)
          where t.n > p.max and (p.strength = 'hard' or t.n > p.max + t.excepted)`,
  },
  {
    name: 'a list beyond its check rests on confirmed exceptions only',
    sql: `select e.id from programmes.exception e join programmes.candidate c on c.id = e.candidate_id
          join programmes.recommendation r
            on r.programme_id = c.programme_id and r.unit_code = c.unit_code
          where e.state = 'asked' and r.state in ('signing', 'signed', 'dispatched')`,
  },
  {
    name: 'an exception was confirmed by another person than asked for it',
    sql: `select id from programmes.exception where state = 'confirmed' and decided_by = asked_by`,
  },
  {
    name: 'the digest of a signed list is that of its rows',
    sql: `select r.id from programmes.recommendation r where r.state in ('signed', 'dispatched')
          and r.list_digest is distinct from (
            select encode(sha256(convert_to(
              concat_ws(e'\\t', r.programme_id, r.unit_code, r.document_number,
                to_char(r.document_date, 'YYYY-MM-DD')) || e'\\n' ||
              string_agg(concat_ws(e'\\t', c.rank, c.application_id, s.digest_sha256), e'\\n'
                order by c.rank), 'UTF8')), 'hex')
            from programmes.candidate c join programmes.submission s on s.id = c.submission_id
            where c.programme_id = r.programme_id and c.unit_code = r.unit_code
              and c.rank is not null)`,
  },
  {
    name: 'a recommended file is in a signed list, and a signed list holds recommended files only',
    sql: `select c.id from programmes.candidate c left join programmes.recommendation r
            on r.programme_id = c.programme_id and r.unit_code = c.unit_code
          where (c.state = 'recommended') <> (c.rank is not null
            and coalesce(r.state in ('signed', 'dispatched'), false))`,
  },
  {
    name: 'no application is open at two stops',
    sql: `select application_id from programmes.candidate
          where state in ('arrived', 'checked', 'returned') group by 1 having count(*) > 1`,
  },
  {
    name: 'a file at a later stop was recommended by the one below',
    sql: `select c.id from programmes.candidate c where c.stop > 0 and c.state <> 'withdrawn'
          and not exists (select from programmes.candidate b where b.application_id = c.application_id
            and b.stop = c.stop - 1 and b.state = 'recommended')`,
  },
  {
    name: 'a returned application lies with the unit that returned it, and says until when',
    sql: `select a.id from programmes.application a where a.state = 'returned' and (
            a.return_deadline is null or 1 <> (select count(*) from programmes.candidate c
              where c.application_id = a.id and c.state = 'returned'))`,
  },
  {
    name: 'an ended publicity has no open objection, or says why',
    sql: `select p.id from programmes.publicity p where p.state = 'ended' and p.end_reason is null
          and exists (select from programmes.objection o
            where o.publicity_id = p.id and o.state = 'received')`,
  },
  {
    name: 'the change with the highest version made the order that stands',
    sql: `select r.id from programmes.recommendation r join lateral (
            select after from programmes.rank_change k where k.recommendation_id = r.id
            order by version desc limit 1) last on true
          where last.after is distinct from coalesce((
            select array_agg(c.id order by c.rank) from programmes.candidate c
            where c.programme_id = r.programme_id and c.unit_code = r.unit_code
              and c.rank is not null), '{}')`,
  },
]
