-- Who supports an office follows its rounds: where each stands, and never who reviews what or how.
select people.pub_add_permits('office.institute', '{evaluation.round.follow}');
