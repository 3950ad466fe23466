-- The pairs of neighbouring signs of a text, in small letters: what an index of texts is asked for.
create function kernel.grams(given text) returns text[]
language sql immutable strict parallel safe as $$
  select coalesce(array_agg(distinct substr(lower(given), n, 2)), '{}')
  from generate_series(1, char_length(given) - 1) n
$$;
