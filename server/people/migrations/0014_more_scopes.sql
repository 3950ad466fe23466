-- Every call of the house is a scope, and there will be more of them: a key that may do all its owner may names each.
alter table people.api_key drop constraint api_key_scopes_check;
alter table people.api_key add constraint api_key_scopes_check
  check (cardinality(scopes) between 1 and 2000);
