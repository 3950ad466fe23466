-- Who has no password proves by a code to the present address or number that it is still the same person.
alter table people.challenge drop constraint challenge_kind_check;
alter table people.challenge add constraint challenge_kind_check
  check (kind in ('signUp', 'recovery', 'email', 'mobile', 'mobileSignIn', 'proof'));
