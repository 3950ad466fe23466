-- Whose turn it is, subscription by subscription: what waits at a paused one is not looked through.
create index delivery_turn on webhooks.delivery (subscription_id, next_at, sequence)
  where state in ('waiting', 'sending');
drop index webhooks.delivery_due;
