-- What somebody was answered under a key goes with their account, in whichever workspace it was.

create index idempotency_record_user_id_idx on public.idempotency_record (user_id);
alter table public.idempotency_record add constraint idempotency_record_user_id_fkey
  foreign key (user_id) references public."user" (id) on delete cascade;
