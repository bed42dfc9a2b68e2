-- A password is kept as an Argon2id hash and as nothing else, whatever the program takes for one. What is
-- let through is what it would read: see packages/crypto/src/password-hash-text.ts.
--
-- No password belongs to a row that breaks this, so nobody could come in by it. It gets the hash of none: a row
-- that was left as it is could neither be changed nor restored from a backup. Whoever it belongs to gets in
-- again with a password that the operator resets.
do $$
declare
  rule constant text :=
    '^\$argon2id\$v=19\$m=[1-9]\d{0,6},t=[1-9]\d?,p=[1-9]\$[A-Za-z\d+/]{11,86}\$[A-Za-z\d+/]{22,86}$';
  none constant text :=
    '$argon2id$v=19$m=19456,t=2,p=1$' || repeat('A', 22) || '$' || repeat('A', 43);
  keeper text;
begin
  foreach keeper in array '{user, share_secret}'::text[] loop
    execute format('alter table public.%I no force row level security', keeper);
    execute format('update public.%I set password_hash = %L where password_hash !~ %L', keeper, none, rule);
    execute format('alter table public.%I force row level security', keeper);
    execute format('alter table public.%I add constraint %I check (password_hash ~ %L)',
      keeper, keeper || '_password_hash_check', rule);
  end loop;
end $$;
