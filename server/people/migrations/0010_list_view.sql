-- A person's named views of a list: filters, order and hidden columns, as the list's address has them.
create table people.list_view (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  list text not null check (length(list) between 1 and 64),
  name text not null check (length(name) between 1 and 20),
  search jsonb not null check (jsonb_typeof(search) = 'object'),
  is_default boolean not null,
  changed_at timestamptz not null
);
create unique index list_view_once_a_name on people.list_view (person_id, list, name);
create unique index list_view_one_default on people.list_view (person_id, list) where is_default;
