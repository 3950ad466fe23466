/** What must always hold of packages, and what their constraints mean to people. */
import { conflict } from '../../domain/kernel/verdict.ts'
import type { Invariant } from '../kernel/module.ts'
import type { ConstraintMeanings } from '../kernel/problem.ts'

export const packageConstraints: ConstraintMeanings = {
  package_is_the_only_valid_one: conflict('programmes.package_delivered_already'),
  dispatch_once_a_medium: conflict('programmes.dispatched_already'),
  dispatch_number_is_recorded_already: conflict('programmes.dispatched_already'),
}

export const packageInvariants: readonly Invariant[] = [
  {
    name: 'no two files of one medium of a package have one name',
    sql: `select package_id, medium from programmes.package_file
          group by package_id, medium, lower(normalize(path, NFKC)) having count(*) > 1`,
  },
  {
    name: 'the digests of a package are those of its kept files',
    sql: `select f.package_id, f.key from programmes.package_file f
          left join files.pub_version v on v.id = f.version_id
          where coalesce(v.digest, encode(sha256(convert_to(f.body, 'UTF8')), 'hex')) <> f.sha256`,
  },
  {
    name: 'the digest of a manifest is that of its text',
    sql: `select package_id, medium from programmes.package_manifest
          where encode(sha256(convert_to(body, 'UTF8')), 'hex') <> sha256`,
  },
  {
    // A programme whose text names no medium has packages of documents alone.
    name: 'a built package has archives where its programme names a medium',
    sql: `select k.id from programmes.package k join programmes.programme g on g.id = k.programme_id
          where k.state in ('built', 'delivered') and jsonb_array_length(g.definition -> 'media') > 0
            and not exists (select from programmes.package_part p where p.package_id = k.id)`,
  },
  {
    name: 'what a package holds is held in files',
    sql: `select f.package_id, f.key from programmes.package_file f
          where f.version_id is not null and not exists (
            select from files.pub_attachment a where a.version_id = f.version_id
              and a.thing_kind = 'programmes.package' and a.thing_id = f.package_id::text)`,
  },
  {
    name: 'a delivered package has a dispatch',
    sql: `select k.id from programmes.package k where k.state = 'delivered' and not exists (
            select from programmes.dispatch d where d.package_id = k.id)`,
  },
  {
    name: 'a delivered application is in a package that was delivered',
    sql: `select a.id from programmes.application a where a.state = 'delivered' and not exists (
            select from programmes.package k
            join programmes.dispatch d on d.package_id = k.id
            where k.state = 'delivered' and k.content -> 'projects' @>
              jsonb_build_array(jsonb_build_object('applicationId', a.id)))`,
  },
  {
    name: 'paper was sent with as many volumes as the rule asks for',
    sql: `select d.id from programmes.dispatch d
          join programmes.package_copy c on c.package_id = d.package_id
          join programmes.programme g on g.id = d.programme_id
          where c.printed < c.required and exists (
            select from jsonb_array_elements(g.definition -> 'media') m
            where m ->> 'code' = d.medium and m ->> 'kind' = 'paper')`,
  },
  {
    name: 'a document that is done has its file, and holds it',
    sql: `select d.id from programmes.document d where d.state = 'done' and not exists (
            select from files.pub_attachment a where a.version_id = d.version_id
              and a.thing_kind = 'programmes.document' and a.thing_id = d.id::text)`,
  },
  {
    name: 'the public counters are the sums of what is counted',
    sql: `with parts as (
            select programme_id, 'total' as part from programmes.counted
            union all select programme_id, 'unit:' || unit_code from programmes.counted
            union all select programme_id, 'stage:' || stage from programmes.counted
            union all select programme_id, 'day:' || day::text from programmes.counted
            union all select programme_id, 'direction:' || direction
              from programmes.counted, unnest(directions) direction),
          sums as (select 'programmes.counts/' || programme_id as name, part, count(*) as value
            from parts group by 1, 2),
          kept as (select name, part, value from kernel.counter
            where name like 'programmes.counts/%')
          select coalesce(s.name, k.name) from sums s
          full join kept k on k.name = s.name and k.part = s.part
          where coalesce(s.value, 0) <> coalesce(k.value, 0)`,
  },
]
