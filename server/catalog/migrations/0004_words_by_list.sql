-- A list publishes 20,000 at once: their words are sorted into the index by larger lots.
alter index catalog.offer_has_words set (gin_pending_list_limit = 32768);
