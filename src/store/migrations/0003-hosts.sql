-- What all processes know together about the hosts they visit.

-- When the next visit to a host may start. Unlogged: a turn is worth nothing a minute later, so it need not reach the disk
-- before the visit starts; after a crash of the database the table is empty, and the next visit starts at once.
create unlogged table host_turns (
  host    text primary key,
  next_at timestamptz not null
) with (fillfactor = 50);

-- Addresses that asked to be left alone until a moment (Retry-After).
create table host_holds (
  url    text primary key,
  host   text not null,
  family text not null,
  until  timestamptz not null
);
create index host_holds_host on host_holds (host, until);
create index host_holds_family on host_holds (family, until);
create index host_holds_until on host_holds (until);

-- robots.txt of the sites whose pages are read.
create table robots (
  origin   text primary key,
  kind     text not null check (kind in ('rules', 'none', 'unreachable')),
  text     text not null,
  asked_at timestamptz not null,
  since    timestamptz not null
);
create index robots_asked on robots (asked_at);
