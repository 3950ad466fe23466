-- Who speaks in a letter: the name of the house as it was when the letter was written, in the reader's language.
-- Mail shows it as the sender, text messages carry it as their signature.
alter table notices.letter add column sender_name text not null default '';
