-- The logs are ordered by transaction ids. A restored log keeps the ids of the server on which it was written,
-- while the new server counts from its own beginning; restoring a backup rewrites both functions so that
-- they add the difference, and new rows follow the restored ones.
create function kernel.log_position() returns xid8 language sql volatile
  as $$ select pg_current_xact_id() $$;
comment on function kernel.log_position() is 'where a row written now stands in a log';

create function kernel.log_horizon() returns xid8 language sql stable
  as $$ select pg_snapshot_xmin(pg_current_snapshot()) $$;
comment on function kernel.log_horizon() is 'all log rows before it are decided; readers stay below';

alter table kernel.history alter column xid set default kernel.log_position();
alter table kernel.event alter column xid set default kernel.log_position();
